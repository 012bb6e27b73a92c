// [[instrument]] and the files that it names.
#include "project_files.hpp"

namespace fotfaste::intake {
namespace {

constexpr std::string_view steps = R"(
[instrument]
id = "steps"
version = "2"
title = { sv = "Steg", en = "Steps" }
licence = "fri att använda"
raters = ["participant", "caseworker"]
lowest = 1
highest = 5
missing_rule = "half_rule"

[[sub_scale]]
id = "work"
title.sv = "Arbete"
title.en = "Work"

[[sub_scale]]
id = "health"
missing_rule = "drop"

[[item]]
id = "hope"
title = "Framtidstro"
sub_scale = "work"

[[item]]
id = "pain"
sub_scale = "health"
direction = "lower"
highest = 10
raters = ["participant"]

[[item]]
id = "belief"
wording.sv = "Tror du att personen kommer i arbete?"
raters = ["caseworker"]
missing_rule = "mean_of_rest"

[[norm]]
sub_scale = "work"
sd = 0.9
reliability = 0.8
source = "Manualen"
)";

class InstrumentFile : public ProjectFiles {
 protected:
  [[nodiscard]] ProjectReading with(std::string_view text) const {
    write("instruments/steps.toml", text);
    return read(std::string(good_project) + "[[instrument]]\nfile = \"instruments/steps.toml\"\n");
  }
  // What is said of steps with one piece of it changed; the piece must be there.
  [[nodiscard]] ProjectReading changed(std::string_view piece, std::string_view to) const {
    std::string text(steps);
    const std::size_t at = text.find(piece);
    if (at == std::string::npos) throw std::invalid_argument("no such piece");
    return with(text.replace(at, piece.size(), to));
  }
};

TEST_F(InstrumentFile, DescribesItemsAsEachRaterAnswersThem) {
  const ProjectReading reading = with(steps);
  EXPECT_EQ(codes(reading), "");
  EXPECT_TRUE(reading.usable);
  ASSERT_EQ(reading.project.instruments.size(), 1U);
  const model::Instrument& instrument = reading.project.instruments.front();
  EXPECT_EQ(instrument.id, "steps");
  EXPECT_EQ(instrument.title.en, "Steps");
  EXPECT_EQ(instrument.file, "instruments/steps.toml");
  EXPECT_EQ(instrument.sha256.size(), 64U);
  ASSERT_EQ(instrument.items.size(), 4U);
  EXPECT_EQ(instrument.items[0].id, "hope");
  EXPECT_EQ(instrument.items[0].rater, "participant");
  EXPECT_EQ(instrument.items[1].rater, "caseworker");
  EXPECT_EQ(instrument.items[1].number, 1);
  EXPECT_EQ(instrument.items[1].missing_rule, "half_rule");
  EXPECT_EQ(instrument.items[1].title.en, "Framtidstro");
  EXPECT_EQ(instrument.items[2].id, "pain");
  EXPECT_EQ(instrument.items[2].number, 2);
  EXPECT_EQ(instrument.items[2].direction, "lower");
  EXPECT_EQ(instrument.items[2].lowest, 1);
  EXPECT_EQ(instrument.items[2].highest, 10);
  EXPECT_EQ(instrument.items[2].missing_rule, "drop");
  EXPECT_EQ(instrument.items[3].missing_rule, "mean_of_rest");
  EXPECT_EQ(instrument.items[3].wording.en, "Tror du att personen kommer i arbete?");
  ASSERT_EQ(instrument.norms.size(), 1U);
  EXPECT_EQ(instrument.norms[0].measure, "work");
  EXPECT_EQ(instrument.norms[0].reliability, 0.8);
}

TEST_F(InstrumentFile, MayBeWithoutRatersAndSubScales) {
  const ProjectReading reading =
      with("[instrument]\nid = \"x\"\n[[item]]\nid = \"a\"\nsub_scale = \"free\"\n");
  EXPECT_EQ(codes(reading), "");
  EXPECT_EQ(reading.project.instruments.front().items.front().rater, "");
  EXPECT_EQ(reading.project.instruments.front().items.front().lowest, std::nullopt);
}

TEST_F(InstrumentFile, RefusesWhatContradictsItself) {
  EXPECT_EQ(codes(changed("highest = 5", "highest = 1")), "C031");
  EXPECT_EQ(codes(changed("id = \"belief\"\n", "id = \"hope\"\n")), "C031");
  EXPECT_EQ(codes(changed("id = \"health\"", "id = \"work\"")), "C031 C031");  // and pain is of no sub-scale
  EXPECT_EQ(codes(changed("sub_scale = \"health\"", "sub_scale = \"helth\"")), "C031");
  EXPECT_EQ(codes(changed("reliability = 0.8", "reliability = 1.0")), "C031");
  EXPECT_EQ(codes(changed("sd = 0.9", "sd = 0")), "C031");
  EXPECT_EQ(codes(changed("[[norm]]\nsub_scale = \"work\"", "[[norm]]\nitem = \"nothing\"")), "C031");
  EXPECT_EQ(codes(changed("[[norm]]\n", "[[norm]]\nitem = \"hope\"\n")), "C031");
  EXPECT_FALSE(changed("highest = 5", "highest = 1").usable);
}

TEST_F(InstrumentFile, PointsIntoItsOwnFile) {
  const ProjectReading reading = changed("sub_scale = \"health\"", "sub_scale = \"helth\"");
  ASSERT_EQ(reading.findings.size(), 1U);
  const model::Place& place = reading.findings[0].places.at(0);
  EXPECT_EQ(place.file, "instruments/steps.toml");
  EXPECT_EQ(place.row, 28U);
  EXPECT_EQ(place.excerpt, "sub_scale = \"helth\"");
  EXPECT_EQ(place.note.en, "did you mean \"health\"?");
}

TEST_F(InstrumentFile, RefusesWhatIsMissingUnknownOrOfTheWrongKind) {
  EXPECT_EQ(codes(changed("id = \"steps\"\n", "")), "C005");
  EXPECT_EQ(codes(changed("id = \"belief\"\n", "")), "C005");
  EXPECT_EQ(codes(changed("source = \"Manualen\"\n", "")), "C005");
  EXPECT_EQ(codes(changed("version = \"2\"", "versoin = \"2\"")), "C003");
  EXPECT_EQ(codes(changed("[[norm]]", "[[norms]]")), "C003");
  EXPECT_EQ(codes(changed("lowest = 1", "lowest = \"1\"")), "C004");
  EXPECT_EQ(codes(changed("direction = \"lower\"", "direction = \"down\"")), "C023");
  EXPECT_EQ(codes(with("[instrument]\nid = \"x\"\n")), "C005");
  EXPECT_EQ(codes(with("[instrument]\nid = \"x\"\n[item]\nid = \"a\"\n")), "C004");
  EXPECT_EQ(codes(with("[instrument\n")), "C001");
  EXPECT_EQ(codes(with("")), "C005 C005");
}

TEST_F(InstrumentFile, RefusesFilesThatAreNotThereOrStandTwice) {
  write("instruments/steps.toml", steps);
  const std::string good(good_project);
  EXPECT_EQ(codes(read(good + "[[instrument]]\nfile = \"instruments/stpes.toml\"\n")), "C030");
  EXPECT_EQ(codes(read(good + "[[instrument]]\nfile = \"instruments\"\n")), "C030");
  EXPECT_EQ(codes(read(good + "[[instrument]]\nname = \"instruments/steps.toml\"\n")), "C005 C003");
  EXPECT_EQ(codes(read(good + "[instrument]\nfile = \"instruments/steps.toml\"\n")), "C004");
  const std::string once = "[[instrument]]\nfile = \"instruments/steps.toml\"\n";
  const ProjectReading twice = read(good + once + once);
  EXPECT_EQ(codes(twice), "C031");
  EXPECT_EQ(twice.project.instruments.size(), 1U);
}

}  // namespace
}  // namespace fotfaste::intake

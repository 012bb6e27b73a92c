// Collaboration around three projects under configs/, by the built command: figures counted by hand from the
// projects' own tables.
#include <gtest/gtest.h>

#include <string>

#include "program.hpp"

namespace fotfaste::test {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

Json collaboration_of(const std::string& folder, std::vector<std::string> more = {}) {
  const TemporaryFolder out;
  std::vector<std::string> arguments = {"run", configuration_folder(folder).string(), "--out",
                                        out.path().string()};
  arguments.insert(arguments.end(), more.begin(), more.end());
  const Ended ended = fotfaste(arguments);
  EXPECT_EQ(ended.code, 0) << ended.err;
  const Json plugin = plugin_of(read_json(out / "results.json"), "collaboration");
  EXPECT_EQ(plugin.at("outcome"), "ok");
  return plugin;
}

// The one row with these cells.
Json row_of(const Json& plugin, const std::string& table, const Json& wanted) {
  Json found;
  int count = 0;
  const Json rows = table_of(plugin, table).at("rows");
  for (const Json& row : rows) {
    bool equal = true;
    for (const auto& [name, value] : wanted.items()) equal = equal && row.at(name) == value;
    if (!equal) continue;
    found = row;
    ++count;
  }
  EXPECT_EQ(count, 1) << table << " " << wanted;
  return found;
}

TEST(Collaboration, ThreeGroupsJudgeFramtidsjobb) {
  const Json plugin = collaboration_of("framtidsjobb-avesta");
  // Of nine in the steering group seven answered, and six of them 4 or 5; of fourteen partners ten, and nine.
  const Json steering = row_of(plugin, "judgements", {{"judgement", "pleased"}, {"group", "Styrgrupp"}});
  EXPECT_EQ(steering.at("numerator"), 6);
  EXPECT_EQ(steering.at("denominator"), 7);
  EXPECT_EQ(steering.at("unknown"), 2);
  EXPECT_EQ(steering.at("few"), 1);
  const Json partners = row_of(plugin, "judgements", {{"judgement", "pleased"}, {"group", "Samverkanspart"}});
  EXPECT_EQ(partners.at("numerator"), 9);
  EXPECT_EQ(partners.at("denominator"), 10);
  EXPECT_EQ(partners.at("unknown"), 4);
  const Json people = row_of(plugin, "judgements", {{"judgement", "pleased"}, {"group", "participants"}});
  EXPECT_EQ(people.at("denominator").get<int>() + people.at("unknown").get<int>() +
                people.at("no_record").get<int>(),
            10);
  // No word was laid down beforehand, so none is used.
  for (const Json& row : table_of(plugin, "judgements").at("rows")) EXPECT_TRUE(row.at("word").is_null());
  EXPECT_EQ(row_of(plugin, "locked-items", {{"item", "support"}}).at("status"), "same");
}

TEST(Collaboration, TheNetworkOfFasettenGrowsAndMeasuresLiveOn) {
  const Json plugin = collaboration_of("fasetten");
  const Json first = row_of(plugin, "network", {{"occasion", "2021-03-01"}});
  EXPECT_EQ(first.at("contacts"), 6);
  EXPECT_EQ(first.at("possible"), 15);
  const Json last = row_of(plugin, "network", {{"occasion", "2023-02-01"}});
  EXPECT_EQ(last.at("contacts"), 9);
  EXPECT_EQ(last.at("isolated"), 1);
  EXPECT_EQ(last.at("density"), 0.6);
  EXPECT_EQ(last.at("ended"), 1);
  const Json end = row_of(plugin, "lasting-measures", {{"point", "end"}});
  EXPECT_EQ(end.at("lives_on"), 4);
  EXPECT_EQ(end.at("ended"), 1);
  const Json later = row_of(plugin, "lasting-measures", {{"point", "end+6m"}});
  EXPECT_EQ(later.at("not_due"), 5);
  EXPECT_TRUE(later.at("lives_on").is_null());
  // Three of four answer 4 or 5, and the word for that was laid down before the first answer.
  const Json partners =
      row_of(plugin, "judgements", {{"judgement", "collaboration-works"}, {"group", "Samverkanspart"}});
  EXPECT_EQ(partners.at("numerator"), 6);
  EXPECT_EQ(partners.at("denominator"), 8);
  EXPECT_EQ(partners.at("word"), "god samverkan");
}

TEST(Collaboration, ThePageSaysBetweenWhomAndNotFromAndTo) {
  const TemporaryFolder out;
  ASSERT_EQ(
      fotfaste({"run", configuration_folder("fasetten").string(), "--out", out.path().string(), "--report"})
          .code,
      0);
  const std::string page = read_file(out / "report.html");
  EXPECT_NE(page.find("Mest mellan Alvesta kommun och Arbetsförmedlingen: 2"), std::string::npos);
  EXPECT_EQ(page.find("gå från Alvesta kommun"), std::string::npos);
}

TEST(Collaboration, TwoCodersOfFlenAgreeOnMost) {
  const Json plugin = collaboration_of("vaga-valja-vag", {"--shards", "3"});
  const Json codes = row_of(plugin, "coding-agreement", {{"level", "code"}});
  EXPECT_EQ(codes.at("n"), 21);
  EXPECT_EQ(codes.at("equal"), 18);
  // 18/21 observed; by chance (4 3 + 3 4 + 3 3 + 4 4 + 4 4 + 3 3) / 21^2.
  const double expected = 74.0 / 441;
  EXPECT_NEAR(codes.at("value").get<double>(), (18.0 / 21 - expected) / (1 - expected), 1e-12);
  const Json business = row_of(plugin, "judgements", {{"judgement", "would-mentor"}});
  EXPECT_EQ(business.at("numerator"), 6);
  EXPECT_EQ(business.at("denominator"), 12);
  EXPECT_EQ(business.at("unknown"), 8);
  EXPECT_EQ(row_of(plugin, "partners-over-time", {{"kind", "Mentorföretag"}, {"period", "2009-12"}})
                .at("organisations"),
            4);
}

}  // namespace
}  // namespace fotfaste::test

// What breaks a rule of the fund is refused by the command, with the rule's code. Each figure here is
// supplied to a project as it is configured; tests/plugins breaks every rule, those of single records too.
#include <gtest/gtest.h>

#include <ostream>
#include <set>

#include "program.hpp"

namespace fotfaste::test {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;
using Codes = std::set<std::string>;

struct Broken {
  std::string configuration;
  std::string plugin;
  std::string period;
  std::string indicator;
  int value;
  Codes codes;
  std::string gender = "woman";
};
void PrintTo(const Broken& one, std::ostream* out) {
  *out << one.plugin << " " << one.indicator << " " << one.gender;
}

Broken esfplus(const std::string& indicator, int value, Codes codes, std::string gender = "woman") {
  return {"jobb-inom-sex-manader", "funder-export-esfplus", "2025-06", indicator, value,
          std::move(codes),        std::move(gender)};
}
Broken esf2014(const std::string& indicator, int value, Codes codes, std::string gender = "woman") {
  return {"fasetten", "funder-export-esf2014", "2022", indicator, value, std::move(codes), std::move(gender)};
}
Broken esf2007(const std::string& indicator, int value, Codes codes, std::string gender = "woman") {
  return {"vaga-valja-vag", "funder-export-esf2007", "2009", indicator, value,
          std::move(codes), std::move(gender)};
}

// Adds a figure that a partner supplied.
void supply(const fs::path& project, const Broken& one) {
  std::string text = read_file(project);
  const std::size_t plugin = text.find("id = \"" + one.plugin + "\"");
  ASSERT_NE(plugin, std::string::npos);
  const std::size_t end = std::min(text.find("[[plugin]]", plugin), text.find("# ---- ", plugin));
  text.insert(end, "[[plugin.supplied]]\nindicator = \"" + one.indicator + "\"\nperiod = \"" + one.period +
                       "\"\ngender = \"" + one.gender + "\"\nvalue = " + std::to_string(one.value) +
                       "\nsource = \"partner\"\n\n");
  write_file(project, text);
}

class ExportRules : public testing::TestWithParam<Broken> {};

TEST_P(ExportRules, AreHeldByTheCommand) {
  const Broken& one = GetParam();
  const TemporaryFolder folder;
  fs::copy(karlskoga_folder().parent_path() / one.configuration, folder / "project",
           fs::copy_options::recursive);
  supply(folder / "project" / "project.toml", one);
  std::vector<std::string> command = {"export", (folder / "project").string(), "--plugin", one.plugin,
                                      "--out",  (folder / "out").string()};
  const Ended refused = fotfaste(command);
  EXPECT_EQ(refused.code, 1) << refused.err;
  for (const std::string& code : one.codes) {
    EXPECT_NE(refused.err.find("[" + code + "]"), std::string::npos) << code << " in " << refused.err;
  }
  EXPECT_FALSE(fs::exists(folder / "out")) << "something was written";
  command.push_back("--force");
  const Ended forced = fotfaste(command);
  EXPECT_EQ(forced.code, 0) << forced.err;
  const Json manifest = read_json(folder / "out" / one.plugin / "manifest.json");
  EXPECT_EQ(manifest.at("forced"), true);
  EXPECT_EQ(manifest.at("violated").get<Codes>(), one.codes);
}

INSTANTIATE_TEST_SUITE_P(
    All, ExportRules,
    testing::Values(
        esfplus("EECO02+04", 1, {"144"}), esfplus("EECO02+05", 1, {"145"}),
        esfplus("EECO02+04+05", 1, {"146"}), esfplus("EECO06+07", 1, {"147"}),
        esfplus("EECO10+11", 1, {"148"}), esfplus("EECR02", 900, {"T10-02"}),
        esfplus("EECR03", 900, {"T10-03"}), esfplus("EECO05", 900, {"X1"}), esfplus("EECO03", 900, {"X2"}),
        esfplus("EECO08", 900, {"X3"}), esfplus("EECO09", 900, {"X4"}), esfplus("EECO13", 900, {"X5-13"}),
        esfplus("EECR01", 900, {"X6-01", "X8-sum"}), esfplus("EECR04", 900, {"X6-04", "X8-sum"}),
        esfplus("EECR05", 900, {"X6-05"}), esfplus("EECR06", 900, {"X6-06"}),
        esfplus("EECO12", 1, {"X7"}, "all"), esfplus("EECO12", -900, {"X9"}), esf2014("CO02", 900, {"A03"}),
        esf2014("CO04", 900, {"A04"}), esf2014("CO06", 900, {"A05"}), esf2014("CO08", 900, {"A06", "A07"}),
        esf2014("CO09", 900, {"A08"}), esf2014("CO15", 900, {"A11.CO15"}), esf2014("CR01", 900, {"A12"}),
        esf2014("CR02", 900, {"A13.CR02"}), esf2014("CR04", 900, {"A14"}),
        esf2014("CR05", 900, {"A15.group"}), esf2014("CR06", 900, {"A16.CR06"}),
        esf2014("CR07", 900, {"A16.CR07"}), esf2014("CR08", 900, {"A17.CO07", "A17.CR08"}),
        esf2014("CR09", 900, {"A17.CR09"}), esf2014("CO15", -900, {"A19"}), esf2007("entering", 5, {"F02"}),
        esf2007("self_employed", 900, {"F03"}), esf2007("long_term_unemployed", 900, {"F04"}),
        esf2007("in_education", 900, {"F05"}), esf2007("young", 900, {"F06"}),
        esf2007("migrants", 900, {"F07.migrants"}), esf2007("isced_3", 900, {"F08"}),
        esf2007("migrants", -900, {"F10"})));

}  // namespace
}  // namespace fotfaste::test

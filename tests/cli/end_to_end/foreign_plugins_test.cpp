// Plugins from elsewhere: one in plain C that saw nothing but the C headers, and one that was built for an
// interface that this program does not have.
#include <gtest/gtest.h>

#include "program.hpp"

namespace fotfaste::test {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

void add_plugin(const fs::path& project, const std::string& id) {
  copy_karlskoga(project);
  std::string text = read_file(project / "project.toml");
  text.insert(text.find("[[plugin]]"), "[[plugin]]\nid = \"" + id + "\"\n\n");
  write_file(project / "project.toml", text);
}

TEST(ForeignPlugin, InPlainCRuns) {
  const TemporaryFolder folder;
  add_plugin(folder / "project", "count-participations");
  const Ended ended =
      fotfaste({"--plugin-path", FOTFASTE_FOREIGN_PLUGINS, "run", (folder / "project").string(), "--out",
                (folder / "out").string(), "--shards", "3"});
  ASSERT_EQ(ended.code, 0) << ended.err;
  const Json plugin = plugin_of(read_json(folder / "out/results.json"), "count-participations");
  ASSERT_FALSE(plugin.is_null());
  EXPECT_EQ(plugin.at("outcome"), "ok");
  std::map<std::string, int> counts;
  const Json table = table_of(plugin, "participations");
  for (const Json& row : table.at("rows")) counts[row.at("gender")] = row.at("count");
  EXPECT_EQ(counts["woman"], 24);
  EXPECT_EQ(counts["man"], 36);
}

TEST(ForeignPlugin, IsFoundByThePathInTheEnvironment) {
  const Ended ended =
      fotfaste({"plugin", "list"}, {{{"FOTFASTE_PLUGIN_PATH", FOTFASTE_FOREIGN_PLUGINS}}, {}});
  EXPECT_EQ(ended.code, 0) << ended.err;
  EXPECT_NE(ended.out.find("count-participations"), std::string::npos) << ended.out;
  EXPECT_NE(ended.out.find("goal-metrics"), std::string::npos) << ended.out;
}

TEST(ForeignPlugin, OfAnotherInterfaceIsRefusedInASentence) {
  const TemporaryFolder folder;
  add_plugin(folder / "project", "broken-other-interface");
  const auto run = [&](const std::string& language) {
    return fotfaste({"--lang", language, "--plugin-path", FOTFASTE_FIXTURES, "run",
                     (folder / "project").string(), "--out", (folder / "out").string()});
  };
  const Ended english = run("en");
  EXPECT_EQ(english.signal, 0);
  EXPECT_NE(english.code, 0);
  const std::string said = english.out + english.err;
  EXPECT_NE(said.find("interface"), std::string::npos) << said;
  EXPECT_NE(said.find('9'), std::string::npos) << "which interface it was built for: " << said;
  EXPECT_NE(said.find("broken-other-interface"), std::string::npos) << said;
  const Ended swedish = run("sv");
  EXPECT_NE((swedish.out + swedish.err).find("gränssnitt"), std::string::npos) << swedish.out << swedish.err;
}

}  // namespace
}  // namespace fotfaste::test

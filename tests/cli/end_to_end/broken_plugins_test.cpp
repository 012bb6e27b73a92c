// A project that enables a plugin which misbehaves, between two that do not: the run ends with code 4 and
// says so, and the other plugins' results have the bytes that they have without it.
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <regex>

#include "program.hpp"

namespace fotfaste::test {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

struct Fixture {
  std::string file;  // without its ending
  std::string id;
};

// The fixtures by their sources, which say what they call themselves.
std::vector<Fixture> fixtures() {
  const std::regex identity("#define PLUGIN_ID \"([a-z-]+)\"");
  std::vector<Fixture> found;
  for (const fs::directory_entry& entry : fs::directory_iterator(source_folder() / "tests/host/broken")) {
    std::ifstream stream(entry.path());
    const std::string text{std::istreambuf_iterator<char>(stream), {}};
    std::smatch match;
    if (entry.path().extension() == ".h" || !std::regex_search(text, match, identity)) continue;
    found.push_back({entry.path().stem().string(), match[1]});
  }
  std::sort(found.begin(), found.end(), [](const Fixture& a, const Fixture& b) { return a.file < b.file; });
  return found;
}

class BrokenPlugin : public testing::TestWithParam<Fixture> {
 protected:
  static void SetUpTestSuite() {
    folder_ = new TemporaryFolder;
    ASSERT_EQ(run(karlskoga_folder(), folder_->path() / "without").code, 0);
    without_ = read_json(folder_->path() / "without/results.json");
  }
  static void TearDownTestSuite() { delete folder_; }

  static Ended run(const fs::path& project, const fs::path& out) {
    return fotfaste({"--lang", "en", "--plugin-path", FOTFASTE_FIXTURES, "run", project.string(),
                     "--data-root", karlskoga_folder().string(), "--out", out.string(), "--timeout", "2",
                     "--memory", "256"});
  }
  // The Karlskoga project with one plugin more, before the first.
  static fs::path project_with(const std::string& id) {
    std::string text = read_file(karlskoga_folder() / "project.toml");
    text.insert(text.find("[[plugin]]"), "[[plugin]]\nid = \"" + id + "\"\n\n");
    write_file(folder_->path() / id / "project.toml", text);
    return folder_->path() / id;
  }

  static inline TemporaryFolder* folder_ = nullptr;
  static inline Json without_;
};

TEST_P(BrokenPlugin, LeavesTheOthersAlone) {
  const Fixture& fixture = GetParam();
  const fs::path project = project_with(fixture.id);
  const Ended ended = run(project, project / "out");
  EXPECT_EQ(ended.signal, 0);
  if (fixture.file == "other_interface") {
    // Refused before anything runs: see foreign_plugins_test.
    EXPECT_NE(ended.code, 0);
    return;
  }
  // They find nothing where they look, and work on: docs/isolation.md.
  const bool is_harmless = fixture.file == "constructor_reads_file" ||
                           fixture.file == "constructor_maps_model" || fixture.file == "read_surroundings";
  const bool is_broken = fixture.id.starts_with("broken-") && !is_harmless;
  EXPECT_EQ(ended.code, is_broken ? 4 : 0) << ended.err;
  const Json results = read_json(project / "out/results.json");
  ASSERT_TRUE(results.is_object()) << ended.out << ended.err;

  const Json plugin = plugin_of(results, fixture.id);
  ASSERT_FALSE(plugin.is_null());
  if (is_broken) {
    EXPECT_NE(plugin.at("outcome"), "ok");
    EXPECT_TRUE(plugin.at("tables").empty());
    EXPECT_FALSE(plugin.at("reason").at("en").get<std::string>().empty());
    EXPECT_FALSE(plugin.at("reason").at("sv").get<std::string>().empty());
    EXPECT_NE((ended.out + ended.err).find(fixture.id), std::string::npos) << "the summary must name it";
  }
  for (const char* id : {"longitudinal-followup", "goal-metrics"}) {
    EXPECT_TRUE(plugin_of(results, id).dump() == plugin_of(without_, id).dump()) << id << " was touched";
  }
  EXPECT_TRUE(results.at("flow") == without_.at("flow"));
}

std::string name_of(const testing::TestParamInfo<Fixture>& info) {
  return info.param.file;
}

INSTANTIATE_TEST_SUITE_P(Fixtures, BrokenPlugin, testing::ValuesIn(fixtures()), name_of);

TEST(BrokenPlugins, AreManyAndDifferent) {
  EXPECT_GE(fixtures().size(), 30U);
}

}  // namespace
}  // namespace fotfaste::test

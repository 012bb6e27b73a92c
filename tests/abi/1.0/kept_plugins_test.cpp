// The plugins of the first release, as their files were then, in the present host; and every plugin of this
// build in the minimal host of that release.
#include <gtest/gtest.h>

#include <algorithm>
#include <ostream>
#include <stdexcept>

#include "program.hpp"

namespace fotfaste::test {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

const fs::path kept = FOTFASTE_KEPT;
const fs::path built = FOTFASTE_BUILT_PLUGINS;

// What the plugin itself reported, without what the host adds.
Json own_rows(const Json& plugin) {
  Json tables = Json::object();
  for (const Json& table : plugin.at("tables")) {
    Json rows = Json::array();
    for (const Json& row : table.at("rows")) {
      Json own = Json::object();
      for (const Json& column : table.at("columns")) {
        const auto& name = column.at("name").get_ref<const std::string&>();
        if (!column.at("added").get<bool>()) own[name] = row.at(name);
      }
      rows.push_back(std::move(own));
    }
    tables[table.at("id").get<std::string>()] = std::move(rows);
  }
  return tables;
}

class KeptPlugins : public testing::Test {
 protected:
  KeptPlugins() { fs::copy(kept / "project", folder_ / "project", fs::copy_options::recursive); }
  [[nodiscard]] Ended run(std::vector<std::string> arguments) const {
    std::vector<std::string> all = {"--lang", "en", "--plugin-path", (kept / "plugins").string()};
    all.insert(all.end(), arguments.begin(), arguments.end());
    return fotfaste(all);
  }
  [[nodiscard]] std::string project() const { return (folder_ / "project").string(); }
  TemporaryFolder folder_;
};

TEST_F(KeptPlugins, AreTheFilesOfTheRelease) {
  const Ended ended = run_program("/usr/bin/sha256sum", {"--check", "--strict", "SHA256SUMS"}, {{}, kept});
  EXPECT_EQ(ended.code, 0) << ended.out << ended.err;
}

TEST_F(KeptPlugins, ReportWhatTheyDid) {
  const Ended ended = run({"run", project(), "--out", (folder_ / "out").string()});
  ASSERT_EQ(ended.code, 0) << ended.err;
  const Json results = read_json(folder_ / "out/results.json");
  const Json expected = read_json(kept / "expected/rows.json");
  ASSERT_EQ(results.at("plugins").size(), expected.size());
  for (const auto& [id, rows] : expected.items()) {
    const Json plugin = plugin_of(results, id);
    ASSERT_FALSE(plugin.is_null()) << id;
    EXPECT_EQ(plugin.at("outcome"), "ok") << id;
    EXPECT_EQ(own_rows(plugin), rows) << id;
  }
  const Json findings = plugin_of(results, "exits-by-gender").at("findings");
  ASSERT_EQ(findings.size(), 1u);
  EXPECT_EQ(findings[0].at("code"), "K001");
  EXPECT_EQ(findings[0].at("places")[0].at("row"), 30);
}

TEST_F(KeptPlugins, SayWhatTheProjectCanShow) {
  const Ended ended = run({"check", "--design", project()});
  for (const char* text : {"Have left", "all who have entered", "Share employed", "Why they left."}) {
    EXPECT_NE(ended.out.find(text), std::string::npos) << text << "\n" << ended.out << ended.err;
  }
}

TEST_F(KeptPlugins, SayWhyEachCounts) {
  const Ended ended = run({"--format", "json", "trace", "left", project(), "--members"});
  ASSERT_EQ(ended.code, 0) << ended.err;
  const Json said = Json::parse(ended.out, nullptr, false);
  ASSERT_EQ(said.size(), 1u) << ended.out;
  EXPECT_EQ(said[0].at("counts"), (Json{{"in", 4}, {"out", 2}, {"unknown", 0}}));
  EXPECT_EQ(said[0].at("members").at("rows").size(), 6u);
}

// A plugin and parameters with which it has something to say of the host's six people.
struct Lived {
  std::string file;
  std::vector<std::string> parameters;
};

void PrintTo(const Lived& lived, std::ostream* stream) {
  *stream << lived.file;
}

// The host, compiled against some headers: once for all tests.
class Host {
 public:
  explicit Host(const fs::path& headers) {
    std::vector<std::string> arguments = {"-std=c99", "-D_POSIX_C_SOURCE=200809L", "-I" + headers.string(),
                                          "-o", program().string()};
    for (const char* source : {"host.c", "people.c", "parameters.c"})
      arguments.push_back((kept / source).string());
    arguments.push_back("-ldl");
    compiled = run_program(FOTFASTE_C_COMPILER, arguments);
  }
  [[nodiscard]] Ended live(const Lived& lived) const {
    const fs::path file =
        lived.file.starts_with("kept/") ? kept / "plugins" / lived.file.substr(5) : built / lived.file;
    std::vector<std::string> arguments = {file.string()};
    arguments.insert(arguments.end(), lived.parameters.begin(), lived.parameters.end());
    return run_program(program(), arguments);
  }
  Ended compiled;

 private:
  [[nodiscard]] fs::path program() const { return folder_ / "host"; }
  TemporaryFolder folder_;
};

// A copy of the headers in which two functions of the factory have changed places.
class ChangedHeaders {
 public:
  ChangedHeaders() {
    fs::copy(kept / "include", folder_ / "include", fs::copy_options::recursive);
    const fs::path file = folder_ / "include/fotfaste/plugin.h";
    std::string text = read_file(file);
    exchange(text, "(*declare_needs)", "(*create)");
    write_file(file, text);
  }
  [[nodiscard]] fs::path path() const { return folder_ / "include"; }

 private:
  static void exchange(std::string& text, const std::string& one, const std::string& other) {
    const std::size_t first = text.find(one);
    const std::size_t second = text.find(other);
    if (first > second || second == std::string::npos) throw std::runtime_error("the header is another");
    text.replace(second, other.size(), one);
    text.replace(first, one.size(), other);
  }
  TemporaryFolder folder_;
};

class MinimalHost : public testing::TestWithParam<Lived> {};

TEST_P(MinimalHost, TakesItThroughItsLife) {
  static const Host host(kept / "include");
  ASSERT_EQ(host.compiled.code, 0) << host.compiled.err;
  const Ended ended = host.live(GetParam());
  EXPECT_EQ(ended.code, 0) << ended.out << ended.err;
  EXPECT_NE(ended.out, "");
}

// Were the headers of a later release others, this is what would come of it.
TEST_P(MinimalHost, FailsWhenTheFactoryIsInAnotherOrder) {
  static const Host host(ChangedHeaders().path());
  ASSERT_EQ(host.compiled.code, 0) << "pointers of other types are a warning in C: " << host.compiled.err;
  EXPECT_NE(host.live(GetParam()).code, 0);
}

const Lived lives[] = {
    {"kept/count-participations.so", {}},
    {"kept/share-employed.so", {}},
    {"kept/exits-by-gender.so", {"before=2025-01-01"}},
    {"goal-metrics.so",
     {"goal=[{ id = \"work\", outcome = { spell = \"employed\", on = \"exit\" }, by = [\"gender\"] }]"}},
    {"longitudinal-followup.so", {"points=[\"exit\", \"exit+6m\"]", "by=[\"gender\"]"}},
    {"progression.so", {}},
    {"funder-export-esf2007.so", {}},
    {"funder-export-esf2014.so", {}},
    {"funder-export-esfplus.so", {}},
    {"funder-export-finsam.so", {}},
    {"funder-export-scb.so", {}},
    {"funder-export-state-grant.so", {}},
    {"activities.so", {"by=[\"gender\"]"}},
    {"collaboration.so", {"judgement=[{ id = \"hope\", assessment = \"hope\", at_least = 3 }]"}},
    {"comparison.so",
     {"comparison=[{ id = \"work\", outcome = { spell = \"employed\", on = \"exit\" }, by = [\"gender\"] "
      "}]"}},
    {"needs-mapping.so",
     {"domain=[{ id = \"d\", item = [{ id = \"i\", holds = { gender = \"woman\" } }] }]", "by=[\"gender\"]"}},
    {"reach.so", {"by=[\"gender\"]"}},
    {"social-cost.so", {"budget=500000"}},
};

INSTANTIATE_TEST_SUITE_P(Every, MinimalHost, testing::ValuesIn(lives), [](const auto& info) {
  std::string name = fs::path(info.param.file).stem();
  if (info.param.file.starts_with("kept/")) name.append("_kept");
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
});

// A plugin that is added must be among those above.
TEST(MinimalHostTest, KnowsEveryPluginOfThisBuild) {
  for (const auto& entry : fs::directory_iterator(built)) {
    const std::string name = entry.path().filename();
    if (entry.path().extension() != ".so") continue;
    EXPECT_TRUE(std::any_of(std::begin(lives), std::end(lives), [&](const Lived& one) {
      return one.file == name;
    })) << name;
  }
}

}  // namespace
}  // namespace fotfaste::test

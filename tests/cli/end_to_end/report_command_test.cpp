// report: a page from a run's results, and clear refusals.
#include <gtest/gtest.h>

#include "program.hpp"

namespace fotfaste::test {
namespace {

namespace fs = std::filesystem;

std::string kept_results() {
  return read_file(karlskoga_folder() / "expected" / "results.json");
}

TEST(Report, MakesAPageBesideTheResults) {
  const TemporaryFolder folder;
  write_file(folder / "results.json", kept_results());
  const Ended ended = fotfaste({"report", folder.path().string()});
  ASSERT_EQ(ended.code, 0) << ended.err;
  EXPECT_NE(ended.out.find("report.html"), std::string::npos) << ended.out;
  const std::string page = read_file(folder / "report.html");
  EXPECT_EQ(page.substr(0, 15), "<!DOCTYPE html>");
  EXPECT_NE(page.find("<html lang=sv "), std::string::npos);
}

TEST(Report, MakesTheSameBytesFromFileAndFolder) {
  const TemporaryFolder folder;
  write_file(folder / "results.json", kept_results());
  const auto page = [&](const std::string& run, const char* name) {
    const fs::path file = folder / name;
    const Ended ended = fotfaste({"report", run, "--out", file.string(), "--lang", "en"});
    EXPECT_EQ(ended.code, 0) << ended.err;
    return read_file(file);
  };
  const std::string first = page(folder.path().string(), "a.html");
  EXPECT_EQ(first, page((folder / "results.json").string(), "b.html"));
  EXPECT_NE(first.find("<html lang=en "), std::string::npos);
}

TEST(Report, IsMadeByRunToo) {
  const TemporaryFolder folder;
  const Ended ran =
      fotfaste({"run", karlskoga_folder().string(), "--out", (folder / "run").string(), "--report"});
  ASSERT_EQ(ran.code, 0) << ran.err;
  const Ended ended =
      fotfaste({"report", (folder / "run").string(), "--out", (folder / "again.html").string()});
  ASSERT_EQ(ended.code, 0) << ended.err;
  EXPECT_EQ(read_file(folder / "run" / "report.html"), read_file(folder / "again.html"));
}

TEST(Report, RefusesWhatItCannotRead) {
  const TemporaryFolder folder;
  const auto refused = [&](const std::string& content) {
    write_file(folder / "results.json", content);
    const Ended ended = fotfaste({"report", folder.path().string()});
    EXPECT_EQ(ended.code, 3) << ended.out << ended.err;
    EXPECT_NE(ended.err.find("fotfaste run"), std::string::npos) << ended.err;
    EXPECT_FALSE(fs::exists(folder / "report.html"));
    return ended.err;
  };
  const std::string whole = kept_results();
  EXPECT_NE(refused(whole.substr(0, whole.size() / 2)).find("skadad"), std::string::npos);
  refused("");
  std::string other = whole;
  const std::string schema = "\"schema\": 1";
  ASSERT_NE(other.find(schema), std::string::npos);
  other.replace(other.find(schema), schema.size(), "\"schema\": 9");
  EXPECT_NE(refused(other).find("schema 9"), std::string::npos);
  const Ended nothing = fotfaste({"report", (folder / "nowhere").string()});
  EXPECT_EQ(nothing.code, 3) << nothing.err;
  EXPECT_EQ(fotfaste({"report"}).code, 2);
  write_file(folder / "results.json", whole);
  EXPECT_EQ(fotfaste({"report", folder.path().string(), "--out", folder.path().string()}).code, 2);
}

}  // namespace
}  // namespace fotfaste::test

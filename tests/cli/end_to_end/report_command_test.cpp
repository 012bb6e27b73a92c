// report: a page, a workbook and delimited files from a run's results, and clear refusals.
#include <gtest/gtest.h>

#include <array>

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
  EXPECT_TRUE(fs::exists(folder / "run" / "report.xlsx"));
  EXPECT_TRUE(fs::exists(folder / "run" / "csv" / "estimates.csv"));
}

TEST(Report, MakesAllOrOne) {
  const TemporaryFolder folder;
  write_file(folder / "results.json", kept_results());
  const fs::path out = folder / "meeting";
  const auto make = [&](std::vector<std::string> more) {
    fs::remove_all(out);
    more.insert(more.begin(), {"report", folder.path().string(), "--out"});
    const Ended ended = fotfaste(more);
    EXPECT_EQ(ended.code, 0) << ended.err;
    return std::array{fs::exists(out / "report.html"), fs::exists(out / "report.xlsx"),
                      fs::exists(out / "csv" / "goal-metrics.goals.csv")};
  };
  EXPECT_EQ(make({out.string()}), (std::array{true, true, true}));
  EXPECT_EQ(make({out.string(), "--only", "html"}), (std::array{true, false, false}));
  EXPECT_EQ(make({out.string(), "--only", "xlsx"}), (std::array{false, true, false}));
  EXPECT_EQ(make({out.string(), "--only", "csv"}), (std::array{false, false, true}));
  make({(folder / "one.xlsx").string()});
  EXPECT_TRUE(fs::exists(folder / "one.xlsx"));
  EXPECT_FALSE(fs::exists(folder / "report.html"));
  EXPECT_EQ(fotfaste({"report", folder.path().string(), "--only", "pdf"}).code, 2);
  EXPECT_EQ(
      fotfaste({"report", folder.path().string(), "--only", "csv", "--out", (folder / "a.html").string()})
          .code,
      2);
  write_file(folder / "taken", "");
  EXPECT_EQ(fotfaste({"report", folder.path().string(), "--out", (folder / "taken").string()}).code, 2);
}

TEST(Report, ReplacesItsOwnFilesAndNobodyElses) {
  const TemporaryFolder folder;
  write_file(folder / "results.json", kept_results());
  fs::create_directory(folder / "csv");
  write_file(folder / "csv" / "mine.csv", "kept");
  ASSERT_EQ(fotfaste({"report", folder.path().string(), "--only", "csv"}).code, 0);
  EXPECT_EQ(read_file(folder / "csv" / "mine.csv"), "kept");
  const std::string estimates = read_file(folder / "csv" / "estimates.csv");
  write_file(folder / "csv" / "gone.table.csv", "of an earlier run");
  write_file(folder / "csv" / "notes.txt", "kept");
  ASSERT_EQ(fotfaste({"report", folder.path().string(), "--only", "csv", "--lang", "en"}).code, 0);
  EXPECT_FALSE(fs::exists(folder / "csv" / "gone.table.csv"));
  EXPECT_EQ(read_file(folder / "csv" / "notes.txt"), "kept");
  EXPECT_EQ(read_file(folder / "csv" / "estimates.csv"), estimates) << "codes have no language";
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
}

}  // namespace
}  // namespace fotfaste::test

#include "cli/output_file.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <system_error>

namespace fotfaste::cli {
namespace {

class OutputFile : public testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = (std::filesystem::temp_directory_path() / "fotfaste-test.XXXXXX").string();
    ASSERT_NE(::mkdtemp(pattern.data()), nullptr);
    folder_ = pattern;
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  [[nodiscard]] std::size_t files() const {
    return static_cast<std::size_t>(
        std::distance(std::filesystem::directory_iterator(folder_), std::filesystem::directory_iterator()));
  }

  std::filesystem::path folder_;
};

TEST_F(OutputFile, ReadsBackWhatWasWritten) {
  std::string content(300'000, 'x');
  content[7] = '\0';
  write_file(folder_ / "results.json", content);
  EXPECT_EQ(read_file(folder_ / "results.json"), content);
  EXPECT_EQ(files(), 1u) << "nothing but the file is left";
}

TEST_F(OutputFile, TakesThePlaceOfAnEarlierOne) {
  write_file(folder_ / "results.json", "old and longer");
  write_file(folder_ / "results.json", "new");
  EXPECT_EQ(read_file(folder_ / "results.json"), "new");
}

TEST_F(OutputFile, CanBeReadByOthersAsTheUserAllows) {
  const mode_t before = ::umask(022);
  write_file(folder_ / "results.json", "x");
  ::umask(before);
  struct stat status {};
  ASSERT_EQ(::stat((folder_ / "results.json").c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777, 0644u);
}

TEST_F(OutputFile, LeavesNothingBehindWhenItFails) {
  std::filesystem::create_directory(folder_ / "results.json");
  EXPECT_THROW(write_file(folder_ / "results.json", "x"), std::system_error);
  EXPECT_EQ(files(), 1u);
  EXPECT_THROW(write_file(folder_ / "not-there" / "results.json", "x"), std::system_error);
  EXPECT_THROW(read_file(folder_ / "not-there"), std::system_error);
}

}  // namespace
}  // namespace fotfaste::cli

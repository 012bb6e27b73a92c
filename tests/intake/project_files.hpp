// A folder of its own for each test, with a project.toml and what it names.
#pragma once

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <optional>
#include <string>
#include <string_view>

#include "intake/project_file.hpp"

namespace fotfaste::intake {

inline constexpr std::string_view good_project =
    "[project]\n"
    "id = \"x\"\n"
    "name = \"y\"\n"
    "as_of = 2025-01-01\n"
    "[data.participations]\n"
    "file = \"deltagare.csv\"\n"
    "[[plugin]]\n"
    "id = \"goal-metrics\"\n";

class ProjectFiles : public ::testing::Test {
 protected:
  void SetUp() override {
    const auto* info = ::testing::UnitTest::GetInstance()->current_test_info();
    std::string name = std::string(info->test_suite_name()).append("-").append(info->name());
    for (char& c : name) c = c == '/' ? '-' : c;
    folder_ = std::filesystem::temp_directory_path() / (name + "-" + std::to_string(::getpid()));
    std::filesystem::create_directories(folder_);
    write("deltagare.csv", "deltagare,start\n");
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  void write(const std::filesystem::path& file, std::string_view text) const {
    std::filesystem::create_directories((folder_ / file).parent_path());
    std::ofstream(folder_ / file, std::ios::binary) << text;
  }

  // Reads text as the folder's project.toml.
  [[nodiscard]] ProjectReading read(
      std::string_view text, const std::optional<std::filesystem::path>& data_root = std::nullopt) const {
    write("project.toml", text);
    return read_project(folder_ / "project.toml", data_root);
  }

  std::filesystem::path folder_;
};

// Codes of the findings in order, as "C003 C016".
inline std::string codes(const ProjectReading& reading) {
  std::string text;
  for (const model::Finding& finding : reading.findings)
    text.append(text.empty() ? "" : " ").append(finding.code);
  return text;
}

}  // namespace fotfaste::intake

// What the tests on real data share: where the data and R's values lie, one run of the command, and rows of
// its results.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "csv.hpp"
#include "program.hpp"

namespace fotfaste::test {

using Json = nlohmann::ordered_json;

// One step of the arithmetic: shares, curves, sequences.
inline constexpr double exact = 1e-12;

// The shared data set folder: FOTFASTE_SHARED, or shared/ beside this source tree.
std::filesystem::path shared_folder();
// A file of data or of R's values there.
std::vector<CsvRow> shared_csv(const std::string& file);
std::vector<CsvRow> golden(const std::string& file);
// golden/effect.csv and the like: the value of a statistic. Fails the test when it is not there once.
double golden_value(const std::vector<CsvRow>& rows, const std::string& name, const std::string& statistic,
                    const std::string& key = "");

// A run of a project on data, with its results. A run that fails says why in messages.
struct ProjectRun {
  explicit ProjectRun(const std::filesystem::path& project, const std::filesystem::path& data);
  // The rows of a table that are about everybody, or about one value of an attribute or column.
  [[nodiscard]] std::vector<Json> rows(const std::string& plugin, const std::string& table,
                                       const std::string& of = "") const;

  int code = -1;
  std::string messages;
  Json results;
};

// The folder of a project here.
std::filesystem::path project_folder(const std::string& name);

// Tests that are skipped when the shared folder is not there.
class RealData : public testing::Test {
 protected:
  static bool has_data();
  void SetUp() override;
  // That everybody was read, and nothing set aside.
  static void expect_everybody(const ProjectRun& run, int people);
};

// Everything that sequence_aggregate.csv has of a case and the plugin reports of months from the first on:
// shares, entropy, transitions, the most frequent sequences. Returns how many values were compared.
int expect_sequences(const ProjectRun& run, const std::string& name, int people);

// Differences count relative to the value, and as they are around 0.
void expect_close(const Json& got, double wanted, double tolerance, const std::string& what);

}  // namespace fotfaste::test

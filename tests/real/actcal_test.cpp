// Working time of 2,000 persons month by month, against sequences computed with TraMineR.
#include "real_data.hpp"

namespace fotfaste::test {
namespace {

class Actcal : public RealData {};

TEST_F(Actcal, DescribesSequencesAsTraMineRDoes) {
  const ProjectRun run(project_folder("actcal"), shared_folder() / "data/actcal");
  expect_everybody(run, 2000);
  ASSERT_EQ(run.code, 0);
  // Twelve months of four states, their entropy, pairs and rates, and the ten most frequent sequences.
  EXPECT_EQ(expect_sequences(run, "actcal", 2000), 12 * 4 + 12 + 2 * 16 + 10);
}

TEST_F(Actcal, RanksSequencesAsTraMineRDoes) {
  const ProjectRun run(project_folder("actcal"), shared_folder() / "data/actcal");
  ASSERT_EQ(run.code, 0) << run.messages;
  std::vector<std::string> wanted;
  for (const CsvRow& row : golden("sequence_aggregate.csv")) {
    if (row.at("case") == "actcal" && row.at("statistic") == "most_frequent_sequence_count")
      wanted.push_back(row.at("key"));
  }
  std::vector<std::string> ranked;
  for (const Json& row : run.rows("longitudinal-followup", "sequences")) {
    if (row.at("rank").is_null()) continue;
    EXPECT_EQ(row.at("rank"), ranked.size() + 1);
    ranked.push_back(row.at("sequence"));
  }
  EXPECT_EQ(ranked, wanted);
}

}  // namespace
}  // namespace fotfaste::test

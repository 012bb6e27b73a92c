// Two real data sets, 712 school leavers over 72 months and 2,000 persons over 12, against what TraMineR
// computed of them. Both lie in the shared data set folder; without it these tests are skipped.
#include <gtest/gtest.h>

#include <numeric>

#include "fotfaste/sdk/statistics/sequence.hpp"
#include "fotfaste/sdk/statistics/sequence_frequencies.hpp"
#include "fotfaste/sdk/statistics/sequence_totals.hpp"
#include "golden.hpp"

namespace fotfaste::tests {
namespace {

using statistics::StateRun;
using statistics::Unvisited;

constexpr double closed_form = 1e-12;

struct Person {
  std::string id;
  double weight;
  std::vector<StateRun> runs;
};

class DataSet {
 public:
  DataSet(std::string name, std::vector<std::string> states, std::size_t first_month, std::size_t months)
      : name_(std::move(name)), states_(std::move(states)), months_(months) {
    std::ifstream file(shared_folder() + "/data/" + name_ + "/" + name_ + ".csv");
    std::string line;
    std::getline(file, line);
    while (std::getline(file, line)) {
      const std::vector<std::string> fields = split_csv_line(line);
      std::vector<std::uint32_t> sequence;
      for (std::size_t i = 0; i < months; ++i) sequence.push_back(number(fields.at(first_month + i)));
      people_.push_back(
          {fields.at(0), name_ == "mvad" ? std::stod(fields.at(1)) : 1, statistics::runs_of(sequence)});
    }
  }

  [[nodiscard]] const std::string& name() const { return name_; }
  [[nodiscard]] const std::vector<Person>& people() const { return people_; }
  [[nodiscard]] const std::vector<std::string>& states() const { return states_; }
  [[nodiscard]] std::size_t months() const { return months_; }
  [[nodiscard]] std::uint32_t number(const std::string& state) const {
    const auto found = std::find(states_.begin(), states_.end(), state);
    EXPECT_NE(found, states_.end()) << state;
    return static_cast<std::uint32_t>(found - states_.begin());
  }
  // "school/26-HE/46" as runs.
  [[nodiscard]] std::vector<StateRun> runs(const std::string& text) const {
    std::vector<StateRun> runs;
    for (std::size_t from = 0; from < text.size();) {
      const std::size_t slash = text.find('/', from);
      const std::size_t end = std::min(text.find('-', slash), text.size());
      runs.push_back({number(text.substr(from, slash - from)),
                      static_cast<std::uint32_t>(std::stoul(text.substr(slash + 1, end - slash - 1)))});
      from = end + 1;
    }
    return runs;
  }

 private:
  std::string name_;
  std::vector<std::string> states_;
  std::size_t months_;
  std::vector<Person> people_;
};

class RealSequences : public testing::Test {
 protected:
  void SetUp() override {
    if (!std::ifstream(shared_folder() + "/golden/sequence_aggregate.csv").is_open())
      GTEST_SKIP() << "the shared data set folder is not there; FOTFASTE_SHARED says where it is";
    sets_.push_back({"mvad", {"employment", "FE", "HE", "joblessness", "school", "training"}, 14, 72});
    sets_.push_back({"actcal", {"A", "B", "C", "D"}, 13, 12});
    ASSERT_EQ(sets_[0].people().size(), 712U);
    ASSERT_EQ(sets_[1].people().size(), 2000U);
  }
  static std::vector<CsvRow> shared_rows(const std::string& file) {
    return read_csv(shared_folder() + "/golden/" + file).value_or(std::vector<CsvRow>());
  }

  std::vector<DataSet> sets_;
};

TEST_F(RealSequences, OfEachPersonAgreeWithTraMineR) {
  Agreement agreement(DOCUMENT, "Sequences of one person");
  for (const DataSet& set : sets_) {
    const std::size_t states = set.states().size();
    const double most = largest_turbulence(set.months(), states, Unvisited::ignored);
    const double most_with_unvisited = largest_turbulence(set.months(), states, Unvisited::counted);
    std::map<std::string, CsvRow> golden;
    for (CsvRow& row : shared_rows("sequence_per_person_" + set.name() + ".csv")) {
      std::string id = row.at("id");
      golden[id] = std::move(row);
    }
    ASSERT_EQ(golden.size(), set.people().size());
    for (const Person& person : set.people()) {
      const CsvRow& row = golden.at(person.id);
      const auto measures = measure_sequence(person.runs, states);
      ASSERT_TRUE(measures.has_value());
      const auto compare = [&](const char* statistic, std::optional<double> got, const char* column) {
        agreement.compare(statistic, got, value_in(row, column), closed_form,
                          set.name() + " " + person.id + ", " + column);
      };
      EXPECT_EQ(measures->transitions, count_in(row, "transitions"));
      EXPECT_EQ(measures->visited, count_in(row, "visited"));
      EXPECT_EQ(measures->months, static_cast<std::int64_t>(set.months()));
      compare("transitions, share of possible", measures->transition_share, "transitions_norm");
      compare("entropy", measures->entropy, "entropy_raw");
      compare("entropy, normalized", measures->normalized_entropy, "entropy");
      compare("distinct subsequences", measures->subsequences, "subsequences");
      compare("turbulence", measures->turbulence, "turbulence");
      compare("turbulence", measures->turbulence_with_unvisited, "turbulence2");
      compare("turbulence, normalized", (measures->turbulence - 1) / (most - 1), "turbulence_norm");
      compare("turbulence, normalized", (measures->turbulence_with_unvisited - 1) / (most_with_unvisited - 1),
              "turbulence2_norm");
      compare("complexity", measures->complexity, "complexity");
      std::map<std::string, std::int64_t> time;
      for (const StateRun& run : person.runs) time[set.states()[run.state]] += run.months;
      for (const std::string& state : set.states()) EXPECT_EQ(time[state], count_in(row, "months_" + state));
    }
  }
  EXPECT_EQ(agreement.compared(), 9 * (712 + 2000));
  agreement.expect_documented();
}

// What a group's golden rows are about: "t=3", "school t=3", "school -> HE", "t=3 school -> HE".
struct Key {
  Key(const std::string& text, const DataSet& set) {
    std::string rest = text;
    const std::size_t time = rest.find("t=");
    if (time == 0) {
      month = std::stoul(rest.substr(2)) - 1;
      const std::size_t space = rest.find(' ');
      rest = space == std::string::npos ? "" : rest.substr(space + 1);
    } else if (time != std::string::npos) {
      month = std::stoul(rest.substr(time + 2)) - 1;
      rest = rest.substr(0, time - 1);
    }
    const std::size_t arrow = rest.find(" -> ");
    if (arrow != std::string::npos) {
      to = set.number(rest.substr(arrow + 4));
      rest = rest.substr(0, arrow);
    }
    if (!rest.empty()) state = set.number(rest);
  }
  std::size_t month = 0;
  std::uint32_t state = 0;
  std::uint32_t to = 0;
};

template <typename Totals, typename Frequencies>
void compare_group(Agreement& agreement, const DataSet& set, const std::vector<CsvRow>& golden,
                   const std::string& suffix, const Totals& totals, const Frequencies& frequencies) {
  const std::size_t states = set.states().size();
  std::vector<std::uint32_t> order(states);
  std::iota(order.begin(), order.end(), 0U);
  const auto most_frequent = frequencies.most_frequent(10, order);
  std::size_t place = 0;
  for (const CsvRow& row : golden) {
    if (row.at("case") != set.name()) continue;
    const std::string& statistic = row.at("statistic");
    const auto is = [&](const char* name) { return statistic == name + suffix; };
    const std::string what = set.name() + ", " + statistic + ", " + row.at("key");
    const auto value = value_in(row, "value");
    const auto compare = [&](const char* name, std::optional<double> got) {
      agreement.compare(name + suffix, got, value, closed_form, what);
    };
    // Where nobody leaves a state there is no rate; R has 0.
    const auto compare_rate = [&](const char* name, std::optional<double> rate) {
      EXPECT_TRUE(rate.has_value() || value == 0) << what;
      compare(name, rate.value_or(0));
    };
    if (is("most_frequent_sequence_count")) {
      compare("most frequent sequences", static_cast<double>(frequencies.amount(set.runs(row.at("key")))));
      // Which of equally frequent ones are shown differs; how many have them does not.
      compare("most frequent sequences", static_cast<double>(most_frequent.at(place++).amount));
      continue;
    }
    if (statistic.starts_with("most_frequent") || statistic.starts_with("substitution")) continue;
    const Key key(row.at("key"), set);
    if (is("state_share")) {
      compare("state shares", totals.distribution(key.month, states).at(key.state));
    } else if (is("cross_section_entropy")) {
      compare("cross-sectional entropy", totals.cross_section_entropy(key.month, states));
    } else if (is("modal_state_frequency")) {
      compare("modal states", totals.modal_states(key.month)->share);
    } else if (is("mean_time")) {
      compare("time in states", totals.time_in(key.state)->mean);
    } else if (is("mean_time_sd")) {
      compare("time in states", totals.time_in(key.state)->standard_deviation);
    } else if (is("mean_time_se")) {
      compare("time in states", totals.time_in(key.state)->standard_error);
    } else if (is("transition_pairs")) {
      compare("transitions", static_cast<double>(totals.pairs(key.state, key.to)));
    } else if (is("transition_rate")) {
      compare_rate("transition rates", totals.transition_rate(key.state, key.to));
    } else if (is("transition_rate_at")) {
      compare_rate("transition rates by month", totals.transition_rate_at(key.month, key.state, key.to));
    } else {
      EXPECT_EQ(suffix.empty(), statistic.ends_with(" weighted")) << "nothing computes " << what;
    }
  }
}

TEST_F(RealSequences, OfAGroupAgreeWithTraMineR) {
  Agreement agreement(DOCUMENT, "Sequences of a group");
  const std::vector<CsvRow> golden = shared_rows("sequence_aggregate.csv");
  for (const DataSet& set : sets_) {
    statistics::SequenceCounts counts;
    statistics::SequenceFrequencyCounts frequencies;
    statistics::WeightedSequenceTotals weighted;
    statistics::WeightedSequenceFrequencies weighted_frequencies;
    for (const Person& person : set.people()) {
      counts.add(person.runs);
      frequencies.add(person.runs);
      weighted.add(person.runs, person.weight);
      weighted_frequencies.add(person.runs, person.weight);
    }
    EXPECT_EQ(counts.persons(), static_cast<std::int64_t>(set.people().size()));
    EXPECT_EQ(counts.months(), set.months());
    compare_group(agreement, set, golden, "", counts, frequencies);
    compare_group(agreement, set, golden, " weighted", weighted, weighted_frequencies);
  }
  // All rows but the substitution costs, and two comparisons for each frequent sequence.
  EXPECT_EQ(agreement.compared(), 1702 - 52 + 30);
  agreement.expect_documented();
}

}  // namespace
}  // namespace fotfaste::tests

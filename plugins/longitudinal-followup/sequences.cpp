#include "sequences.hpp"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include "fotfaste/sdk/counts.hpp"
#include "fotfaste/sdk/statistics/sequence.hpp"

namespace followup {
namespace {

constexpr const char* most_frequent = "sequences";
constexpr const char* entropy = "sequence-entropy";
constexpr const char* others = "other";

}  // namespace

void Sequences::describe(fotfaste::Description& description) {
  using fotfaste::Role;
  using fotfaste::Type;
  description
      .table(most_frequent, fotfaste::Kind::proportion, "De vanligaste vägarna",
             "The most frequent sequences")
      .description(
          "Vägar genom månaderna: tillstånd/antal månader. Av dem vars alla månader har passerat. Ovanliga "
          "vägar "
          "står tillsammans.",
          "Sequences of months: state/number of months. Of those whose months have all passed. Rare "
          "sequences "
          "stand together.")
      .smallest_cell(5)
      .column("sequence", Type::text, Role::dimension, "Väg", "Sequence")
      .column("stratum", Type::stratum, Role::dimension, "Grupp", "Group")
      .column("rank", Type::integer, Role::attribute, "Plats", "Rank")
      .column("numerator", Type::integer, Role::numerator, "Gick den vägen", "Went that way")
      .column("denominator", Type::integer, Role::denominator, "Vars månader har passerat",
              "Whose months have passed")
      .column("not_due", Type::integer, Role::excluded, "Vars månader inte har passerat",
              "Whose months have not passed");
  description
      .table(entropy, fotfaste::Kind::distribution, "Hur spridda tillstånden är", "How mixed the states are")
      .description(
          "Entropin varje månad: 0 när alla är i samma tillstånd, 1 när de är jämnt spridda över alla "
          "tillstånd som förekommer.",
          "The entropy of each month: 0 when all are in the same state, 1 when they are spread evenly over "
          "all states that occur.")
      .smallest_cell(5)
      .column("month", Type::integer, Role::dimension, "Månad", "Month", "months")
      .column("stratum", Type::stratum, Role::dimension, "Grupp", "Group")
      .column("known", Type::integer, Role::count, "Med känt tillstånd", "With a known state")
      .column("value", Type::number, Role::value, "Entropi, 0 till 1", "Entropy, 0 to 1")
      .column("entropy", Type::number, Role::value, "Entropi (naturlig logaritm)",
              "Entropy (natural logarithm)");
}

void Sequences::Counts::add(std::size_t stratum, std::int64_t count) {
  if (stratum >= by_stratum.size()) by_stratum.resize(stratum + 1);
  fotfaste::add_counts(by_stratum[stratum], count);
}

void Sequences::count(std::span<const MonthRun> runs, std::span<const std::uint32_t> strata,
                      const StateNumbers& states) {
  Counts* counts = &not_complete_;
  if (!runs.empty() && runs.back().last + 1 == options_->months) {
    text_.clear();
    for (const MonthRun& run : runs) {
      if (!text_.empty()) text_.push_back('-');
      text_.append(run.state == fotfaste::unknown_state ? "unknown"
                                                        : states.text(static_cast<std::uint32_t>(run.state)));
      text_.push_back('/');
      text_.append(std::to_string(run.last - run.first + 1));
    }
    auto place = sequences_.find(text_);
    if (place == sequences_.end()) place = sequences_.emplace(text_, Counts{}).first;
    counts = &place->second;
  }
  for (const std::uint32_t stratum : strata) counts->add(stratum, 1);
}

void Sequences::merge(const Sequences& other, const Numbering& numbers) {
  const auto add = [&](Counts& own, const Counts& more) {
    for (std::size_t i = 0; i < more.by_stratum.size(); ++i) own.add(numbers.strata[i], more.by_stratum[i]);
  };
  for (const auto& [sequence, counts] : other.sequences_) add(sequences_[sequence], counts);
  add(not_complete_, other.not_complete_);
}

void Sequences::save(fotfaste::Writer& writer, const Numbering& numbers) const {
  const auto save_counts = [&](const Counts& counts) {
    for (const std::uint32_t stratum : numbers.strata) writer.number(counts.of(stratum));
  };
  writer.number(static_cast<std::uint64_t>(sequences_.size()));
  for (const auto& [sequence, counts] : sequences_) {
    writer.text(sequence);
    save_counts(counts);
  }
  save_counts(not_complete_);
}

void Sequences::restore(fotfaste::Reader& reader, const Numbering& numbers) {
  const auto read_counts = [&](Counts& counts) {
    for (std::size_t i = 0; i < numbers.strata.size(); ++i) counts.add(i, fotfaste::read_count(reader));
  };
  for (std::uint64_t left = reader.count(8 + 8 * numbers.strata.size()); left > 0; --left) {
    const std::string_view sequence = reader.text();
    const bool in_order = sequences_.empty() || sequences_.rbegin()->first < sequence;
    if (!in_order) throw fotfaste::MalformedBytes("sequences are not in order");
    read_counts(sequences_[std::string(sequence)]);
  }
  read_counts(not_complete_);
}

void Sequences::report(fotfaste::Results& results, const Numbering& numbers,
                       const fotfaste::Breakdown& breakdown, const StateByMonth& months) const {
  for (const std::uint32_t stratum : numbers.strata) {
    std::int64_t all = 0;
    std::vector<std::pair<std::int64_t, std::string_view>> frequent;  // negative counts, the largest first
    for (const auto& [sequence, counts] : sequences_) {
      const std::int64_t count = counts.of(stratum);
      fotfaste::add_counts(all, count);
      if (count >= options_->sequences->smallest) frequent.emplace_back(-count, sequence);
    }
    std::sort(frequent.begin(), frequent.end());
    if (frequent.size() > options_->sequences->top) frequent.resize(options_->sequences->top);
    const fotfaste::StratumCell cell = breakdown.cell(stratum);
    const std::int64_t not_due = not_complete_.of(stratum);
    std::int64_t rest = all;
    for (std::size_t i = 0; i < frequent.size(); ++i) {
      results.add(most_frequent, frequent[i].second, cell, i + 1, -frequent[i].first, all, not_due);
      rest += frequent[i].first;
    }
    results.add(most_frequent, others, cell, std::nullopt, rest, all, not_due);
  }
  results.label(most_frequent, "sequence", others, {"övriga vägar", "other sequences"});
  report_entropy(results, numbers, breakdown, months);
}

void Sequences::report_entropy(fotfaste::Results& results, const Numbering& numbers,
                               const fotfaste::Breakdown& breakdown, const StateByMonth& months) const {
  std::vector<std::uint32_t> occurring;
  for (const std::uint32_t state : numbers.states) {
    const auto counts = months.in_state(fotfaste::Breakdown::everybody, state);
    if (std::any_of(counts.begin(), counts.end(), [](std::int64_t count) { return count > 0; }))
      occurring.push_back(state);
  }
  for (const std::uint32_t stratum : numbers.strata) {
    std::vector<std::vector<std::int64_t>> in_state;
    for (const std::uint32_t state : occurring) in_state.push_back(months.in_state(stratum, state));
    const fotfaste::StratumCell cell = breakdown.cell(stratum);
    for (std::size_t month = 0; month < months.months(); ++month) {
      std::int64_t known = 0;
      std::vector<double> amounts;
      for (const auto& counts : in_state) {
        fotfaste::add_counts(known, counts[month]);
        amounts.push_back(static_cast<double>(counts[month]));
      }
      if (known == 0) continue;
      results.add(entropy, month, cell, known, fotfaste::statistics::normalized_entropy(amounts),
                  fotfaste::statistics::entropy(amounts));
    }
  }
}

}  // namespace followup

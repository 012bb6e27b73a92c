// Breaking figures down by columns: by = ["gender", "cohort", "attributes.programme", "gender*site"].
//
// Each participation counts in the stratum of everybody and in one stratum of each item of by. Columns are
// not crossed unless an item says so with *. Who lacks a value is in the stratum "unknown" of that column.
#pragma once

#include <algorithm>
#include <compare>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "fotfaste/sdk/batch.hpp"
#include "fotfaste/sdk/bytes.hpp"
#include "fotfaste/sdk/codes.hpp"
#include "fotfaste/sdk/criteria/reading.hpp"
#include "fotfaste/sdk/needs.hpp"
#include "fotfaste/sdk/parameters.hpp"
#include "fotfaste/sdk/results.hpp"
#include "fotfaste/sdk/vocabulary.hpp"

namespace fotfaste {

namespace internal {

inline constexpr std::string_view breakdown_columns[] = {
    "gender", "cohort", "site", "source", "group", "labour_status", "exit_reason", "age_group"};
// Completed years at entry, in the bands of the ESF+ common indicators.
inline constexpr std::string_view age_groups[] = {"0-17", "18-29", "30-54", "55-", "unknown"};
inline constexpr std::string_view no_value = "unknown";

// One column that figures are broken down by.
class BreakdownColumn {
 public:
  enum class Source : std::uint8_t {
    gender,
    cohort,
    site,
    source,
    group,
    labour_status,
    exit_reason,
    age_group,
    attribute
  };

  // name is written at this place in project.toml.
  BreakdownColumn(std::string_view name, const Parameters& at) : name_(name) {
    constexpr std::string_view prefix = "attributes.";
    if (name.starts_with(prefix) && name.size() > prefix.size()) {
      source_ = Source::attribute;
      attribute_ = name.substr(prefix.size());
      return;
    }
    const auto* const begin = std::begin(breakdown_columns);
    const auto* const found = std::find(begin, std::end(breakdown_columns), name);
    if (found == std::end(breakdown_columns)) {
      Label help = criteria::suggest(name, breakdown_columns);
      help.sv += " Egna bakgrundsuppgifter skrivs \"attributes.NAMN\".";
      help.en += " Attributes of your own are written \"attributes.NAME\".";
      throw ParameterError({"Det går inte att dela upp på " + criteria::quote(name) + ".",
                            "Figures cannot be broken down by " + criteria::quote(name) + "."},
                           std::move(help), at.raw(), criteria::unknown_word_code);
    }
    source_ = static_cast<Source>(found - begin);
  }

  [[nodiscard]] const std::string& name() const { return name_; }

  void declare(Needs& needs) const {
    if (source_ == Source::attribute) {
      needs.columns({"attributes.name", "attributes.value"}, Required::no);
    } else if (source_ == Source::age_group) {
      needs.columns({"entry", "birth_date"}, Required::no);
    } else {
      needs.column(name_, Required::no);
    }
  }

  void bind(const Batch& batch) {
    const ParticipationColumns& columns = batch.participations;
    if (source_ == Source::cohort) words_ = &columns.cohort;
    if (source_ == Source::site) words_ = &columns.site;
    if (source_ == Source::source) words_ = &columns.source;
    if (source_ == Source::attribute) {
      attributes_ = &batch.attributes;
      words_ = &batch.attributes.value;
      wanted_name_ = batch.attributes.name.find(attribute_);
    }
    if (words_ != nullptr) numbers_.bind(*words_);
  }

  // A dense number for the participation's value.
  std::int32_t value(const Participation& participation) {
    switch (source_) {
      case Source::gender:
        return static_cast<std::int32_t>(participation.gender());
      case Source::group:
        return static_cast<std::int32_t>(participation.group());
      case Source::labour_status:
        return static_cast<std::int32_t>(participation.labour_status());
      case Source::exit_reason:
        return static_cast<std::int32_t>(participation.exit_reason());
      case Source::age_group:
        return age_group(participation);
      case Source::attribute:
        return attribute_value(participation);
      default:
        return number_of(words_->index(participation.row()));
    }
  }

  [[nodiscard]] std::string_view text(std::int32_t value) const {
    switch (source_) {
      case Source::gender:
        return word(static_cast<Gender>(value));
      case Source::group:
        return word(static_cast<Group>(value));
      case Source::labour_status:
        return word(static_cast<LabourStatus>(value));
      case Source::exit_reason:
        return word(static_cast<ExitReason>(value));
      case Source::age_group:
        return age_groups[value];
      default:
        return vocabulary_.word(value);
    }
  }

  // The number of a value that text gave. Throws MalformedBytes for a word that the column cannot have.
  std::int32_t number(std::string_view text) {
    const int count = fixed_count();
    if (count == 0) return vocabulary_.number(text);
    for (std::int32_t value = 0; value < count; ++value) {
      if (this->text(value) == text) return value;
    }
    throw MalformedBytes("a value of a column with fixed codes was expected");
  }

  // Fixed codes in published order, words in theirs; unknown comes last.
  [[nodiscard]] std::strong_ordering order(std::int32_t a, std::int32_t b) const {
    if (fixed_count() != 0) return a <=> b;
    const std::string_view left = text(a);
    const std::string_view right = text(b);
    if ((left == no_value) != (right == no_value)) return (left == no_value) <=> (right == no_value);
    return left.compare(right) <=> 0;
  }

 private:
  [[nodiscard]] int fixed_count() const {
    switch (source_) {
      case Source::gender:
        return static_cast<int>(Gender::unknown) + 1;
      case Source::group:
        return static_cast<int>(Group::comparison) + 1;
      case Source::labour_status:
        return static_cast<int>(LabourStatus::unknown) + 1;
      case Source::exit_reason:
        return static_cast<int>(ExitReason::unknown) + 1;
      case Source::age_group:
        return static_cast<int>(std::size(age_groups));
      default:
        return 0;
    }
  }
  static std::int32_t age_group(const Participation& participation) {
    const auto age = participation.entry() == no_day ? std::nullopt : participation.age_at_entry();
    if (!age) return 4;
    return *age < 18 ? 0 : *age < 30 ? 1 : *age < 55 ? 2 : 3;
  }
  // The least of several values in the order of words, so that nothing hangs on the order of rows.
  std::int32_t attribute_value(const Participation& participation) {
    std::int32_t best = WordColumn::none;
    const std::size_t end = attributes_->rows.end(participation.row());
    for (std::size_t row = attributes_->rows.begin(participation.row()); row < end; ++row) {
      if (wanted_name_ == WordColumn::none || attributes_->name.index(row) != wanted_name_) continue;
      const std::int32_t index = words_->index(row);
      if (index == WordColumn::none) continue;
      if (best == WordColumn::none || words_->word(index) < words_->word(best)) best = index;
    }
    return number_of(best);
  }
  std::int32_t number_of(std::int32_t index) {
    return index == WordColumn::none ? vocabulary_.number(no_value) : numbers_.number(index, vocabulary_);
  }

  std::string name_;
  Source source_ = Source::attribute;
  std::string attribute_;
  Vocabulary vocabulary_;
  DictionaryNumbers numbers_;
  const WordColumn* words_ = nullptr;
  const AttributeColumns* attributes_ = nullptr;
  std::int32_t wanted_name_ = WordColumn::none;
};

}  // namespace internal

class Breakdown {
 public:
  // The number of the stratum of everybody.
  static constexpr std::uint32_t everybody = 0;

  // by is a list of columns, or nothing. Throws ParameterError at the column that is wrong.
  explicit Breakdown(const Parameters& by) {
    strata_.push_back({0, {}});
    for (const Parameters item : by.items()) {
      std::string_view rest = item.as_text();
      Crossing crossing;
      while (true) {
        const std::size_t star = rest.find('*');
        crossing.columns.emplace_back(rest.substr(0, star), item);
        if (star == std::string_view::npos) break;
        rest.remove_prefix(star + 1);
      }
      refuse_repeated(crossing, item);
      crossings_.push_back(std::move(crossing));
    }
  }

  void declare(Needs& needs) const {
    for (const Crossing& crossing : crossings_) {
      for (const auto& column : crossing.columns) column.declare(needs);
    }
  }

  // To be called for each batch.
  void bind(const Batch& batch) {
    for (Crossing& crossing : crossings_) {
      for (auto& column : crossing.columns) column.bind(batch);
    }
  }

  // The numbers of the strata that a participation counts in, that of everybody first. Valid until the next
  // call.
  std::span<const std::uint32_t> strata_of(const Participation& participation) {
    found_.assign(1, everybody);
    for (std::uint32_t i = 0; i < crossings_.size(); ++i) {
      Crossing& crossing = crossings_[i];
      if (crossing.columns.size() == 1) {
        found_.push_back(single(i, crossing.columns.front().value(participation)));
        continue;
      }
      key_.clear();
      for (auto& column : crossing.columns) key_.push_back(column.value(participation));
      found_.push_back(crossed(i, key_));
    }
    return found_;
  }

  // How many strata were met; everybody's is one of them from the start.
  [[nodiscard]] std::size_t size() const { return strata_.size(); }

  // The numbers of all strata in the order in which they are reported: everybody, then by columns and values.
  [[nodiscard]] std::vector<std::uint32_t> order() const {
    std::vector<std::uint32_t> numbers(strata_.size());
    for (std::uint32_t i = 0; i < numbers.size(); ++i) numbers[i] = i;
    std::sort(numbers.begin() + 1, numbers.end(),
              [this](std::uint32_t a, std::uint32_t b) { return goes_before(a, b); });
    return numbers;
  }

  [[nodiscard]] StratumCell cell(std::uint32_t number) const {
    StratumCell cell;
    if (number == everybody) return cell;
    const Stratum& stratum = strata_[number];
    const Crossing& crossing = crossings_[stratum.crossing];
    for (std::size_t i = 0; i < crossing.columns.size(); ++i) {
      cell.labels.emplace_back(crossing.columns[i].name(), crossing.columns[i].text(stratum.values[i]));
    }
    return cell;
  }

  // Adds other's strata, which was made with equal parameters: element i is the number here of other's
  // stratum i.
  std::vector<std::uint32_t> merge(const Breakdown& other) {
    std::vector<std::uint32_t> numbers{everybody};
    for (std::size_t i = 1; i < other.strata_.size(); ++i) {
      const Stratum& stratum = other.strata_[i];
      key_.clear();
      for (std::size_t j = 0; j < stratum.values.size(); ++j) {
        key_.push_back(crossings_[stratum.crossing].columns[j].number(
            other.crossings_[stratum.crossing].columns[j].text(stratum.values[j])));
      }
      numbers.push_back(crossed(stratum.crossing, key_));
    }
    return numbers;
  }

  // Writes the strata in the order of order(), for counts to be written in the same.
  void save(Writer& writer) const {
    writer.number(static_cast<std::uint64_t>(strata_.size() - 1));
    for (const std::uint32_t number : order()) {
      if (number == everybody) continue;
      const Stratum& stratum = strata_[number];
      writer.number(stratum.crossing);
      for (std::size_t i = 0; i < stratum.values.size(); ++i) {
        writer.text(crossings_[stratum.crossing].columns[i].text(stratum.values[i]));
      }
    }
  }

  // Of a newly made breakdown: the strata get the numbers 0, 1 ... in the order in which they were saved.
  void restore(Reader& reader) {
    for (std::uint64_t left = reader.count(sizeof(std::uint32_t) + sizeof(std::uint64_t)); left > 0; --left) {
      const auto crossing = reader.number<std::uint32_t>();
      if (crossing >= crossings_.size()) throw MalformedBytes("a stratum is of no column");
      key_.clear();
      for (auto& column : crossings_[crossing].columns) key_.push_back(column.number(reader.text()));
      if (crossed(crossing, key_) + 1 != strata_.size() || !is_in_order()) {
        throw MalformedBytes("strata are not in order");
      }
    }
  }

 private:
  struct Crossing {
    std::vector<internal::BreakdownColumn> columns;
    std::vector<std::int32_t> single;                            // value -> stratum, -1 when not met
    std::map<std::vector<std::int32_t>, std::uint32_t> several;  // values -> stratum
  };
  struct Stratum {
    std::uint32_t crossing;
    std::vector<std::int32_t> values;
  };

  void refuse_repeated(const Crossing& crossing, const Parameters& at) const {
    const auto names = [](const Crossing& one) {
      std::vector<std::string> all;
      for (const auto& column : one.columns) all.push_back(column.name());
      std::sort(all.begin(), all.end());
      return all;
    };
    const std::vector<std::string> own = names(crossing);
    bool repeated = std::adjacent_find(own.begin(), own.end()) != own.end();
    for (const Crossing& before : crossings_) repeated |= names(before) == own;
    if (repeated) {
      criteria::throw_contradiction(at,
                                    {criteria::quote(at.as_text()) + " står två gånger.",
                                     criteria::quote(at.as_text()) + " stands twice."},
                                    {"Ta bort den ena.", "Remove one of them."});
    }
  }

  std::uint32_t add(std::uint32_t crossing, const std::vector<std::int32_t>& values) {
    const auto number = static_cast<std::uint32_t>(strata_.size());
    strata_.push_back({crossing, values});
    return number;
  }
  std::uint32_t single(std::uint32_t crossing, std::int32_t value) {
    std::vector<std::int32_t>& numbers = crossings_[crossing].single;
    const auto index = static_cast<std::size_t>(value);
    if (index >= numbers.size()) numbers.resize(index + 1, -1);
    if (numbers[index] < 0) [[unlikely]]
      numbers[index] = static_cast<std::int32_t>(add(crossing, {value}));
    return static_cast<std::uint32_t>(numbers[index]);
  }
  std::uint32_t crossed(std::uint32_t crossing, const std::vector<std::int32_t>& values) {
    if (values.size() == 1) return single(crossing, values.front());
    auto& numbers = crossings_[crossing].several;
    if (const auto found = numbers.find(values); found != numbers.end()) return found->second;
    const std::uint32_t number = add(crossing, values);
    numbers.emplace(values, number);
    return number;
  }

  [[nodiscard]] bool goes_before(std::uint32_t a, std::uint32_t b) const {
    const Stratum& left = strata_[a];
    const Stratum& right = strata_[b];
    if (left.crossing != right.crossing) return left.crossing < right.crossing;
    for (std::size_t i = 0; i < left.values.size(); ++i) {
      const auto order = crossings_[left.crossing].columns[i].order(left.values[i], right.values[i]);
      if (order != 0) return order < 0;
    }
    return false;
  }
  // Whether the stratum added last comes after the one before it.
  [[nodiscard]] bool is_in_order() const {
    const auto last = static_cast<std::uint32_t>(strata_.size() - 1);
    return last <= 1 || goes_before(last - 1, last);
  }

  std::vector<Crossing> crossings_;
  std::vector<Stratum> strata_;
  std::vector<std::uint32_t> found_;
  std::vector<std::int32_t> key_;
};

}  // namespace fotfaste

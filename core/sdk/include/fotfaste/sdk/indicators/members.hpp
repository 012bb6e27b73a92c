// The records of the one indicator that an evaluator asked about.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <tuple>
#include <vector>

#include "fotfaste/sdk/bytes.hpp"
#include "fotfaste/sdk/indicators/standing.hpp"
#include "fotfaste/sdk/indicators/tables.hpp"

namespace fotfaste::indicators {

class Members {
 public:
  // Nothing is kept without an indicator.
  explicit Members(std::optional<std::size_t> indicator) : indicator_(indicator) {}

  void add(std::size_t indicator, const Facts& facts, Standing standing) {
    if (!indicator_ || *indicator_ != indicator) return;
    rows_.push_back({facts.person, facts.entry, facts.exit.value_or(no_day), standing, facts.gender});
  }
  void merge(const Members& other) { rows_.insert(rows_.end(), other.rows_.begin(), other.rows_.end()); }

  void save(Writer& writer) const {
    const std::vector<Row> rows = ordered();
    writer.number(static_cast<std::uint64_t>(rows.size()));
    for (const Row& row : rows) {
      writer.number(row.person);
      writer.number(row.entry);
      writer.number(row.exit);
      writer.number(static_cast<std::uint8_t>(row.standing));
      writer.number(static_cast<std::int8_t>(row.gender));
    }
  }
  void restore(Reader& reader) {
    for (std::uint64_t left = reader.count(18); left > 0; --left) {
      Row row = {};
      row.person = reader.number<std::uint64_t>();
      row.entry = reader.number<Day>();
      row.exit = reader.number<Day>();
      const auto standing = reader.number<std::uint8_t>();
      const auto gender = reader.number<std::int8_t>();
      if (standing >= standing_count || gender < 0 || gender >= static_cast<std::int8_t>(gender_count)) {
        throw MalformedBytes("a record's standing is none");
      }
      row.standing = static_cast<Standing>(standing);
      row.gender = static_cast<Gender>(gender);
      rows_.push_back(row);
    }
  }

  void report(Results& results, const Scheme& scheme) const {
    if (!indicator_) return;
    const Indicator& indicator = scheme.indicators[*indicator_];
    const Periods periods(scheme.half_years);
    for (const Row& row : ordered()) {
      const bool of_exit = indicator.counted_in == CountedIn::exit;
      const Day day = of_exit ? row.exit : row.entry;
      std::optional<std::string> period;
      if (day != no_day) period = periods.text(periods.of(day));
      const bool reason = row.standing == Standing::unknown;
      results.add(MembersTable::id, row.person, DayCell{row.entry},
                  row.exit == no_day ? std::optional<DayCell>() : DayCell{row.exit}, indicator.code,
                  word(row.standing), reason ? indicator.reads : "", period, word(row.gender));
    }
    if (rows_.empty()) return;
    StandingTable::label_codes(results, MembersTable::id);
    IndicatorsTable::label(results, MembersTable::id, indicator);
    IndicatorsTable::label_genders(results, MembersTable::id, "gender");
  }

 private:
  struct Row {
    std::uint64_t person;
    Day entry;
    Day exit;  // no_day while taking part
    Standing standing;
    Gender gender;
  };
  // One record a person, so the person decides.
  [[nodiscard]] std::vector<Row> ordered() const {
    std::vector<Row> rows = rows_;
    std::sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) {
      return std::tie(a.person, a.entry) < std::tie(b.person, b.entry);
    });
    return rows;
  }

  std::optional<std::size_t> indicator_;
  std::vector<Row> rows_;
};

}  // namespace fotfaste::indicators

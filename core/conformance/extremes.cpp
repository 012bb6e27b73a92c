#include "conformance/extremes.hpp"

#include <algorithm>
#include <string>

#include "conformance/operations.hpp"
#include "fotfaste/sdk/calendar.hpp"

namespace fotfaste::conformance {
namespace {

using model::Form;
using model::Table;

std::int64_t below(std::mt19937_64& random, std::uint64_t limit) {
  return static_cast<std::int64_t>(random() % limit);
}

Datum replacement(Extreme extreme, const model::Column& column, const Datum& old, std::mt19937_64& random) {
  switch (extreme) {
    case Extreme::first_days:
      if (column.form == Form::date) return to_day({1, 1, 1}) + below(random, 3);
      break;
    case Extreme::last_days:
      if (column.form == Form::date) return to_day({9999, 12, 31}) - below(random, 3);
      break;
    case Extreme::leap_days:
      if (column.form == Form::date)
        return std::int64_t{to_day({2020 + 4 * static_cast<std::int32_t>(below(random, 2)), 2, 29})};
      break;
    case Extreme::minus_zero:
      if (column.form == Form::number) return -0.0;
      break;
    case Extreme::large_numbers:
      if (column.form == Form::number) return below(random, 2) == 0 ? 1e15 : -1e15;
      break;
    case Extreme::large_money:
      if (column.form == Form::money) return std::int64_t{1'000'000'000'000} * (1 - 2 * below(random, 2));
      break;
    case Extreme::long_labels:
      if (column.form == Form::label)
        return std::string(6'000, static_cast<char>('a' + below(random, 3))) + std::get<std::string>(old);
      break;
    case Extreme::strange_labels: {
      static const std::string strange[] = {" ", "\"", "a\nb", "'; --", "\u00e5\u0308 \u20ac", "0", "null"};
      if (column.form == Form::label) return strange[below(random, std::size(strange))];
      break;
    }
  }
  return old;
}

// What the model promises of rows, after dates and names have been replaced.
void keep_promises(Table table, std::vector<Row>& rows) {
  const auto at = [&](std::string_view name) -> std::optional<std::size_t> {
    const auto id = model::find_column(table, name);
    if (!id) return std::nullopt;
    return static_cast<std::size_t>(*id - model::first_column(table));
  };
  const auto from = at("from");
  for (const char* name : {"until", "known_until"}) {
    const auto end = at(name);
    if (!from || !end || table == Table::ties) continue;
    for (Row& row : rows) {
      if (is_null(row[*from]) || is_null(row[*end])) continue;
      const std::int64_t begin = std::get<std::int64_t>(row[*from]);
      std::int64_t& last = std::get<std::int64_t>(row[*end]);
      last = std::max(last, begin + 1);
    }
  }
  std::sort(rows.begin(), rows.end());
  if (table == Table::groups || table == Table::attributes || table == Table::cohorts) {
    const auto same = [](const Row& a, const Row& b) { return a[0] == b[0]; };
    rows.erase(std::unique(rows.begin(), rows.end(), same), rows.end());
  }
}

}  // namespace

std::string_view word(Extreme extreme) {
  switch (extreme) {
    case Extreme::first_days:
      return "days of the year 1";
    case Extreme::last_days:
      return "days of the year 9999";
    case Extreme::leap_days:
      return "leap days";
    case Extreme::minus_zero:
      return "minus zero";
    case Extreme::large_numbers:
      return "very large numbers";
    case Extreme::large_money:
      return "very large sums of money";
    case Extreme::long_labels:
      return "texts of 6 000 bytes";
    case Extreme::strange_labels:
      return "strange texts";
  }
  return "";
}

Dataset with_extreme(const Dataset& data, Extreme extreme, int percent, std::mt19937_64& random) {
  Dataset made = data;
  for_each_datum(made, [&](model::ColumnId id, Datum& datum) {
    if (is_null(datum) || below(random, 100) >= percent) return;
    datum = replacement(extreme, model::column(id), datum, random);
  });
  const std::size_t entry = *model::find_column("entry");
  const std::size_t exit = *model::find_column("exit");
  for (Participation& one : made.participations) {
    if (!is_null(one.values[exit])) one.values[exit] = std::max(one.values[exit], one.values[entry]);
    for (std::size_t i = 0; i < nested_tables; ++i) {
      keep_promises(static_cast<Table>(i + 1), one.nested[i]);
    }
  }
  for (std::size_t i = 0; i < model::table_count; ++i) keep_promises(static_cast<Table>(i), made.project[i]);
  // Participations of a person stay in the order of their entries.
  return merged({made});
}

}  // namespace fotfaste::conformance

#include <algorithm>
#include <random>
#include <set>
#include <string>

#include "conformance/dataset.hpp"
#include "fotfaste/model.h"
#include "fotfaste/sdk/calendar.hpp"

namespace fotfaste::conformance {
namespace {

using model::Form;
using model::Table;

constexpr const char* words[] = {"a",       "b",     "Kurs",  "Praktik",     "Umeå", "Östersund",
                                 "Älmhult", "mål 1", "hälsa", "arbete, del", "x_1",  "eget ord"};

class Generator {
 public:
  explicit Generator(std::uint64_t seed) : random_(seed) {}

  Dataset make(std::size_t persons) {
    Dataset data;
    for (std::size_t person = 0; person < persons; ++person) {
      std::vector<Participation> of_person(chance(20) ? 2 : 1);
      for (Participation& one : of_person) fill(one, static_cast<std::int64_t>(person));
      std::stable_sort(of_person.begin(), of_person.end(), [](const auto& a, const auto& b) {
        return a.values[entry_place()] < b.values[entry_place()];
      });
      for (Participation& one : of_person) data.participations.push_back(std::move(one));
    }
    for (std::size_t i = 0; i < model::table_count; ++i) {
      const auto table = static_cast<Table>(i);
      if (model::is_project_table(table)) fill_project(data, table);
    }
    return data;
  }

 private:
  static std::size_t place(Table table, std::string_view name) {
    return static_cast<std::size_t>(*model::find_column(table, name) - model::first_column(table));
  }
  static std::size_t entry_place() { return place(Table::participations, "entry"); }

  std::int64_t below(std::int64_t limit) {
    return static_cast<std::int64_t>(random_() % static_cast<std::uint64_t>(limit));
  }
  bool chance(int percent) { return below(100) < percent; }
  std::int64_t day() { return to_day({2023, 9, 1}) + below(900); }

  Datum value(const model::Column& column) {
    switch (column.form) {
      case Form::person:
        return std::int64_t{0};
      case Form::small:
        return column.least + below(column.most - column.least + 1);
      case Form::money:
        return below(100'000'000) - 1'000'000;
      case Form::number:
        return static_cast<double>(below(41)) / 4.0;
      case Form::date:
        return day();
      case Form::code:
        return below(static_cast<std::int64_t>(column.codes.size()));
      case Form::label:
        return std::string(words[below(std::size(words))]);
    }
    return {};
  }

  Row row(Table table) {
    Row made;
    for (const model::Column& column : model::columns_of(table)) {
      made.push_back(column.required || chance(85) ? value(column) : Datum());
    }
    settle_precision(table, made);
    return made;
  }

  // A date that is known to the month or year alone is the first day of it.
  void settle_precision(Table table, Row& row) {
    const auto columns = model::columns_of(table);
    for (std::size_t i = 0; i < columns.size(); ++i) {
      constexpr std::string_view ending = "_precision";
      if (!columns[i].name.ends_with(ending)) continue;
      Datum& date = row[i - 1];
      row[i] = chance(90) || is_null(date) ? FOTFASTE_PRECISION_DAY : below(3);
      if (is_null(date)) continue;
      CivilDate known = to_civil(static_cast<Day>(std::get<std::int64_t>(date)));
      const std::int64_t precision = std::get<std::int64_t>(row[i]);
      if (precision != FOTFASTE_PRECISION_DAY) known.day = 1;
      if (precision == FOTFASTE_PRECISION_YEAR) known.month = 1;
      date = std::int64_t{to_day(known)};
    }
  }

  // The later date after the earlier one, where both are known.
  void order(Table table, Row& row, std::string_view first, std::string_view second, std::int64_t least) {
    const Datum& begin = row[place(table, first)];
    Datum& end = row[place(table, second)];
    if (is_null(begin) || is_null(end)) return;
    end = std::get<std::int64_t>(begin) + least + below(300);
  }

  void fill(Participation& one, std::int64_t person) {
    one.values = row(Table::participations);
    one.values[0] = person;
    order(Table::participations, one.values, "entry", "exit", 0);
    Datum& born = one.values[place(Table::participations, "birth_date")];
    if (!is_null(born)) born = to_day({1960, 1, 1}) + below(16'000);
    Datum& unemployed = one.values[place(Table::participations, "unemployed_since")];
    if (!is_null(unemployed)) unemployed = std::get<std::int64_t>(one.values[entry_place()]) - below(900);
    for (const char* name : {"exit_precision", "birth_date_precision"}) {
      one.values[place(Table::participations, name)] = std::int64_t{FOTFASTE_PRECISION_DAY};
    }
    for (std::size_t i = 0; i < nested_tables; ++i) fill_nested(one, static_cast<Table>(i + 1));
  }

  void fill_nested(Participation& one, Table table) {
    std::set<Datum> names;
    for (std::int64_t left = below(5); left > 0; --left) {
      Row made = row(table);
      if (table == Table::states || table == Table::activities || table == Table::assignments) {
        order(table, made, "from", "until", 1);
        if (table == Table::states) {
          order(table, made, "from", "known_until", 1);
          made[place(table, "until_precision")] = std::int64_t{FOTFASTE_PRECISION_DAY};
        }
      }
      const bool named = table == Table::groups || table == Table::attributes;
      if (named && !names.insert(made[0]).second) continue;
      one.rows(table).push_back(std::move(made));
    }
    std::sort(one.rows(table).begin(), one.rows(table).end());
  }

  void fill_project(Dataset& data, Table table) {
    std::set<Datum> names;
    for (std::int64_t left = 8; left > 0; --left) {
      Row made = row(table);
      if (table == Table::cohorts) order(table, made, "start", "end", 0);
      if (table == Table::organisations) order(table, made, "joined", "left", 0);
      if (table == Table::cohorts && !names.insert(made[0]).second) continue;
      data.rows(table).push_back(std::move(made));
    }
    std::sort(data.rows(table).begin(), data.rows(table).end());
  }

  std::mt19937_64 random_;
};

}  // namespace

Dataset generate(std::size_t persons, std::uint64_t seed) {
  return Generator(seed).make(persons);
}

}  // namespace fotfaste::conformance

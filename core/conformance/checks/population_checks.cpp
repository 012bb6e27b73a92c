// Level 3: few, none, and extreme data.

#include <limits>
#include <random>

#include "conformance/catalogue.hpp"
#include "conformance/drive.hpp"
#include "conformance/extremes.hpp"
#include "conformance/operations.hpp"
#include "fotfaste/sdk/calendar.hpp"

namespace fotfaste::conformance {
namespace {

using model::Table;

// Throws Failure when a host would refuse the report. What a host would refuse of an ordinary run is not
// said again: output-schema is about that.
void expect_usable(const Report& ordinary, const Report& report, const std::string& what) {
  if (ordinary.fault.empty() && !report.fault.empty()) throw Failure(what + ", " + report.fault);
}

// A batch of no rows, with these columns.
LaidOut empty_batch(const Dataset& data, std::size_t first, const std::set<model::ColumnId>& present) {
  return lay_out(data, first, first, present, words_of(data), {});
}

void empty_batch(const Trial& trial) {
  Drive drive(trial);
  const Dataset data = drive.data();
  Drive::Settings settings(drive, trial.of_case, data);
  const std::vector<LaidOut> batches = lay_out_run(data, batch_ends(data, 20), drive.declared(), {});
  const Drive::State full = drive.create(settings);
  drive.consume(full, batches);
  const Report whole = drive.finalize(full);
  const Report nothing = drive.finalize(drive.create(settings));
  expect_usable(whole, nothing, "without any batch");

  const std::set<model::ColumnId> present = present_columns(data, drive.declared());
  for (const bool with_columns : {true, false}) {
    const LaidOut empty = empty_batch(data, 0, with_columns ? present : std::set<model::ColumnId>());
    const std::string what =
        std::string("with a batch of no rows and ") + (with_columns ? "all columns" : "no columns");
    const Drive::State alone = drive.create(settings);
    drive.consume(alone, empty);
    expect_equal(nothing, drive.finalize(alone), what);
    const Drive::State between = drive.create(settings);
    for (const LaidOut& batch : batches) {
      drive.consume(between, batch);
      drive.consume(between, empty);
    }
    expect_equal(whole, drive.finalize(between), what + " between the others");
  }
}

void one_participant(const Trial& trial) {
  Drive drive(trial);
  const Dataset data = drive.data();
  const Report whole = drive.evaluate(data);
  const std::size_t persons = split(data, data.participations.size(), trial.seed).size();
  for (std::size_t person = 0; person < persons; person += 1 + persons / 20) {
    Dataset one = only_person(data, person);
    one.participations.resize(1);
    expect_usable(whole, drive.evaluate(one), "with one participation alone");
    for (std::vector<Row>& rows : one.participations[0].nested) {
      if (rows.size() > 1) rows.resize(1);
    }
    expect_usable(whole, drive.evaluate(one), "with one participation and one row of each kind in it");
    for (std::vector<Row>& rows : one.participations[0].nested) rows.clear();
    expect_usable(whole, drive.evaluate(one), "with one participation and nothing in it");
  }
}

void all_null(const Trial& trial) {
  Drive drive(trial);
  const Dataset data = drive.data();
  const Report whole = drive.evaluate(data);
  for (const model::ColumnId id : drive.declared()) {
    // Without what it cannot do without, a host does not run it.
    if (drive.required().contains(id) ||
        (model::column(id).required && !model::is_nested(model::column(id).table)))
      continue;
    const Dataset changed = with_null(data, id);
    const std::string what = "with nothing in " + model::path(id);
    const Report absent = drive.evaluate(changed);
    expect_usable(whole, absent, what);
    if (model::is_project_table(model::column(id).table)) continue;
    // The column is there, since other batches of the run have something in it, and empty in these.
    std::set<model::ColumnId> present = present_columns(changed, drive.declared());
    present.insert(id);
    Drive::Settings settings(drive, trial.of_case, changed);
    const Drive::State state = drive.create(settings);
    const Words words = words_of(data);
    std::size_t first = 0;
    for (const std::size_t end : batch_ends(changed, changed.participations.size())) {
      drive.consume(state, lay_out(changed, first, end, present, words, {}));
      first = end;
    }
    expect_equal(absent, drive.finalize(state), what + ", where the column is there but empty");
  }
}

void extremes(const Trial& trial) {
  Drive drive(trial);
  const Dataset data = drive.data();
  const Report whole = drive.evaluate(data);
  std::mt19937_64 random(trial.seed);
  for (const Extreme extreme : every_extreme) {
    for (const int percent : {5, 100}) {
      const Dataset changed = with_extreme(data, extreme, percent, random);
      const std::string what = std::string("with ") + std::string(word(extreme));
      expect_usable(whole, drive.evaluate(changed), what);
    }
  }
}

bool is_count(std::uint32_t role) {
  return role == FOTFASTE_ROLE_DENOMINATOR || role == FOTFASTE_ROLE_COUNT;
}

// A value of nobody.
void expect_null_of_none(const model::PluginDescription& description, const Report& report,
                         const std::string& what) {
  for (const Report::Row& row : report.rows) {
    const model::TableDescription& table = description.tables[row.table];
    if (table.kind != FOTFASTE_KIND_PROPORTION && table.kind != FOTFASTE_KIND_MEAN &&
        table.kind != FOTFASTE_KIND_RATIO) {
      continue;
    }
    bool nobody = false;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      const auto* count = std::get_if<std::int64_t>(&row.cells[i]);
      if (is_count(table.columns[i].role)) nobody = count != nullptr && *count == 0;
      if (nobody && is_count(table.columns[i].role)) break;
    }
    for (std::size_t i = 0; nobody && i < row.cells.size(); ++i) {
      const std::uint32_t role = table.columns[i].role;
      const bool computed =
          role == FOTFASTE_ROLE_VALUE || role == FOTFASTE_ROLE_LOW || role == FOTFASTE_ROLE_HIGH;
      if (!computed || table.columns[i].type != FOTFASTE_TYPE_NUMBER || row.cells[i].index() == 0) continue;
      throw Failure(what + ", the column " + table.columns[i].name + " of the table " + table.id +
                        " holds a number in a row that counts nobody",
                    "it is null: no data is never a number");
    }
  }
}

void denominator_zero(const Trial& trial) {
  Drive drive(trial);
  const Dataset data = drive.data();
  const model::PluginDescription& description = drive.description();
  expect_null_of_none(description, drive.evaluate(data), "with all data");
  expect_null_of_none(description, drive.evaluate(without_persons(data)), "without participations");
  for (const model::ColumnId id : drive.declared()) {
    if (drive.required().contains(id) || model::column(id).required) continue;
    expect_null_of_none(description, drive.evaluate(with_null(data, id)),
                        "with nothing in " + model::path(id));
  }
  // Only those who have something, and only those who have not.
  for (const char* name : {"exit", "gender", "birth_date"}) {
    const std::size_t at = *model::find_column(name);
    for (const bool has : {true, false}) {
      Dataset some = data;
      std::erase_if(some.participations,
                    [&](const Participation& one) { return is_null(one.values[at]) == has; });
      expect_null_of_none(description, drive.evaluate(some), std::string("with some alone, by ") + name);
    }
  }
}

}  // namespace

std::vector<Check> population_checks() {
  return {
      {.id = "empty-batch",
       .level = Level::data,
       .runs = Runs::for_each_case,
       .title = {"Inga rader", "No rows"},
       .does =
           {"Ger inget block alls, och block utan rader, med och utan kolumner, ensamma och mellan andra.",
            "Gives no batch at all, and batches without rows, with and without columns, alone and between "
            "others."},
       .passes = {"Ett block utan rader ändrar ingenting, och ett resultat om ingen kan användas.",
                  "A batch without rows changes nothing, and a result about nobody can be used."},
       .run = empty_batch},
      {.id = "one-participant",
       .level = Level::data,
       .runs = Runs::for_each_case,
       .title = {"Ett deltagande", "One participation"},
       .does = {"Ger ett enda deltagande: med allt, med en rad av varje slag, och med ingenting i sig.",
                "Gives a single participation: with all, with one row of each kind, and with nothing in it."},
       .passes = {"Resultatet kan användas.", "The result can be used."},
       .run = one_participant},
      {.id = "all-null",
       .level = Level::data,
       .runs = Runs::for_each_case,
       .title = {"Tomma kolumner", "Empty columns"},
       .does = {"Tömmer i tur och ordning varje kolumn som insticksprogrammet klarar sig utan.",
                "Empties in turn each column that the plugin can do without."},
       .passes = {"Resultatet kan användas, och är detsamma vare sig kolumnen saknas eller är tom.",
                  "The result can be used, and is the same whether the column is absent or empty."},
       .run = all_null},
      {.id = "extremes",
       .level = Level::data,
       .runs = Runs::for_each_case,
       .title = {"Ytterligheter", "Extremes"},
       .does = {"Ger de första och sista dagar som finns, skottdagar, minus noll, mycket stora tal och långa "
                "texter.",
                "Gives the first and last days there are, leap days, minus zero, very large numbers and long "
                "texts."},
       .passes = {"Resultatet kan användas.", "The result can be used."},
       .run = extremes},
      {.id = "denominator-zero",
       .level = Level::data,
       .runs = Runs::for_each_case,
       .title = {"Andelar av ingen", "Shares of nobody"},
       .does = {"Tar bort alla, alla av ett slag, och allt i varje kolumn.",
                "Takes away everybody, everybody of a kind, and all in each column."},
       .passes = {"En rad som inte räknar någon har inga värden, varken noll eller annat.",
                  "A row that counts nobody has no values, neither zero nor another."},
       .run = denominator_zero},
  };
}

}  // namespace fotfaste::conformance

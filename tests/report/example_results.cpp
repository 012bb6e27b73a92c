#include "example_results.hpp"

#include <string>

#include "fotfaste/descriptor.h"
#include "fotfaste/sdk/calendar.hpp"

namespace fotfaste::report::example {
namespace {

using model::Cell;
using model::Stratum;
using model::TableResult;

const std::string some_digest(64, 'a');

Cell none() {
  return std::monostate();
}
Cell count(std::int64_t value) {
  return value;
}
Cell text(const char* value) {
  return std::string(value);
}
Cell everybody() {
  return Stratum{};
}
Cell gender(const char* value) {
  return Stratum{{{"gender", value}}};
}

model::ColumnDescription column(const char* name, std::uint32_t type, std::uint32_t role, const char* sv = "",
                                const char* en = "") {
  return {name, type, role, "", {sv, en}};
}

void add_share_columns(TableResult& table) {
  table.added_from = static_cast<std::uint32_t>(table.description.columns.size());
  for (const char* const name : {"value", "low", "high"}) {
    table.description.columns.push_back(column(name, FOTFASTE_TYPE_NUMBER, FOTFASTE_ROLE_VALUE));
  }
  table.description.columns.push_back(column("method", FOTFASTE_TYPE_TEXT, FOTFASTE_ROLE_ATTRIBUTE));
  for (const char* const name : {"worst", "best"}) {
    table.description.columns.push_back(column(name, FOTFASTE_TYPE_NUMBER, FOTFASTE_ROLE_ATTRIBUTE));
  }
  table.description.columns.push_back(column("few", FOTFASTE_TYPE_INTEGER, FOTFASTE_ROLE_ATTRIBUTE));
}

// The host's part of a row; the limits are made up, as nothing here is computed.
void add_share(std::vector<Cell>& row, std::int64_t k, std::int64_t n, std::int64_t unknown) {
  if (n == 0) {
    row.insert(row.end(), {none(), none(), none(), none(), none(), none(), count(0)});
    return;
  }
  const double value = static_cast<double>(k) / static_cast<double>(n);
  const double all = static_cast<double>(n + unknown);
  row.insert(row.end(),
             {value, value * 0.75, value + (1 - value) * 0.25, text("wilson-95"),
              static_cast<double>(k) / all, static_cast<double>(k + unknown) / all, count(n < 20)});
}

TableResult goals() {
  TableResult table;
  table.description.id = "goals";
  table.description.kind = FOTFASTE_KIND_GOALS;
  table.description.title = {"Projektets mål", "The project's goals"};
  table.description.columns = {
      column("goal", FOTFASTE_TYPE_TEXT, FOTFASTE_ROLE_DIMENSION, "Mål", "Goal"),
      column("stratum", FOTFASTE_TYPE_STRATUM, FOTFASTE_ROLE_DIMENSION, "Grupp", "Group"),
      column("level", FOTFASTE_TYPE_TEXT, FOTFASTE_ROLE_ATTRIBUTE, "Nivå", "Level"),
      column("kind", FOTFASTE_TYPE_TEXT, FOTFASTE_ROLE_ATTRIBUTE, "Slag", "Kind"),
      column("numerator", FOTFASTE_TYPE_INTEGER, FOTFASTE_ROLE_NUMERATOR),
      column("denominator", FOTFASTE_TYPE_INTEGER, FOTFASTE_ROLE_DENOMINATOR),
      column("unknown", FOTFASTE_TYPE_INTEGER, FOTFASTE_ROLE_UNKNOWN),
      column("not_observable", FOTFASTE_TYPE_INTEGER, FOTFASTE_ROLE_PENDING),
      column("early", FOTFASTE_TYPE_INTEGER, FOTFASTE_ROLE_EARLY),
      column("planned", FOTFASTE_TYPE_INTEGER, FOTFASTE_ROLE_ATTRIBUTE),
      column("target_low", FOTFASTE_TYPE_NUMBER, FOTFASTE_ROLE_TARGET_LOW),
      column("target_high", FOTFASTE_TYPE_NUMBER, FOTFASTE_ROLE_TARGET_HIGH),
      column("scale", FOTFASTE_TYPE_TEXT, FOTFASTE_ROLE_SCALE),
      column("undecided_above", FOTFASTE_TYPE_NUMBER, FOTFASTE_ROLE_UNDECIDED_ABOVE),
      column("attested", FOTFASTE_TYPE_INTEGER, FOTFASTE_ROLE_ATTESTED),
      column("decided", FOTFASTE_TYPE_DATE, FOTFASTE_ROLE_ATTRIBUTE, "Beslutat", "Decided"),
      column("document", FOTFASTE_TYPE_TEXT, FOTFASTE_ROLE_ATTRIBUTE, "Underlag", "Document"),
      column("statement", FOTFASTE_TYPE_TEXT, FOTFASTE_ROLE_ATTRIBUTE, "Vad som ska visas",
             "What is to be shown"),
  };
  add_share_columns(table);
  table.description.columns.push_back(column("verdict", FOTFASTE_TYPE_TEXT, FOTFASTE_ROLE_ATTRIBUTE));
  struct Counts {
    std::int64_t k, n, unknown, pending, early;
  };
  const auto add = [&](const char* id, Cell stratum, Counts counts, Cell low, Cell high, const char* scale,
                       const char* verdict) {
    const bool in_counts = std::string(scale) == "count";
    std::vector<Cell> row = {text(id), stratum, text("individual"), text("measured")};
    row.insert(row.end(), {count(counts.k), count(counts.n), count(counts.unknown), count(counts.pending),
                           count(counts.early), in_counts ? count(65) : none()});
    row.insert(row.end(), {low, high, text(scale), 0.2, none(), none(), none(), none()});
    add_share(row, counts.k, counts.n, counts.unknown);
    row.push_back(text(verdict));
    table.rows.push_back(std::move(row));
  };
  add("work-within-six-months", everybody(), {23, 48, 4, 8, 3}, 40.0, none(), "count", "undecided");
  add("ready-or-employed", everybody(), {45, 52, 3, 5, 0}, 0.8, none(), "share", "likely_reached");
  add("ready-or-employed", gender("woman"), {17, 22, 1, 1, 0}, 0.8, none(), "share", "undecided");
  add("ready-or-employed", gender("man"), {28, 30, 2, 4, 0}, 0.8, none(), "share", "likely_reached");
  add("share-women", everybody(), {24, 60, 0, 0, 0}, 0.35, 0.45, "share", "reached");
  add("few-answers", everybody(), {1, 4, 0, 0, 0}, 0.8, none(), "share", "not_reached");
  add("no-target", everybody(), {12, 40, 0, 0, 0}, none(), none(), "share", "no_target");
  const auto add_stated = [&](const char* id, const char* kind, Cell attested, Cell decided, Cell document,
                              Cell statement, const char* verdict) {
    std::vector<Cell> row(table.description.columns.size());
    row[0] = text(id);
    row[1] = everybody();
    row[2] = text("organisation");
    row[3] = text(kind);
    row[14] = attested;
    row[15] = decided;
    row[16] = document;
    row[17] = statement;
    row.back() = text(verdict);
    table.rows.push_back(std::move(row));
  };
  add_stated("concept-continues", "evidence", count(1), model::DateCell{to_day({2027, 6, 15})},
             text("beslut.pdf"), text("Nämnden har beslutat att verksamheten fortsätter"), "reached");
  add_stated("costs-decrease", "evidence", none(), none(), none(), none(), "undecided");
  add_stated("less-exclusion", "none", none(), none(), none(), none(), "no_target");
  table.labels = {
      {0,
       "work-within-six-months",
       {"40 deltagare kommer i arbete inom sex månader och har sedan anställning i minst sex månader",
        "40 participants start work within six months and then stay employed for at least six months"}},
      {0,
       "ready-or-employed",
       {"80 % är redo för arbete eller har arbete", "80 % are ready for work or work"}},
      {0, "share-women", {"Ca 40 % är kvinnor", "About 40 % are women"}},
      {0, "few-answers", {"80 % av arbetsgivarna är nöjda", "80 % of employers are content"}},
      {0, "no-target", {"Fler deltar i studiecirklar", "More take part in study circles"}},
      {0,
       "concept-continues",
       {"Konceptet fortsätter efter projektet", "The concept goes on after the project"}},
      {0, "costs-decrease", {"Utanförskapets kostnader minskar", "The costs of exclusion decrease"}},
      {0, "less-exclusion", {"Utanförskapet minskar", "Exclusion decreases"}},
  };
  return table;
}

TableResult state_at_point() {
  TableResult table;
  table.description.id = "state-at-point";
  table.description.kind = FOTFASTE_KIND_PROPORTION;
  table.description.additivity = FOTFASTE_ADDITIVE;
  table.description.smallest_cell = 5;
  table.description.title = {"Tillstånd vid uppföljningspunkterna", "State at the follow-up points"};
  table.description.columns = {
      column("point", FOTFASTE_TYPE_TEXT, FOTFASTE_ROLE_DIMENSION),
      column("state", FOTFASTE_TYPE_TEXT, FOTFASTE_ROLE_DIMENSION),
      column("stratum", FOTFASTE_TYPE_STRATUM, FOTFASTE_ROLE_DIMENSION),
      column("numerator", FOTFASTE_TYPE_INTEGER, FOTFASTE_ROLE_NUMERATOR),
      column("denominator", FOTFASTE_TYPE_INTEGER, FOTFASTE_ROLE_DENOMINATOR),
      column("unknown", FOTFASTE_TYPE_INTEGER, FOTFASTE_ROLE_UNKNOWN),
      column("not_due", FOTFASTE_TYPE_INTEGER, FOTFASTE_ROLE_EXCLUDED),
  };
  add_share_columns(table);
  const auto add = [&](const char* point, const char* state, Cell stratum, std::int64_t k, std::int64_t n,
                       std::int64_t unknown, std::int64_t not_due) {
    std::vector<Cell> row = {text(point), text(state),    stratum,       count(k),
                             count(n),    count(unknown), count(not_due)};
    add_share(row, k, n, unknown);
    table.rows.push_back(std::move(row));
  };
  for (const char* const point : {"exit", "exit+6m"}) {
    add(point, "employed", everybody(), 24, 50, 6, 4);
    add(point, "education", everybody(), 10, 50, 6, 4);
    add(point, "job_search", everybody(), 16, 50, 6, 4);
    add(point, "sick", everybody(), 0, 50, 6, 4);
    add(point, "employed", gender("woman"), 9, 18, 2, 2);
    add(point, "education", gender("woman"), 9, 18, 2, 2);
    add(point, "employed", gender("man"), 15, 32, 4, 2);
    add(point, "education", gender("man"), 1, 32, 4, 2);
    add(point, "job_search", gender("man"), 16, 32, 4, 2);
  }
  return table;
}

TableResult state_by_month() {
  TableResult table;
  table.description.id = "state-by-month";
  table.description.kind = FOTFASTE_KIND_DISTRIBUTION;
  table.description.title = {"Tillstånd månad för månad", "State month by month"};
  table.description.columns = {
      column("month", FOTFASTE_TYPE_INTEGER, FOTFASTE_ROLE_DIMENSION),
      column("state", FOTFASTE_TYPE_TEXT, FOTFASTE_ROLE_DIMENSION),
      column("stratum", FOTFASTE_TYPE_STRATUM, FOTFASTE_ROLE_DIMENSION),
      column("numerator", FOTFASTE_TYPE_INTEGER, FOTFASTE_ROLE_NUMERATOR),
      column("denominator", FOTFASTE_TYPE_INTEGER, FOTFASTE_ROLE_DENOMINATOR),
      column("unknown", FOTFASTE_TYPE_INTEGER, FOTFASTE_ROLE_UNKNOWN),
  };
  add_share_columns(table);
  for (int month = 0; month <= 14; ++month) {
    for (const char* const state : {"employed", "job_search"}) {
      const std::int64_t employed = month * 3;
      const std::int64_t k = std::string(state) == "employed" ? employed : 60 - employed;
      std::vector<Cell> row = {count(month), text(state), everybody(), count(k), count(60), count(0)};
      add_share(row, k, 60, 0);
      table.rows.push_back(std::move(row));
    }
  }
  return table;
}

TableResult transitions() {
  TableResult table;
  table.description.id = "transitions";
  table.description.kind = FOTFASTE_KIND_MATRIX;
  table.description.title = {"Övergångar mellan månader", "Transitions between months"};
  table.description.columns = {
      column("from", FOTFASTE_TYPE_TEXT, FOTFASTE_ROLE_DIMENSION, "Från", "From"),
      column("to", FOTFASTE_TYPE_TEXT, FOTFASTE_ROLE_DIMENSION, "Till", "To"),
      column("stratum", FOTFASTE_TYPE_STRATUM, FOTFASTE_ROLE_DIMENSION),
      column("numerator", FOTFASTE_TYPE_INTEGER, FOTFASTE_ROLE_NUMERATOR),
      column("denominator", FOTFASTE_TYPE_INTEGER, FOTFASTE_ROLE_DENOMINATOR),
  };
  add_share_columns(table);
  const auto add = [&](const char* from, const char* to, std::int64_t k, std::int64_t n) {
    std::vector<Cell> row = {text(from), text(to), everybody(), count(k), count(n)};
    add_share(row, k, n, 0);
    table.rows.push_back(std::move(row));
  };
  add("employed", "employed", 195, 200);
  add("employed", "job_search", 5, 200);
  add("job_search", "employed", 40, 400);
  add("job_search", "job_search", 360, 400);
  return table;
}

TableResult time_to_event() {
  TableResult table;
  table.description.id = "time-to-event";
  table.description.kind = FOTFASTE_KIND_CURVE;
  table.description.title = {"Tid till arbete", "Time to work"};
  table.description.columns = {
      column("curve", FOTFASTE_TYPE_TEXT, FOTFASTE_ROLE_DIMENSION),
      column("stratum", FOTFASTE_TYPE_STRATUM, FOTFASTE_ROLE_DIMENSION),
      column("time", FOTFASTE_TYPE_INTEGER, FOTFASTE_ROLE_DIMENSION),
      column("unit", FOTFASTE_TYPE_TEXT, FOTFASTE_ROLE_ATTRIBUTE),
      column("at_risk", FOTFASTE_TYPE_INTEGER, FOTFASTE_ROLE_COUNT),
      column("events", FOTFASTE_TYPE_INTEGER, FOTFASTE_ROLE_ATTRIBUTE),
      column("censored", FOTFASTE_TYPE_INTEGER, FOTFASTE_ROLE_EXCLUDED),
      column("value", FOTFASTE_TYPE_NUMBER, FOTFASTE_ROLE_VALUE),
      column("low", FOTFASTE_TYPE_NUMBER, FOTFASTE_ROLE_LOW),
      column("high", FOTFASTE_TYPE_NUMBER, FOTFASTE_ROLE_HIGH),
  };
  table.added_from = static_cast<std::uint32_t>(table.description.columns.size());
  const auto add = [&](Cell stratum, std::int64_t time, std::int64_t at_risk, std::int64_t events,
                       std::int64_t censored, double value) {
    table.rows.push_back({text("lasting-work"), stratum, count(time), text("month"), count(at_risk),
                          count(events), count(censored), value, value * 0.8, value + (1 - value) * 0.2});
  };
  add(everybody(), 2, 60, 12, 0, 0.8);
  add(everybody(), 6, 48, 12, 0, 0.6);
  add(everybody(), 10, 36, 12, 6, 0.4);
  add(everybody(), 20, 18, 0, 15, 0.4);
  add(gender("woman"), 3, 24, 4, 17, 0.8333333333333334);
  table.labels = {
      {0, "lasting-work", {"Till arbete i minst sex månader", "To work for at least six months"}}};
  return table;
}

TableResult unheard_of() {
  TableResult table;
  table.description.id = "employers";
  table.description.kind = FOTFASTE_KIND_RECORDS;
  table.description.title = {"Arbetsgivare", "Employers"};
  table.description.columns = {
      column("name", FOTFASTE_TYPE_TEXT, FOTFASTE_ROLE_DIMENSION, "Arbetsgivare", "Employer"),
      column("placements", FOTFASTE_TYPE_INTEGER, FOTFASTE_ROLE_COUNT, "Platser", "Placements"),
      column("joined", FOTFASTE_TYPE_DATE, FOTFASTE_ROLE_ATTRIBUTE, "Med sedan", "Since"),
  };
  table.added_from = 3;
  for (int i = 0; i < 25; ++i) {
    table.rows.push_back({text(("Företag " + std::to_string(i + 1)).c_str()), count(i),
                          i == 3 ? none() : Cell(model::DateCell{to_day({2025, 1, 1}) + i})});
  }
  return table;
}

model::PluginResult plugin(const char* id, model::Text title) {
  model::PluginResult result;
  result.id = id;
  result.version = "1.0.0";
  result.file = std::string(id) + ".so";
  result.sha256 = some_digest;
  result.title = std::move(title);
  result.reads = {"entry", "states.core_state"};
  return result;
}

}  // namespace

model::Project project() {
  model::Project project;
  project.card.id = "00-000-S00";
  project.card.name = "Påhittat projekt";
  project.card.owner = "Exempelkommunen";
  project.card.fund = "ESF+";
  project.card.start = to_day({2024, 9, 1});
  project.card.end = to_day({2027, 8, 31});
  project.card.planned_participants = 60;
  return project;
}

RunDescription run() {
  RunDescription run;
  run.as_of = to_day({2026, 3, 31});
  run.project_sha256 = some_digest;
  run.inputs = {{"data/deltagare.csv", some_digest, "participations", "utf-8", 62, 60, 2},
                {"data/status.csv", some_digest, "states", "windows-1252", 214, 211, 3}};
  run.sandbox = {"rlimits", "seccomp"};
  run.participations = 60;
  run.persons = 59;
  return run;
}

std::vector<model::PluginResult> plugins() {
  model::PluginResult follow_up =
      plugin("longitudinal-followup", {"Uppföljning över tid", "Follow-up over time"});
  follow_up.tables = {state_at_point(), state_by_month(), transitions(), time_to_event()};
  model::PluginResult goal_metrics = plugin("goal-metrics", {"Mål", "Goals"});
  goal_metrics.tables = {goals()};
  model::PluginResult unknown = plugin("employer-list", {"Arbetsgivare", "Employers"});
  unknown.tables = {unheard_of()};
  model::PluginResult failed = plugin("broken", {"Trasigt", "Broken"});
  failed.outcome = model::Outcome::timeout;
  failed.reason = {"Det var inte klart efter 60 sekunder. Ge det mer tid med --timeout.",
                   "It was not done after 60 seconds. Give it more time with --timeout."};
  failed.reads.clear();
  return {follow_up, goal_metrics, unknown, failed};
}

model::Finding finding_with_excerpt() {
  model::Finding finding;
  finding.code = "D014";
  finding.severity = model::Severity::error;
  finding.message = {"anställning slutar innan den börjar", "employment ends before it starts"};
  finding.help = {"byt plats på datumen, eller lämna slutet tomt för en period som pågår",
                  "swap the dates, or leave the end empty for a spell that goes on"};
  finding.count = 3;
  finding.total = 214;
  finding.unit = {"rader", "rows"};
  model::Place place;
  place.file = "data/status.csv";
  place.row = 212;
  place.column = 4;
  place.column_name = "till";
  place.excerpt = "p0041,employed,2025-06-01,2025-03-01";
  place.caret = 26;
  place.caret_length = 10;
  place.note = {"före 2025-06-01", "before 2025-06-01"};
  finding.places = {place};
  return finding;
}

std::vector<model::Finding> findings() {
  model::Finding entry;
  entry.code = "D007";
  entry.message = {"start efter projektets slut", "entry after the project's end"};
  entry.help = {"kontrollera startdatum", "check the entry date"};
  entry.count = 2;
  entry.total = 62;
  entry.unit = {"rader", "rows"};
  model::Place place;
  place.file = "data/deltagare.csv";
  place.row = 61;
  place.column = 3;
  entry.places = {place};
  model::Finding encoding;
  encoding.code = "D030";
  encoding.severity = model::Severity::note;
  encoding.message = {"filen är skriven i Windows-1252", "the file is written in Windows-1252"};
  encoding.count = 1;
  return {entry, finding_with_excerpt(), encoding};
}

nlohmann::ordered_json document() {
  return results_document(project(), run(), plugins(), findings());
}

}  // namespace fotfaste::report::example

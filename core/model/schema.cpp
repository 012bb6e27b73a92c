#include "model/schema.hpp"

#include <array>
#include <vector>

namespace fotfaste::model {
namespace {

using Words = std::string_view;

constexpr std::array<Words, table_count> table_names = {
    "participations", "groups",      "attributes",  "states",        "assessments", "activities", "events",
    "assignments",    "cohorts",     "recruitment", "organisations", "meetings",    "ties",       "survey",
    "costs",          "assumptions", "evidence",    "instruments",   "items",       "sub_scales", "norms"};

// Published order: fotfaste/model.h has a constant for each of the first eight.
constexpr Words group_codes[] = {"programme", "comparison"};
constexpr Words exit_reason_codes[] = {"completed", "employment", "education", "dropout",
                                       "moved",     "health",     "other",     "unknown"};
constexpr Words gender_codes[] = {"woman", "man", "other", "unknown"};
constexpr Words labour_codes[] = {"employed",           "self_employed",  "unemployed",
                                  "inactive_education", "inactive_other", "unknown"};
constexpr Words state_codes[] = {"employed",  "self_employed",  "education",  "training",
                                 "placement", "unemployed",     "job_search", "inactive",
                                 "sick",      "parental_leave", "other",      "unknown"};
constexpr Words source_codes[] = {"register", "payslip", "caseworker", "self_report", "other"};
constexpr Words activity_codes[] = {"individual", "group"};
constexpr Words role_codes[] = {"caseworker", "mentor"};
constexpr Words missing_codes[] = {"not_asked", "refused", "not_reached", "not_applicable", "protected"};
constexpr Words precision_codes[] = {"day", "month", "year"};
// In the order in which people come to a project; declined is no step of it.
constexpr Words recruitment_codes[] = {"invited", "interested", "applied", "started", "declined"};
constexpr Words cost_codes[] = {"budget", "financing", "spending"};
constexpr Words direction_codes[] = {"higher", "lower"};
constexpr Words missing_rule_codes[] = {"drop", "mean_of_rest", "half_rule"};

constexpr Column person(Table table, Words name) {
  return {table, name, Form::person, {}, 0, 0, true, true};
}
constexpr Column date(Table table, Words name, bool required = false, bool sensitive = false) {
  return {table, name, Form::date, {}, 0, 0, required, sensitive};
}
constexpr Column label(Table table, Words name, bool required = false) {
  return {table, name, Form::label, {}, 0, 0, required, false};
}
constexpr Column code(Table table, Words name, std::span<const Words> codes, bool required = false) {
  return {table, name, Form::code, codes, 0, 0, required, false};
}
constexpr Column small(Table table, Words name, std::int8_t least, std::int8_t most) {
  return {table, name, Form::small, {}, least, most, false, false};
}
constexpr Column flag(Table table, Words name) {
  return {table, name, Form::small, {}, 0, 1, false, true};
}
constexpr Column number(Table table, Words name, bool required = false) {
  return {table, name, Form::number, {}, 0, 0, required, false};
}
constexpr Column money(Table table, Words name, bool required = false) {
  return {table, name, Form::money, {}, 0, 0, required, false};
}

constexpr Column all[] = {
    person(Table::participations, "person"),
    code(Table::participations, "group", group_codes),
    label(Table::participations, "cohort"),
    label(Table::participations, "site"),
    label(Table::participations, "source"),
    date(Table::participations, "entry", true),
    code(Table::participations, "entry_precision", precision_codes),
    date(Table::participations, "exit"),
    code(Table::participations, "exit_precision", precision_codes),
    code(Table::participations, "exit_reason", exit_reason_codes),
    code(Table::participations, "gender", gender_codes),
    date(Table::participations, "birth_date", false, true),
    code(Table::participations, "birth_date_precision", precision_codes),
    code(Table::participations, "labour_status", labour_codes),
    date(Table::participations, "unemployed_since"),
    small(Table::participations, "isced", 0, 8),
    flag(Table::participations, "foreign_background"),
    flag(Table::participations, "third_country_national"),
    flag(Table::participations, "minority"),
    flag(Table::participations, "disability"),
    flag(Table::participations, "homeless"),
    flag(Table::participations, "rural"),
    flag(Table::participations, "jobless_household"),
    flag(Table::participations, "dependent_children"),
    flag(Table::participations, "single_adult"),
    flag(Table::participations, "other_disadvantaged"),

    label(Table::groups, "name", true),

    label(Table::attributes, "name", true),
    label(Table::attributes, "value", true),

    label(Table::states, "dimension"),
    label(Table::states, "state", true),
    code(Table::states, "core_state", state_codes),
    date(Table::states, "from", true),
    code(Table::states, "from_precision", precision_codes),
    date(Table::states, "until"),
    code(Table::states, "until_precision", precision_codes),
    label(Table::states, "contract"),
    number(Table::states, "hours_per_week"),
    small(Table::states, "subsidised", 0, 1),
    label(Table::states, "employer"),
    code(Table::states, "source", source_codes),
    date(Table::states, "known_until"),

    label(Table::assessments, "instrument"),
    label(Table::assessments, "item", true),
    label(Table::assessments, "rater"),
    date(Table::assessments, "date", true),
    number(Table::assessments, "value"),
    code(Table::assessments, "reason_missing", missing_codes),

    label(Table::activities, "type", true),
    code(Table::activities, "kind", activity_codes),
    date(Table::activities, "from", true),
    date(Table::activities, "until"),
    number(Table::activities, "hours"),
    number(Table::activities, "planned_hours"),
    small(Table::activities, "attended", 0, 1),
    label(Table::activities, "provider"),
    small(Table::activities, "job_focused", 0, 1),

    label(Table::events, "kind", true),
    date(Table::events, "date", true),
    label(Table::events, "detail"),

    code(Table::assignments, "role", role_codes),
    label(Table::assignments, "who"),
    date(Table::assignments, "from", true),
    date(Table::assignments, "until"),

    label(Table::cohorts, "name", true),
    date(Table::cohorts, "start"),
    date(Table::cohorts, "end"),
    number(Table::cohorts, "planned_participants"),

    label(Table::recruitment, "source"),
    code(Table::recruitment, "stage", recruitment_codes, true),
    date(Table::recruitment, "date"),
    label(Table::recruitment, "reason"),
    number(Table::recruitment, "count", true),

    label(Table::organisations, "name", true),
    label(Table::organisations, "kind"),
    label(Table::organisations, "sector"),
    label(Table::organisations, "size_class"),
    label(Table::organisations, "municipality"),
    date(Table::organisations, "joined"),
    date(Table::organisations, "left"),

    date(Table::meetings, "date", true),
    label(Table::meetings, "organisation", true),
    label(Table::meetings, "kind"),
    small(Table::meetings, "attended", 0, 1),

    label(Table::ties, "from", true),
    label(Table::ties, "to", true),
    label(Table::ties, "kind"),
    date(Table::ties, "date"),
    number(Table::ties, "strength"),

    label(Table::survey, "respondent_group", true),
    label(Table::survey, "respondent"),
    label(Table::survey, "item", true),
    date(Table::survey, "date"),
    number(Table::survey, "value"),
    code(Table::survey, "reason_missing", missing_codes),

    code(Table::costs, "kind", cost_codes),
    label(Table::costs, "category"),
    label(Table::costs, "payer"),
    date(Table::costs, "date"),
    money(Table::costs, "amount", true),

    label(Table::assumptions, "name", true),
    label(Table::assumptions, "payer"),
    number(Table::assumptions, "value", true),
    label(Table::assumptions, "unit"),
    number(Table::assumptions, "price_year"),
    label(Table::assumptions, "source"),
    number(Table::assumptions, "low"),
    number(Table::assumptions, "high"),

    label(Table::evidence, "goal"),
    label(Table::evidence, "statement", true),
    date(Table::evidence, "date"),
    label(Table::evidence, "document"),
    label(Table::evidence, "document_sha256"),
    label(Table::evidence, "reviewer"),

    label(Table::instruments, "instrument", true),
    label(Table::instruments, "version"),
    label(Table::instruments, "title"),
    label(Table::instruments, "title_en"),
    label(Table::instruments, "licence"),

    label(Table::items, "instrument"),
    label(Table::items, "item", true),
    label(Table::items, "rater"),
    number(Table::items, "number"),
    label(Table::items, "title"),
    label(Table::items, "title_en"),
    label(Table::items, "wording"),
    label(Table::items, "wording_en"),
    label(Table::items, "sub_scale"),
    number(Table::items, "lowest"),
    number(Table::items, "highest"),
    code(Table::items, "direction", direction_codes),
    code(Table::items, "missing_rule", missing_rule_codes),

    label(Table::sub_scales, "instrument"),
    label(Table::sub_scales, "sub_scale", true),
    label(Table::sub_scales, "title"),
    label(Table::sub_scales, "title_en"),

    label(Table::norms, "instrument"),
    label(Table::norms, "measure", true),
    label(Table::norms, "rater"),
    number(Table::norms, "sd"),
    number(Table::norms, "reliability"),
    number(Table::norms, "functional_mean"),
    number(Table::norms, "functional_sd"),
    label(Table::norms, "source", true),
};

struct Range {
  ColumnId first = 0;
  std::size_t size = 0;
};

std::array<Range, table_count> make_ranges() {
  std::array<Range, table_count> ranges;
  ColumnId id = 0;
  for (const Column& column : all) {
    Range& range = ranges[static_cast<std::size_t>(column.table)];
    if (range.size == 0) range.first = id;
    ++range.size;
    ++id;
  }
  return ranges;
}

const Range& range_of(Table table) {
  static const std::array<Range, table_count> ranges = make_ranges();
  return ranges[static_cast<std::size_t>(table)];
}

}  // namespace

std::string_view name(Table table) {
  return table_names[static_cast<std::size_t>(table)];
}

std::optional<Table> find_table(std::string_view name) {
  for (std::size_t i = 0; i < table_count; ++i) {
    if (table_names[i] == name) return static_cast<Table>(i);
  }
  return std::nullopt;
}

std::span<const Column> columns() {
  return all;
}

std::span<const Column> columns_of(Table table) {
  const Range& range = range_of(table);
  return columns().subspan(range.first, range.size);
}

ColumnId first_column(Table table) {
  return range_of(table).first;
}

std::string path(ColumnId id) {
  const Column& found = column(id);
  if (found.table == Table::participations) return std::string(found.name);
  std::string text;
  if (is_project_table(found.table)) text = "project.";
  text.append(name(found.table)).append(".").append(found.name);
  return text;
}

std::optional<ColumnId> find_column(Table table, std::string_view name) {
  const Range& range = range_of(table);
  for (std::size_t i = 0; i < range.size; ++i) {
    if (all[range.first + i].name == name) return static_cast<ColumnId>(range.first + i);
  }
  return std::nullopt;
}

std::optional<ColumnId> find_column(std::string_view path) {
  constexpr std::string_view prefix = "project.";
  const bool of_project = path.starts_with(prefix);
  if (of_project) path.remove_prefix(prefix.size());
  const std::size_t dot = path.find('.');
  if (dot == std::string_view::npos) {
    return of_project ? std::nullopt : find_column(Table::participations, path);
  }
  const std::optional<Table> table = find_table(path.substr(0, dot));
  if (!table || is_project_table(*table) != of_project) return std::nullopt;
  return find_column(*table, path.substr(dot + 1));
}

}  // namespace fotfaste::model

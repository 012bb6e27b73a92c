// Level 3: results in themselves, and what they may and must depend on.

#include <malloc.h>
#include <time.h>

#include <algorithm>
#include <clocale>
#include <cstdlib>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "conformance/catalogue.hpp"
#include "conformance/drive.hpp"
#include "conformance/operations.hpp"
#include "conformance/variations.hpp"

namespace fotfaste::conformance {
namespace {

void output_schema(const Trial& trial) {
  Drive drive(trial);
  const Dataset data = drive.data();
  for (const Report& report : {drive.evaluate(data), drive.evaluate(split(data, 2, trial.seed).front())}) {
    if (!report.fault.empty()) throw Failure(report.fault, "rows and labels that a host can take");
  }
}

constexpr std::uint32_t count_roles[] = {
    FOTFASTE_ROLE_NUMERATOR, FOTFASTE_ROLE_DENOMINATOR, FOTFASTE_ROLE_UNKNOWN, FOTFASTE_ROLE_EXCLUDED,
    FOTFASTE_ROLE_COUNT,     FOTFASTE_ROLE_PENDING,     FOTFASTE_ROLE_EARLY};

bool is_count(std::uint32_t role) {
  return std::find(std::begin(count_roles), std::end(count_roles), role) != std::end(count_roles);
}

// The counts of a report by what names them: table, dimensions and column.
using Counts = std::map<std::string, std::int64_t>;

// wanted(table, role) chooses.
template <typename Wanted>
Counts counts_of(const model::PluginDescription& description, const Report& report, Wanted wanted) {
  Counts counts;
  for (const Report::Row& row : report.rows) {
    const model::TableDescription& table = description.tables[row.table];
    if (model::is_about_persons(table)) continue;
    std::string key = table.id;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      if (table.columns[i].role == FOTFASTE_ROLE_DIMENSION) key.append(" ").append(spelled(row.cells[i]));
    }
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      const auto* count = std::get_if<std::int64_t>(&row.cells[i]);
      if (count == nullptr || !is_count(table.columns[i].role) || !wanted(table, table.columns[i].role))
        continue;
      counts[key + ", " + table.columns[i].name] = *count;
    }
  }
  return counts;
}

std::int64_t count_of(const Counts& counts, const std::string& key) {
  const auto found = counts.find(key);
  return found == counts.end() ? 0 : found->second;
}

// What counts those whom a row is about: nothing of it is lost where a row is left out, as rows that would
// have nobody in their numerator may be. What says of how many they are is lost with such a row.
bool is_counted(std::uint32_t role) {
  return role == FOTFASTE_ROLE_NUMERATOR || role == FOTFASTE_ROLE_COUNT;
}

// A sum of counts, and of how many rows.
struct Sum {
  std::int64_t value = 0;
  std::size_t rows = 0;

  void add(std::int64_t count) {
    value += count;
    ++rows;
  }

  // Whether it may be the sum of what makes up the whole, where so many rows are all there can be.
  [[nodiscard]] bool makes_up(std::int64_t whole, std::size_t all, std::uint32_t role) const {
    return rows == all || is_counted(role) ? value == whole : value <= whole;
  }
};

// In tables that say so, each breakdown's strata add up to everybody.
void expect_strata_add_up(const model::PluginDescription& description, const Report& report) {
  struct Breakdowns {
    std::uint32_t role = 0;
    std::optional<std::int64_t> everybody;
    std::map<std::string, Sum> sums;
  };
  std::map<std::string, Breakdowns> counts;
  std::map<std::string, std::set<std::string>> strata_of;  // by table and breakdown
  for (const Report::Row& row : report.rows) {
    const model::TableDescription& table = description.tables[row.table];
    if (table.additivity != FOTFASTE_ADDITIVE || model::is_about_persons(table)) continue;
    std::string key = table.id;
    std::string breakdown;
    std::string stratum_text;
    std::size_t strata = 0;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      if (table.columns[i].role != FOTFASTE_ROLE_DIMENSION) continue;
      if (const auto* stratum = std::get_if<model::Stratum>(&row.cells[i])) {
        ++strata;
        stratum_text = spelled(row.cells[i]);
        for (const auto& [name, value] : stratum->labels) breakdown.append(name).append(" ");
      } else {
        key.append(" ").append(spelled(row.cells[i]));
      }
    }
    if (strata != 1) continue;
    strata_of[table.id + " " + breakdown].insert(stratum_text);
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      const auto* count = std::get_if<std::int64_t>(&row.cells[i]);
      if (count == nullptr || !is_count(table.columns[i].role)) continue;
      Breakdowns& of_column = counts[key + ", " + table.columns[i].name];
      of_column.role = table.columns[i].role;
      if (breakdown.empty()) {
        of_column.everybody = *count;
      } else {
        of_column.sums[breakdown].add(*count);
      }
    }
  }
  for (const auto& [key, of_column] : counts) {
    const std::string table = key.substr(0, key.find_first_of(" ,"));
    for (const auto& [breakdown, sum] : of_column.sums) {
      if (!of_column.everybody ||
          sum.makes_up(*of_column.everybody, strata_of[table + " " + breakdown].size(), of_column.role)) {
        continue;
      }
      throw Failure(key + " is " + std::to_string(*of_column.everybody) + " for everybody, and the rows by " +
                        breakdown + "add up to " + std::to_string(sum.value),
                    "strata of an additive table add up");
    }
  }
}

void arith_identities(const Trial& trial) {
  Drive drive(trial);
  const Dataset data = drive.data();
  const model::PluginDescription& description = drive.description();
  const Report report = drive.evaluate(data);
  expect_strata_add_up(description, report);
  for (const std::size_t parts : {std::size_t{2}, std::size_t{8}}) {
    std::vector<Report> reports;
    for (const Dataset& part : split(data, parts, trial.seed)) reports.push_back(drive.evaluate(part));
    for (const std::uint32_t role : count_roles) {
      const auto those = [role](const model::TableDescription& table, std::uint32_t of_column) {
        return table.additivity == FOTFASTE_ADDITIVE && of_column == role;
      };
      const Counts whole = counts_of(description, report, those);
      std::map<std::string, Sum> added;
      for (const auto& [key, count] : whole) added[key];
      for (const Report& part : reports) {
        for (const auto& [key, count] : counts_of(description, part, those)) added[key].add(count);
      }
      for (const auto& [key, sum] : added) {
        const std::int64_t expected = count_of(whole, key);
        if (sum.makes_up(expected, reports.size(), role)) continue;
        throw Failure(key + " is " + std::to_string(expected) + " for all, and adds up to " +
                          std::to_string(sum.value) + " over " + std::to_string(parts) +
                          " groups without common persons",
                      "rows of an additive table may be added");
      }
    }
  }
}

void monotone_add(const Trial& trial) {
  Drive drive(trial);
  const Dataset data = drive.data();
  if (data.participations.empty()) throw Skipped("the case has no participations");
  const model::PluginDescription& description = drive.description();
  const auto those = [](const model::TableDescription&, std::uint32_t role) {
    return role == FOTFASTE_ROLE_DENOMINATOR || role == FOTFASTE_ROLE_COUNT;
  };
  const Counts before = counts_of(description, drive.evaluate(data), those);
  const std::size_t persons = split(data, data.participations.size(), trial.seed).size();
  const std::int64_t number = person_of(data.participations.back()) + 1;
  for (std::size_t person = 0; person < persons; person += 1 + persons / 12) {
    Dataset one = only_person(data, person);
    for (Participation& participation : one.participations) participation.values[0] = number;
    const Counts after = counts_of(description, drive.evaluate(merged({data, one})), those);
    for (const auto& [key, count] : before) {
      if (count_of(after, key) >= count) continue;
      throw Failure(key + " falls from " + std::to_string(count) + " to " +
                        std::to_string(count_of(after, key)) + " when a person is added who is like another",
                    "more persons give no fewer");
    }
  }
}

// Seconds that are enough for every clock to show another time.
void let_time_pass() {
  const timespec while_longer = {1, 100'000'000};
  nanosleep(&while_longer, nullptr);
}

// Another time zone, language and environment, as long as this lives.
class Abroad {
 public:
  Abroad() {
    const char* locale = std::setlocale(LC_ALL, nullptr);
    if (locale != nullptr) locale_ = locale;
    for (const auto& [name, value] : {std::pair("TZ", "Pacific/Kiritimati"), std::pair("LANG", "sv_SE.UTF-8"),
                                      std::pair("LC_ALL", "sv_SE.UTF-8"), std::pair("HOME", "/nowhere")}) {
      const char* before = std::getenv(name);
      before_.emplace_back(name, before == nullptr ? std::nullopt : std::optional<std::string>(before));
      setenv(name, value, 1);
    }
    tzset();
    // Whichever there is: a decimal comma and other letters.
    for (const char* name : {"sv_SE.UTF-8", "de_DE.UTF-8", "C.UTF-8"}) {
      if (std::setlocale(LC_ALL, name) != nullptr) break;
    }
  }
  Abroad(const Abroad&) = delete;
  Abroad& operator=(const Abroad&) = delete;
  ~Abroad() {
    for (const auto& [name, value] : before_) {
      if (value) {
        setenv(name, value->c_str(), 1);
      } else {
        unsetenv(name);
      }
    }
    tzset();
    std::setlocale(LC_ALL, locale_.c_str());
  }

 private:
  std::string locale_ = "C";
  std::vector<std::pair<const char*, std::optional<std::string>>> before_;
};

void deterministic(const Trial& trial) {
  Drive drive(trial);
  const Dataset data = drive.data();
  const Report whole = drive.evaluate(data);
  // Memory that is handed out again holds what was there before; now it never holds zeros by luck.
  mallopt(M_PERTURB, 0x5a);
  expect_equal(whole, drive.evaluate(data), "a second time");
  let_time_pass();
  const Abroad abroad;
  expect_equal(whole, drive.evaluate(data), "later, in another time zone, language and environment");
  Drive elsewhere(trial, OfferedHost::every_extension(), Copy::second);
  expect_equal(whole, elsewhere.evaluate(data), "at other addresses in memory");
}

// Every text of a tree.
void collect(const model::Value& value, std::vector<std::string>& texts) {
  if (!value.key.empty()) texts.push_back(value.key);
  if (!value.text.empty()) texts.push_back(value.text);
  for (const model::Value& item : value.items) collect(item, texts);
}

void collect(const std::vector<model::ParameterDescription>& parameters, std::vector<std::string>& texts) {
  for (const model::ParameterDescription& parameter : parameters) {
    if (parameter.default_value) texts.push_back(*parameter.default_value);
    collect(parameter.fields, texts);
  }
}

constexpr std::string_view mark = "\u2039";      // before a label's number
constexpr std::string_view mark_end = "\u203a";  // after it

// New names for the labels of the data but those that the settings name, in the same order.
std::map<std::string, std::string> new_names(const Dataset& data, const std::vector<std::string>& kept_in,
                                             bool& all_renamed) {
  std::set<std::string> labels;
  for (const auto& [column, words] : words_of(data)) labels.insert(words.begin(), words.end());
  std::map<std::string, std::string> names;
  std::size_t number = 1000;
  all_renamed = true;
  for (const std::string& label : labels) {
    const bool kept = label.empty() || std::any_of(kept_in.begin(), kept_in.end(), [&](const auto& text) {
                        return text.find(label) != std::string::npos;
                      });
    all_renamed = all_renamed && !kept;
    names[label] =
        kept ? label : std::string(mark).append(std::to_string(++number)).append(mark_end).append(label);
  }
  return names;
}

// The lines of a report with the old names; in the order of the texts where the new ones may have another.
Report with_old_names(Report report, bool sorted) {
  for (std::string& line : report.lines) {
    for (std::size_t at = line.find(mark); at != std::string::npos; at = line.find(mark, at)) {
      line.erase(at, line.find(mark_end, at) + mark_end.size() - at);
    }
  }
  if (sorted) std::sort(report.lines.begin(), report.lines.end());
  return report;
}

void relabel(const Trial& trial) {
  Drive drive(trial);
  const Dataset data = drive.data();
  std::vector<std::string> kept_in;
  collect(trial.of_case.parameters, kept_in);
  collect(drive.description().parameters, kept_in);
  bool all_renamed = true;
  const std::map<std::string, std::string> names = new_names(data, kept_in, all_renamed);
  std::vector<model::ColumnId> columns;
  for (const model::ColumnId id : drive.declared()) {
    if (model::column(id).form == model::Form::label) columns.push_back(id);
  }
  const Dataset renamed =
      relabelled(data, columns, [&](const std::string& label) { return names.at(label); });
  expect_equal(with_old_names(drive.evaluate(data), !all_renamed),
               with_old_names(drive.evaluate(renamed), !all_renamed), "with other names for labels");
  // Other numbers for the persons, in the same order.
  std::map<std::int64_t, std::int64_t> new_to_old;
  const Dataset renumbered_data = renumbered(data, new_to_old);
  std::map<std::int64_t, std::int64_t> same;
  for (const auto& [number, old] : new_to_old) same[old] = old;
  const auto evaluate = [&](const Dataset& some, const std::map<std::int64_t, std::int64_t>& persons) {
    Drive::Settings settings(drive, trial.of_case, some);
    const Drive::State state = drive.create(settings);
    drive.consume(state, lay_out_run(some, batch_ends(some, 1000), drive.declared(), {}));
    return drive.finalize(state, persons);
  };
  expect_equal(evaluate(data, same), evaluate(renumbered_data, new_to_old),
               "with other numbers for the persons");
}

// What comes of a case with these parameters, as one text; why not, when it is refused.
std::string outcome_of(const Trial& trial, const Case& of_case) {
  const Trial other{trial.subject, of_case, trial.seed, trial.status_file, trial.enclose};
  try {
    Drive drive(other);
    const Dataset data = drive.data();
    std::string text = drive.evaluate(data).text();
    for (const model::ColumnId id : drive.declared()) text.append(model::path(id)).append(" ");
    for (const std::string& finding : drive.host().findings) text.append(finding).append("\n");
    return text;
  } catch (const Skipped& refused) {
    return refused.what();
  } catch (const Failure& refused) {
    return refused.what();
  }
}

void param_effect(const Trial& trial) {
  const std::vector<model::ParameterDescription> parameters = Drive(trial).description().parameters;
  std::set<std::string> tried;
  std::set<std::string> with_effect;
  for (const Case& of_case : trial.subject.cases) {
    const std::string ordinary = outcome_of(trial, of_case);
    for (const Variation& variation : variations(parameters, of_case.parameters)) {
      if (with_effect.contains(variation.parameter)) continue;
      tried.insert(variation.parameter);
      Case changed = of_case;
      changed.parameters = variation.parameters;
      if (outcome_of(trial, changed) != ordinary) with_effect.insert(variation.parameter);
    }
  }
  std::string inert;
  for (const std::string& parameter : tried) {
    if (!with_effect.contains(parameter)) inert.append(inert.empty() ? "" : ", ").append(parameter);
  }
  if (!inert.empty()) {
    throw Failure("other values make no difference in any case: " + inert,
                  "every parameter makes a difference in some case");
  }
}

}  // namespace

std::vector<Check> result_checks() {
  return {
      {.id = "output-schema",
       .level = Level::data,
       .runs = Runs::for_each_case,
       .title = {"Resultatets form", "Form of the result"},
       .does = {"Håller varje rad och text i resultatet mot tabellerna som insticksprogrammet beskriver.",
                "Holds every row and label of the result against the tables that the plugin describes."},
       .passes = {"En värd skulle ta emot dem alla.", "A host would take them all."},
       .run = output_schema},
      {.id = "arith-identities",
       .level = Level::data,
       .runs = Runs::for_each_case,
       .title = {"Summor", "Sums"},
       .does = {"Delar personerna i grupper och lägger ihop deras rader; lägger ihop uppdelningar.",
                "Divides the persons into groups and adds their rows; adds up breakdowns."},
       .passes =
           {"I tabeller som får summeras är summan av delarna det hela; en rad får saknas där ingen räknas i "
            "dess täljare.",
            "In tables that may be added, the parts add up to the whole; a row may be missing where nobody "
            "is "
            "in its numerator."},
       .run = arith_identities},
      {.id = "monotone-add",
       .level = Level::data,
       .warns = true,
       .runs = Runs::for_each_case,
       .title = {"En person till", "One person more"},
       .does = {"Lägger till en person som är lik en annan.", "Adds a person who is like another."},
       .passes = {"Inget antal och ingen nämnare minskar.", "No count and no denominator falls."},
       .run = monotone_add},
      {.id = "relabel",
       .level = Level::data,
       .runs = Runs::for_each_case,
       .title = {"Andra namn", "Other names"},
       .does =
           {"Byter namn på alla texter som inställningarna inte nämner, och nummer på personerna, i samma "
            "ordning.",
            "Renames all texts that the settings do not name, and renumbers the persons, in the same "
            "order."},
       .passes = {"Bara namnen är andra i resultatet.", "The names alone are others in the result."},
       .run = relabel},
      {.id = "deterministic",
       .level = Level::data,
       .runs = Runs::for_each_case,
       .title = {"En gång till", "Once more"},
       .does =
           {"Gör om samma sak: senare, med annan tidszon, annat språk, annan miljö, annat minne och andra "
            "adresser.",
            "Does the same again: later, with another time zone, language, environment, memory and "
            "addresses."},
       .passes = {"Resultatet är lika till varje byte.", "The result is the same to the byte."},
       .run = deterministic},
      {.id = "param-effect",
       .level = Level::data,
       .warns = true,
       .title = {"Parametrarnas verkan", "Effect of parameters"},
       .does = {"Ger varje parameter andra värden, i alla fall tillsammans.",
                "Gives each parameter other values, over all cases together."},
       .passes = {"Varje parameter ändrar något i något fall.",
                  "Every parameter changes something in some case."},
       .run = param_effect},
  };
}

}  // namespace fotfaste::conformance

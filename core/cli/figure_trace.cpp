#include "cli/figure_trace.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "cli/audit.hpp"
#include "cli/choice.hpp"
#include "cli/person_tables.hpp"
#include "cli/refusal.hpp"
#include "fotfaste/descriptor.h"
#include "fotfaste/explain.h"
#include "model/pseudonyms.hpp"
#include "model/words.hpp"
#include "report/display_text.hpp"
#include "report/table_document.hpp"
#include "report/text_document.hpp"

namespace fotfaste::cli {
namespace {

using Json = nlohmann::ordered_json;
using host::Explanation;

struct Figure {
  const host::PreparedPlugin* plugin;
  model::DesignPurpose purpose;
};

bool is_asked(const TraceOptions& options, const std::string& id) {
  return !is_funder_export(id) &&
         (options.plugins.empty() ||
          std::find(options.plugins.begin(), options.plugins.end(), id) != options.plugins.end());
}

void refuse_unknown(const Context& context, const TraceOptions& options, const model::Project& project) {
  std::vector<std::string> there;
  for (const model::PluginRequest& one : project.plugins) there.push_back(one.id);
  for (const std::string& wanted : options.plugins) {
    if (std::find(there.begin(), there.end(), wanted) != there.end()) continue;
    std::string sentence(
        context.say("Projektet har inget insticksprogram som heter ", "The project has no plugin called "));
    sentence.append(report::neutral(wanted, 80)).append(".").append(suggestion(context, wanted, there));
    throw Refusal(ExitCode::usage, sentence);
  }
}

// What a participation's place in the table is called, and its label.
std::pair<std::string, model::Text> standing_of(const Explanation& one,
                                                const model::TableDescription& table) {
  const auto of_role = [&](std::uint32_t role, std::string word, model::Text otherwise) {
    for (const model::ColumnDescription& column : table.columns) {
      if (column.role == role) return std::pair(std::move(word), column.label);
    }
    return std::pair(std::move(word), std::move(otherwise));
  };
  if (one.column > 0) return {table.columns[one.column].name, table.columns[one.column].label};
  switch (one.part) {
    case FOTFASTE_EXPLAINED_NUMERATOR:
      return of_role(FOTFASTE_ROLE_NUMERATOR, "in", {"Räknas", "Counted"});
    case FOTFASTE_EXPLAINED_DENOMINATOR:
      return {"denominator", {"Bara i nämnaren", "In the denominator only"}};
    case FOTFASTE_EXPLAINED_UNKNOWN:
      return of_role(FOTFASTE_ROLE_UNKNOWN, "unknown", {"Okända", "Unknown"});
    case FOTFASTE_EXPLAINED_PENDING:
      return of_role(FOTFASTE_ROLE_PENDING, "pending", {"Kan ännu inte bedömas", "Cannot be judged yet"});
    default:
      return {"outside", {"Utanför", "Outside"}};
  }
}

// The tables about one figure in one table of a plugin.
class FigureTables {
 public:
  // All outlive this. explanations are those of the table.
  FigureTables(const model::Project& project, const model::TableDescription& table,
               const std::vector<const Explanation*>& explanations)
      : project_(project), table_(table) {
    std::size_t dimension = 0;
    for (const model::ColumnDescription& column : table.columns) {
      if (column.role != FOTFASTE_ROLE_DIMENSION) continue;
      // All are of the same figure, and of everybody.
      if (dimension > 0 && column.type != FOTFASTE_TYPE_STRATUM) shown_.push_back(dimension);
      dimensions_.push_back(&column);
      ++dimension;
    }
    for (const Explanation* one : explanations) by_participation_[one->participation].push_back(one);
    for (auto& [participation, all] : by_participation_) narrow(all);
  }

  [[nodiscard]] Json counts() const {
    std::int64_t in = 0;
    std::int64_t unknown = 0;
    std::int64_t out = 0;
    for (const auto& [participation, all] : by_participation_) {
      const bool is_unknown = all.front()->part == FOTFASTE_EXPLAINED_UNKNOWN;
      ++(is_in(*all.front()) ? in : is_unknown ? unknown : out);
    }
    return {{"in", in}, {"out", out}, {"unknown", unknown}};
  }

  // How many stand where, and why.
  [[nodiscard]] Json standing() const {
    std::map<std::tuple<std::uint32_t, std::uint32_t, std::vector<std::string>, std::string>,
             std::pair<const Explanation*, std::int64_t>>
        sorted;
    for (const auto& [participation, all] : by_participation_) {
      for (const Explanation* one : all) {
        std::vector<std::string> values;
        for (const std::size_t dimension : shown_) {
          const auto* text = std::get_if<std::string>(&one->dimensions[dimension]);
          values.push_back(text == nullptr ? std::string() : *text);
        }
        auto& [example, count] = sorted[{one->part, one->column, std::move(values), one->reason.en}];
        example = one;
        ++count;
      }
    }
    model::TableResult result = empty_table("standing", {"Hur det räknas", "How it is counted"});
    result.description.columns.push_back(
        column("value", FOTFASTE_TYPE_INTEGER, FOTFASTE_ROLE_COUNT, {"Antal deltaganden", "Participations"}));
    for (const auto& [key, found] : sorted) {
      result.rows.emplace_back();
      complete_row(result, *found.first);
      result.rows.back().emplace_back(found.second);
    }
    result.added_from = static_cast<std::uint32_t>(result.description.columns.size());
    return report::table_document(project_, result);
  }

  // Who stands where. Those whom the figure is not about are nobody's business here.
  [[nodiscard]] model::TableResult members() const {
    model::TableResult result = empty_table("members", {"Vilka det är", "Who they are"});
    auto& columns = result.description.columns;
    columns.insert(columns.begin(), column("person", FOTFASTE_TYPE_INTEGER, FOTFASTE_ROLE_PERSON,
                                           {"Deltagare", "Participant"}));
    for (const auto& [participation, all] : by_participation_) {
      for (const Explanation* one : all) {
        if (one->part == FOTFASTE_EXPLAINED_OUTSIDE) continue;
        model::Cell person;
        if (one->person) person = static_cast<std::int64_t>(*one->person);
        result.rows.push_back({std::move(person)});
        complete_row(result, *one);
      }
    }
    result.added_from = static_cast<std::uint32_t>(result.description.columns.size());
    return result;
  }

 private:
  static bool is_in(const Explanation& one) { return one.part == FOTFASTE_EXPLAINED_NUMERATOR; }

  // Who is in the numerator of one row is in the denominator of others, which says nothing more.
  static void narrow(std::vector<const Explanation*>& all) {
    const bool any_in = std::any_of(all.begin(), all.end(), [](const auto* one) { return is_in(*one); });
    if (any_in) std::erase_if(all, [](const auto* one) { return !is_in(*one); });
  }

  static model::ColumnDescription column(std::string name, std::uint32_t type, std::uint32_t role,
                                         model::Text label) {
    model::ColumnDescription description;
    description.name = std::move(name);
    description.type = type;
    description.role = role;
    description.label = std::move(label);
    return description;
  }

  [[nodiscard]] model::TableResult empty_table(std::string id, model::Text title) const {
    model::TableResult result;
    result.description.id = std::move(id);
    result.description.kind = FOTFASTE_KIND_RECORDS;
    result.description.additivity = FOTFASTE_NOT_ADDITIVE;
    result.description.title = std::move(title);
    auto& columns = result.description.columns;
    for (const std::size_t dimension : shown_) columns.push_back(*dimensions_[dimension]);
    columns.push_back(
        column("standing", FOTFASTE_TYPE_TEXT, FOTFASTE_ROLE_DIMENSION, {"Ställning", "Standing"}));
    columns.push_back(column("reason", FOTFASTE_TYPE_TEXT, FOTFASTE_ROLE_DIMENSION, {"Skäl", "Reason"}));
    return result;
  }

  // Adds what both tables have in common to the last row.
  void complete_row(model::TableResult& result, const Explanation& one) const {
    std::vector<model::Cell>& row = result.rows.back();
    for (const std::size_t dimension : shown_) row.push_back(one.dimensions[dimension]);
    const auto [word, label] = standing_of(one, table_);
    const auto place = static_cast<std::uint32_t>(row.size());
    add_label(result, place, word, label);
    add_label(result, place + 1, one.reason.en, one.reason);
    row.emplace_back(word);
    row.emplace_back(one.reason.en);
  }
  static void add_label(model::TableResult& result, std::uint32_t place, const std::string& value,
                        const model::Text& label) {
    for (const model::ValueLabel& before : result.labels) {
      if (before.column == place && before.value == value) return;
    }
    result.labels.push_back({place, value, label});
  }

  const model::Project& project_;
  const model::TableDescription& table_;
  std::vector<const model::ColumnDescription*> dimensions_;
  std::vector<std::size_t> shown_;  // dimensions that tell rows of the figure apart
  std::map<std::uint64_t, std::vector<const Explanation*>> by_participation_;
};

Json definition_of(const model::DesignPurpose& purpose) {
  const auto entry = [](model::Text label, const model::Text& text) {
    return Json{{"label", report::text_document(label)}, {"text", report::text_document(text)}};
  };
  Json definition = Json::object();
  definition["wording"] = entry({"Lydelse", "Wording"}, purpose.title);
  if (!purpose.denominator.en.empty())
    definition["population"] = entry({"Gäller", "About"}, purpose.denominator);
  return definition;
}

// The figures that the code names, and all that there are.
std::vector<Figure> figures_named(const Context& context, const TraceOptions& options,
                                  const Preparation& preparation, std::vector<std::string>& known) {
  std::vector<Figure> exact;
  std::vector<Figure> folded;
  for (const host::PreparedPlugin& plugin : preparation.plugins) {
    std::vector<model::Finding> ignored;  // run and check --design tell of them
    const host::PluginDesign design = host::describe_design(plugin, preparation.project, preparation.as_of,
                                                            limits_of(context, options), ignored);
    for (const model::DesignPurpose& purpose : design.purposes) {
      known.push_back(purpose.id);
      if (purpose.id == options.code) exact.push_back({&plugin, purpose});
      if (model::folded(purpose.id) == model::folded(options.code)) folded.push_back({&plugin, purpose});
    }
  }
  return exact.empty() ? folded : exact;
}

// The documents of one figure, one for each table of the plugin that explains it.
void add_documents(const Context& context, const TraceOptions& options, const Preparation& preparation,
                   const intake::SeparateIntake& intake, const Figure& figure, FigureTraces& found) {
  host::RunOptions running;
  running.as_of = preparation.as_of;
  running.limits = limits_of(context, options);
  const host::ExplainedFigure explained = host::explain_figure(
      *figure.plugin, preparation.project, intake.file(), intake.directory(), figure.purpose.id, running);
  if (explained.outcome != model::Outcome::ok) {
    model::PluginResult failed;
    failed.id = figure.plugin->file.id;
    failed.reason = explained.reason;
    print_failure(context, failed);
    found.traces.code = ExitCode::partial;
    return;
  }
  for (const std::uint32_t table : explained.tables) {
    std::vector<const Explanation*> of_table;
    for (const Explanation& one : explained.explanations) {
      if (one.table == table) of_table.push_back(&one);
    }
    if (of_table.empty()) continue;
    const FigureTables tables(preparation.project, figure.plugin->description.tables[table], of_table);
    Json document = {{"plugin", figure.plugin->file.id},
                     {"indicator", figure.purpose.id},
                     {"definition", definition_of(figure.purpose)},
                     {"counts", tables.counts()},
                     {"standing", tables.standing()},
                     {"members", nullptr}};
    if (options.members) {
      model::TableResult members = tables.members();
      const model::Pseudonyms pseudonyms(intake.file(), intake.directory());
      name_persons(members, pseudonyms, intake.directory().persons);
      document["members"] = report::table_document(preparation.project, members);
      audit(context, preparation.file,
            {"trace", figure.purpose.id, figure.plugin->file.id, members.rows.size()});
    }
    found.traces.documents.push_back(std::move(document));
  }
}

}  // namespace

FigureTraces read_figure_traces(const Context& context, const TraceOptions& options) {
  FigureTraces found;
  const Preparation preparation = prepare(context, options, [&](model::Project& project, const auto&) {
    refuse_unknown(context, options, project);
    const bool any_export = std::any_of(project.plugins.begin(), project.plugins.end(),
                                        [](const auto& one) { return is_funder_export(one.id); });
    std::erase_if(project.plugins, [&](const auto& one) { return !is_asked(options, one.id); });
    for (const auto& one : project.plugins) found.plugins.push_back(one.id);
    // None of either kind is for the exports to say.
    const bool only_these = !options.plugins.empty() && found.plugins.size() == options.plugins.size();
    found.exports_too = (any_export || found.plugins.empty()) && !only_these;
  });
  if (found.plugins.empty()) return found;
  if (!preparation.usable) {
    // Otherwise the exports meet the same, and say so.
    if (!found.exports_too) {
      print_findings(context, preparation.findings);
      found.traces.code = unusable(preparation);
    }
    return found;
  }
  const std::vector<Figure> figures = figures_named(context, options, preparation, found.traces.known);
  if (figures.empty()) return found;
  const auto intake = read_data(context, preparation, intake_options(preparation, options));
  for (const Figure& figure : figures) add_documents(context, options, preparation, *intake, figure, found);
  if (found.traces.documents.empty() && found.traces.code == ExitCode::done) {
    std::string sentence = report::neutral(figures.front().purpose.id, 80);
    sentence.append(
        context.say(" finns i projektet, men insticksprogrammet ", " is in the project, but the plugin "));
    sentence.append(figures.front().plugin->file.id);
    sentence.append(
        context.say(" visar inte vad den siffran består av.", " does not show what that figure is made of."));
    throw Refusal(ExitCode::usage, sentence);
  }
  found.found = true;
  return found;
}

}  // namespace fotfaste::cli

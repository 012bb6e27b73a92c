#include "report/diff/words.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "report/code_words.hpp"
#include "report/diff/matching.hpp"
#include "report/display_text.hpp"
#include "report/html/cell_text.hpp"
#include "report/number_text.hpp"
#include "report/share.hpp"

namespace fotfaste::report {
namespace {

constexpr std::size_t longest_value = 160;  // in a sentence
constexpr std::size_t longest_name = 90;

std::string quoted(const Speech& speech, const std::string& text) {
  return speech.say("”", "“") + text + "”";
}

std::string title_of(const Speech& speech, const Json* thing) {
  if (thing == nullptr) return {};
  std::string title = as_text(member(*thing, "title"), speech.language);
  if (title.empty()) title = as_text(member(*thing, "id"), speech.language);
  return cut(title, longest_name);
}

std::string configured_text(const Speech& speech, const Json& value, int depth = 0) {
  constexpr int deepest = 4;
  if (value.is_null()) return speech.say("inget", "nothing");
  if (value.is_boolean()) return value.get<bool>() ? speech.say("ja", "yes") : speech.say("nej", "no");
  if (value.is_number()) return plain_number(value.get<double>(), speech);
  if (value.is_string()) return neutral(value.get_ref<const std::string&>());
  if (depth == deepest) return "…";
  if (member(value, "sv").is_string()) return as_text(value, speech.language);
  std::string text;
  if (value.is_array()) {
    for (const Json& one : value)
      text.append(text.empty() ? "" : ", ").append(configured_text(speech, one, depth + 1));
  } else {
    for (const auto& [name, one] : value.get_ref<const Json::object_t&>()) {
      text.append(text.empty() ? "" : ", ").append(neutral(name)).append(" = ");
      text.append(configured_text(speech, one, depth + 1));
    }
  }
  return text.empty() ? speech.say("inget", "nothing") : text;
}

std::string short_value(const Speech& speech, const Json& value) {
  return cut(configured_text(speech, value), longest_value);
}

// "version 1.1, tidigare 1.0."; "50 % är nytt."
std::string from_to(const Speech& speech, const std::string& what, const std::string& before,
                    const std::string& after, Change change) {
  switch (change) {
    case Change::added:
      return what + ": " + after + speech.say(" (nytt).", " (new).");
    case Change::removed:
      return what + speech.say(": borttaget, tidigare ", ": removed, formerly ") + before + ".";
    case Change::changed:
      break;
  }
  return what + ": " + after + speech.say(", tidigare ", ", formerly ") + before + ".";
}

std::string came_or_went(const Speech& speech, const std::string& what, Change change) {
  return what + (change == Change::added ? speech.say(" är ny.", " is new.")
                                         : speech.say(" finns inte längre.", " is no longer there."));
}

// What was configured, by its label where the plugin gives one, with its place in project.toml.
std::string configured_name(const Speech& speech, const DefinitionChange& change) {
  const std::string path = cut(neutral(change.name), longest_name);
  if (change.plugin == nullptr || change.label_path.empty()) return path;
  const Json& notes = member(member(*change.plugin, "parameter_notes"), "labels");
  const std::string label = as_text(member(member(notes, change.label_path), "label"), speech.language);
  return label.empty() ? path : quoted(speech, cut(label, longest_name)) + " (" + path + ")";
}

std::string card_label(const Speech& speech, const std::string& name) {
  struct Label {
    std::string_view name, sv, en;
  };
  constexpr std::array<Label, 7> labels = {
      {{"id", "beteckning", "reference"},
       {"name", "namn", "name"},
       {"owner", "ägare", "owner"},
       {"fund", "finansiering", "funding"},
       {"start", "första dag", "first day"},
       {"end", "sista dag", "last day"},
       {"planned_participants", "planerade deltagare", "planned participants"}}};
  for (const Label& label : labels) {
    if (label.name == name) return speech.say(label.sv, label.en);
  }
  return neutral(name);
}

std::string property_label(const Speech& speech, const std::string& name) {
  if (name == "kind") return speech.say("vad för slags siffror den har", "what kind of figures it has");
  if (name == "additive") return speech.say("om rader får läggas ihop", "whether rows may be added");
  if (name == "direction") return speech.say("vilket håll som är bättre", "which direction is better");
  if (name == "smallest_cell")
    return speech.say("minsta antal som får offentliggöras", "the smallest number for publication");
  if (name == "title") return speech.say("rubriken", "the title");
  return speech.say("beskrivningen av vad den visar", "the description of what it shows");
}

std::string outcome_text(const Speech& speech, const Json& outcome) {
  const auto words =
      outcome.is_string() ? value_label("outcome", outcome.get_ref<const std::string&>()) : std::nullopt;
  return words ? words->in(speech.language) : as_text(outcome, speech.language);
}

std::string column_reads(const Speech& speech, const DefinitionChange& change) {
  const auto names = [&](const Json& list) {
    std::set<std::string> result;
    for (const Json& one : elements(list)) result.insert(as_text(one, speech.language));
    return result;
  };
  const auto listed = [](const std::set<std::string>& some, const std::set<std::string>& others) {
    std::string text;
    for (const std::string& name : some) {
      if (!others.contains(name)) text.append(text.empty() ? "" : ", ").append(name);
    }
    return text;
  };
  const std::set<std::string> before = names(change.before);
  const std::set<std::string> after = names(change.after);
  std::string text = title_of(speech, change.plugin);
  if (const std::string more = listed(after, before); !more.empty())
    text.append(speech.say(". Läser numera även: ", ". Now reads also: ")).append(more);
  if (const std::string fewer = listed(before, after); !fewer.empty())
    text.append(speech.say(". Läser inte längre: ", ". No longer reads: ")).append(fewer);
  if (listed(after, before).empty() && listed(before, after).empty())
    text.append(speech.say(": läser kolumnerna i en annan ordning", ": reads the columns in another order"));
  return text + ".";
}

std::string table_of(const Speech& speech, const DefinitionChange& change) {
  return title_of(speech, change.plugin) + ", " + quoted(speech, title_of(speech, change.table));
}

std::string table_property_sentence(const Speech& speech, const DefinitionChange& change) {
  const std::string label = property_label(speech, change.name);
  if (change.name == "title" || change.name == "smallest_cell") {
    return from_to(speech, table_of(speech, change) + ": " + label, short_value(speech, change.before),
                   short_value(speech, change.after), change.change);
  }
  return table_of(speech, change) + ": " + label + speech.say(" har ändrats.", " has changed.");
}

std::string goal_definition_sentence(const Speech& speech, const DefinitionChange& change) {
  const TableView view(*change.table, speech.language);
  std::string role;
  for (const Json& column : view.columns()) {
    if (member(column, "name") == change.name) role = plain_text(column, "role");
  }
  const bool share = (role == "target_low" || role == "target_high") &&
                     member(*change.row, view.column_with("scale")) != "count";
  const auto shown = [&](const Json& value) {
    const auto number = as_number(value);
    const bool percents = share || role == "undecided_above" || change.name == "tolerance";
    if (number && percents) return percent(*number, 0, speech.language);
    if (value.is_string())
      return cut(label_of(speech, view, change.name, value.get<std::string>()), longest_value);
    return short_value(speech, value);
  };
  const std::string what = speech.say("Målet ", "The goal ") +
                           quoted(speech, goal_name(speech, view, *change.row)) + ": " +
                           view.label(change.name);
  return from_to(speech, what, shown(change.before), shown(change.after), change.change);
}

std::string described_sentence(const Speech& speech, const DefinitionChange& change) {
  const TableView view(*change.table, speech.language);
  const std::string what =
      title_of(speech, change.plugin) + speech.say(": definitionen av ", ": the definition of ") +
      quoted(speech, cut(view.text(*change.row, view.column_with("dimension")), longest_name));
  if (change.change != Change::changed || change.name.empty())
    return came_or_went(speech, what, change.change);
  return what + speech.say(" har ändrats (", " has changed (") + view.label(change.name) + ").";
}

}  // namespace

std::string doubt_sentence(const Speech& speech, const Difference& difference, Doubt doubt) {
  const Json& before = member(*difference.before, "run");
  const Json& after = member(*difference.after, "run");
  if (doubt == Doubt::other_project) {
    const auto id = [&](const Json& run) {
      return cut(as_text(member(member(run, "project"), "id"), speech.language), longest_name);
    };
    return speech.say("Varning: körningarna gäller olika projekt (",
                      "Warning: the runs are of different projects (") +
           id(before) + speech.say(" och ", " and ") + id(after) +
           speech.say("). Skillnaderna säger inget om utvecklingen i ett av dem.",
                      "). The differences say nothing about how one of them developed.");
  }
  const auto day = [&](const Json& run) { return as_text(member(run, "as_of"), speech.language); };
  return speech.say("Varning: den körning som jämförs med är den senare (",
                    "Warning: the run compared with is the later one (") +
         day(before) + speech.say(" efter ", " after ") + day(after) +
         speech.say("). Har de bytt plats? Ange den tidigare körningen som den att jämföra med.",
                    "). Have they changed places? Give the earlier run as the one to compare with.");
}

std::string definition_sentence(const Speech& speech, const DefinitionChange& change) {
  const auto values = [&](const std::string& what) {
    return from_to(speech, what, short_value(speech, change.before), short_value(speech, change.after),
                   change.change);
  };
  const std::string plugin = title_of(speech, change.plugin);
  switch (change.definition) {
    case Definition::program:
      return values(speech.say("Fotfäste, version", "Fotfäste, version"));
    case Definition::report_day:
      return values(speech.say("Läget gäller den", "As of")) +
             speech.say(" Siffror kan skilja sig för att mer är känt och för att fler ska ha följts upp.",
                        " Figures may differ because more is known and more follow-ups are due.");
    case Definition::few_below:
      return values(speech.say("För få är färre än", "Too few is fewer than"));
    case Definition::isolation:
      return values(speech.say("Skydd runt insticksprogrammen", "Walls around the plugins"));
    case Definition::sandbox:
      return speech.say("Skydden runt insticksprogrammen är inte desamma.",
                        "The walls around the plugins are not the same.");
    case Definition::project_card:
      return values(speech.say("Projektets ", "The project's ") + card_label(speech, change.name));
    case Definition::project_file:
      return speech.say(
          "Projektfilen har ändrats. Gäller ändringen något som inte räknas upp här, till exempel hur "
          "kolumner och koder läses, kan den påverka alla siffror.",
          "The project file has changed. Where the change is of something not listed here, such as how "
          "columns and codes are read, it may affect all figures.");
    case Definition::configuration: {
      const std::string name = configured_name(speech, change);
      if (change.plugin == nullptr) return values(speech.say("Inställningen ", "The setting ") + name);
      return values(plugin + speech.say(", inställningen ", ", the setting ") + name);
    }
    case Definition::not_recorded:
      return plugin +
             (change.change == Change::added
                  ? speech.say(
                        ": den tidigare körningen anger inte vilka inställningar som gällde, så de kan "
                        "inte jämföras.",
                        ": the earlier run does not say which settings applied, so that they cannot be "
                        "compared.")
                  : speech.say(": den senare körningen anger inte vilka inställningar som gällde, så de kan "
                               "inte jämföras.",
                               ": the later run does not say which settings applied, so that they cannot be "
                               "compared."));
    case Definition::plugin:
      return speech.say("Insticksprogrammet ", "The plugin ") + quoted(speech, plugin) +
             (change.change == Change::added ? speech.say(" är nytt.", " is new.")
                                             : speech.say(" ingår inte längre.", " is no longer part."));
    case Definition::plugin_version:
      return values(plugin + speech.say(", version", ", version"));
    case Definition::plugin_build:
      return plugin + speech.say(": samma version, men inte samma programfil.",
                                 ": the same version, but not the same program file.");
    case Definition::plugin_outcome:
      return from_to(speech, plugin + speech.say(", hur körningen slutade", ", how the run ended"),
                     outcome_text(speech, change.before), outcome_text(speech, change.after), change.change);
    case Definition::columns_read:
      return column_reads(speech, change);
    case Definition::table:
      return came_or_went(
          speech,
          plugin + speech.say(": tabellen ", ": the table ") + quoted(speech, title_of(speech, change.table)),
          change.change);
    case Definition::table_property:
      return table_property_sentence(speech, change);
    case Definition::column:
      return came_or_went(
          speech,
          table_of(speech, change) + speech.say(": kolumnen ", ": the column ") +
              quoted(speech, cut(TableView(*change.table, speech.language).label(change.name), longest_name)),
          change.change);
    case Definition::column_property: {
      const std::string column = change.name.substr(0, change.name.rfind('.'));
      return table_of(speech, change) + speech.say(": kolumnen ", ": the column ") +
             quoted(speech, cut(TableView(*change.table, speech.language).label(column), longest_name)) +
             speech.say(" har en annan betydelse eller enhet.", " has another meaning or unit.");
    }
    case Definition::goal:
      return goal_definition_sentence(speech, change);
    case Definition::described:
      return described_sentence(speech, change);
  }
  return {};
}

std::string input_sentence(const Speech& speech, const Difference& difference, const InputChange& change) {
  const Json& latest = change.after != nullptr ? *change.after : *change.before;
  const auto count = [&](const Json* input, const char* name) {
    return count_text(as_number(member(*input, name)), speech, true);
  };
  std::string text = cut(as_text(member(latest, "file"), speech.language), longest_name);
  // A file that holds two tables is read twice.
  const Json& results = change.after != nullptr ? *difference.after : *difference.before;
  const Json& inputs = elements(member(member(results, "run"), "inputs"));
  const auto times = std::count_if(inputs.begin(), inputs.end(), [&](const Json& one) {
    return same(member(one, "file"), member(latest, "file"));
  });
  if (times > 1) {
    const std::string table = as_text(member(latest, "table"), speech.language);
    text.append(" [").append(cut(table, longest_name)).append("]");
  }
  text.append(": ");
  if (change.change == Change::added)
    return text + speech.say("ny fil, ", "new file, ") + count(change.after, "rows") +
           speech.say(" rader, varav ", " rows, of which ") + count(change.after, "set_aside") +
           speech.say(" åsidosatta.", " set aside.");
  if (change.change == Change::removed)
    return text + speech.say("läses inte längre; hade ", "no longer read; had ") +
           count(change.before, "rows") + speech.say(" rader.", " rows.");
  std::string differs;
  const auto compare = [&](const char* name, const std::string& unit) {
    if (same(member(*change.before, name), member(*change.after, name))) return;
    differs.append(differs.empty() ? "" : "; ").append(count(change.after, name)).append(unit);
    differs.append(speech.say(", tidigare ", ", formerly ")).append(count(change.before, name));
  };
  compare("rows", speech.say(" rader", " rows"));
  compare("set_aside", speech.say(" åsidosatta", " set aside"));
  if (!same(member(*change.before, "encoding"), member(*change.after, "encoding"))) {
    differs.append(differs.empty() ? "" : "; ");
    differs.append(speech.say("teckenkodning ", "encoding "))
        .append(as_text(member(*change.after, "encoding"), speech.language));
    differs.append(speech.say(", tidigare ", ", formerly "))
        .append(as_text(member(*change.before, "encoding"), speech.language));
  }
  if (same(member(*change.before, "rows"), member(*change.after, "rows")) &&
      !same(member(*change.before, "sha256"), member(*change.after, "sha256"))) {
    differs.insert(
        0, speech.say("lika många rader, men inte samma innehåll", "as many rows, but not the same content") +
               (differs.empty() ? "" : "; "));
  }
  return text + differs + ".";
}

std::string flow_label(const Speech& speech, const CountChange& change) {
  if (change.is_reason)
    return speech.say("Rader åsidosatta av skälet ", "Rows set aside for the reason ") +
           cut(neutral(change.name), longest_name);
  if (change.name == "rows") return speech.say("Rader om deltagande", "Rows about participation");
  if (change.name == "set_aside") return speech.say("Rader som ställts åt sidan", "Rows set aside");
  if (change.name == "participations") return speech.say("Deltaganden", "Participations");
  return speech.say("Personer", "People");
}

std::string finding_sentence(const Speech& speech, const FindingChange& change) {
  const Json& latest = change.after != nullptr ? *change.after : *change.before;
  const auto of = [&](const Json* finding) {
    const auto total = as_number(member(*finding, "total"));
    std::string text = count_text(as_number(member(*finding, "count")), speech, true);
    if (total.value_or(0) > 0) text.append(speech.say(" av ", " of ")).append(count_text(total, speech));
    const std::string unit = as_text(member(*finding, "unit"), speech.language);
    return unit.empty() ? text : text.append(" ").append(unit);
  };
  const auto counted = [](const Json* finding) {
    return as_number(member(*finding, "count")).value_or(0) > 0;
  };
  std::string text = as_text(member(latest, "code"), speech.language) + " ";
  text.append(cut(as_text(member(latest, "message"), speech.language), longest_value));
  const Json& places = elements(member(latest, "places"));
  std::string where;
  if (change.plugin != nullptr) where = title_of(speech, change.plugin);
  if (!places.empty()) {
    where.append(where.empty() ? "" : ", ")
        .append(cut(as_text(member(places[0], "file"), speech.language), longest_name));
  }
  if (!where.empty()) text.append(" (").append(where).append(")");
  if (change.change == Change::changed)
    return text + speech.say(" Nu ", " Now ") + of(change.after) +
           speech.say(", förra gången ", ", last time ") + of(change.before) + ".";
  const Json* const one = &latest;
  text.append(change.change == Change::added ? speech.say(" Ny", " New") : speech.say(" Borta", " Gone"));
  if (counted(one))
    text.append(change.change == Change::added ? ": " : speech.say("; var ", "; was ")).append(of(one));
  return text + ".";
}

}  // namespace fotfaste::report

#include "cli/init_plugin.hpp"

#include <algorithm>
#include <cmath>
#include <string_view>

#include "fotfaste/descriptor.h"
#include "fotfaste/sdk/toml_text.hpp"
#include "report/display_text.hpp"
#include "report/number_text.hpp"

namespace fotfaste::cli {
namespace {

using model::Language;
using model::ParameterDescription;

constexpr std::size_t width = 110;

// What is worth more to begin from than an example made of the declaration. Stands below the parameters.
struct Beginning {
  std::string_view plugin;
  std::string_view parameter;  // a list of tables
  std::string_view sv;
  std::string_view en;
};
constexpr Beginning beginnings[] = {
    {"goal-metrics", "goal",
     "# Ett exempel på ett mål: byt ut det mot projektets egna, ett [[plugin.goal]] för varje mål.\n"
     "[[plugin.goal]]\n"
     "id = \"exempel\"\n"
     "level = \"individual\"\n"
     "text = \"Exempel: i arbete sex månader efter avslut\"\n"
     "# Vilka målet gäller, och vad som ska ha hänt: docs/criteria.md.\n"
     "population = { exited = true }\n"
     "outcome = { spell = [\"employed\", \"self_employed\"], on = \"exit+6m\" }\n"
     "# Målvärdet: { count = 40 } minst så många, { share = 0.50 } minst hälften. Utan det redovisas bara "
     "utfallet.\n"
     "#target = { share = 0.50 }\n"
     "#by = [\"gender\"]\n"
     "\n"
     "# Ett mål som någon intygar, till exempel att arbetssättet lever kvar.\n"
     "#[[plugin.goal]]\n"
     "#id = \"fortsatter\"\n"
     "#level = \"organisation\"\n"
     "#text = \"Arbetssättet fortsätter efter projektet\"\n"
     "#evidence = { statement = \"Kommunen beslutar att fortsätta\" }\n",
     "# An example of a goal: replace it with the project's own, a [[plugin.goal]] for each goal.\n"
     "[[plugin.goal]]\n"
     "id = \"example\"\n"
     "level = \"individual\"\n"
     "text = \"Example: in work six months after leaving\"\n"
     "# Whom the goal is about, and what must have happened: docs/criteria.md.\n"
     "population = { exited = true }\n"
     "outcome = { spell = [\"employed\", \"self_employed\"], on = \"exit+6m\" }\n"
     "# The target: { count = 40 } at least so many, { share = 0.50 } at least half. Without it only the "
     "outcome.\n"
     "#target = { share = 0.50 }\n"
     "#by = [\"gender\"]\n"
     "\n"
     "# A goal that somebody certifies, for example that the way of working goes on.\n"
     "#[[plugin.goal]]\n"
     "#id = \"goes-on\"\n"
     "#level = \"organisation\"\n"
     "#text = \"The way of working goes on after the project\"\n"
     "#evidence = { statement = \"The municipality decides to go on\" }\n"},
};

bool is_required(const ParameterDescription& parameter) {
  return (parameter.flags & FOTFASTE_PARAMETER_REQUIRED) != 0;
}
bool is_repeated(const ParameterDescription& parameter) {
  return (parameter.flags & FOTFASTE_PARAMETER_REPEATED) != 0;
}
bool is_table(const ParameterDescription& parameter) {
  return parameter.type == FOTFASTE_PARAMETER_TABLE;
}
// A command gives it a value: nobody writes it.
bool is_given_by_a_command(const ParameterDescription& parameter) {
  return parameter.description.en.find("by fotfaste ") != std::string::npos;
}

std::string one_value(const ParameterDescription& parameter, Language language);

std::string fields_of(const ParameterDescription& table, Language language) {
  std::string text;
  const auto add = [&](const ParameterDescription& field) {
    text.append(text.empty() ? "{ " : ", ").append(field.name).append(" = ");
    const std::string value = one_value(field, language);
    text.append(is_repeated(field) ? "[" + value + "]" : value);
  };
  for (const ParameterDescription& field : table.fields) {
    if (is_required(field)) add(field);
  }
  if (text.empty() && !table.fields.empty()) add(table.fields.front());
  return text.empty() ? "{}" : text + " }";
}

// A value that the parameter's declaration allows.
std::string one_value(const ParameterDescription& parameter, Language language) {
  const bool swedish = language == Language::swedish;
  const auto within = [&](double value) {
    if (parameter.minimum && std::isfinite(*parameter.minimum)) value = std::max(value, *parameter.minimum);
    if (parameter.maximum && std::isfinite(*parameter.maximum)) value = std::min(value, *parameter.maximum);
    return value;
  };
  switch (parameter.type) {
    case FOTFASTE_PARAMETER_BOOLEAN:
      return "true";
    case FOTFASTE_PARAMETER_INTEGER:
      return std::to_string(std::llround(within(1)));
    case FOTFASTE_PARAMETER_NUMBER:
      return report::shortest_number(within(1));
    case FOTFASTE_PARAMETER_DATE:
      return "2026-09-01";
    case FOTFASTE_PARAMETER_DURATION:
      return "\"6m\"";
    case FOTFASTE_PARAMETER_POINT:
      return "\"exit+6m\"";
    case FOTFASTE_PARAMETER_CHOICE:
      return toml_text(parameter.choices.empty() ? std::string() : parameter.choices.front());
    case FOTFASTE_PARAMETER_CRITERION:
      return "{ exited = true }";
    case FOTFASTE_PARAMETER_COLUMN:
      return "\"gender\"";
    case FOTFASTE_PARAMETER_TABLE:
      return fields_of(parameter, language);
    default:
      return toml_text(std::string_view(swedish ? "exempel" : "example"));
  }
}

// The default as it is written, or an example.
std::string value_of(const ParameterDescription& parameter, Language language) {
  if (parameter.default_value) {
    const std::string& text = *parameter.default_value;
    constexpr std::uint32_t texts[] = {FOTFASTE_PARAMETER_TEXT,  FOTFASTE_PARAMETER_DURATION,
                                       FOTFASTE_PARAMETER_POINT, FOTFASTE_PARAMETER_CHOICE,
                                       FOTFASTE_PARAMETER_LABEL, FOTFASTE_PARAMETER_COLUMN};
    const bool is_text = std::find(std::begin(texts), std::end(texts), parameter.type) != std::end(texts);
    const bool is_written = text.starts_with('"') || text.starts_with('[') || text.starts_with('{');
    return is_text && !is_written ? toml_text(text) : text;
  }
  const std::string value = one_value(parameter, language);
  return is_repeated(parameter) ? "[" + value + "]" : value;
}

// What the parameter is, what it may be, and whether it can be left out.
std::string about(const ParameterDescription& parameter, Language language) {
  const bool swedish = language == Language::swedish;
  std::string text = report::neutral(parameter.description.in(language), 600);
  if (!text.empty() && !text.ends_with('.')) text.push_back('.');
  if (!parameter.choices.empty()) {
    text.append(swedish ? " Ett av: " : " One of: ");
    for (std::size_t i = 0; i < parameter.choices.size(); ++i)
      text.append(i == 0 ? "" : ", ").append(report::neutral(parameter.choices[i], 80));
    text.append(".");
  }
  const auto bound = [](const std::optional<double>& value) {
    return value && std::isfinite(*value) ? report::shortest_number(*value) : std::string();
  };
  // A bound that nobody comes near only says that the number is finite.
  constexpr double far = 100'000;
  const std::string low = bound(parameter.minimum);
  const std::string high = parameter.maximum && *parameter.maximum < far ? bound(parameter.maximum) : "";
  if (!low.empty() && !high.empty()) {
    text.append(swedish ? " Från " : " From ")
        .append(low)
        .append(swedish ? " till " : " to ")
        .append(high)
        .append(".");
  } else if (!low.empty()) {
    text.append(swedish ? " Minst " : " At least ").append(low).append(".");
  }
  if (is_required(parameter)) {
    text.append(swedish ? " Måste finnas." : " Must be there.");
  } else if (parameter.default_value) {
    text.append(swedish ? " Förval:" : " Default:");
  } else {
    text.append(swedish ? " Exempel:" : " Example:");
  }
  return text;
}

class Block {
 public:
  explicit Block(Language language) : language_(language) {}

  void comment(const std::string& text) { text_.append(report::paragraph("# ", "# ", text, width)); }
  void blank() { text_.append("\n"); }
  void raw(std::string_view text) { text_.append(text); }

  void line(const std::string& key, const std::string& value, bool active) {
    text_.append(active ? "" : "#").append(key).append(" = ").append(value).append("\n");
  }
  void header(const std::string& header, bool active) {
    text_.append(active ? "" : "#").append(header).append("\n");
  }

  // A table among the parameters, with its own: those that must be there, active if it is, and the others.
  void table(const ParameterDescription& parameter, const std::string& path, bool active) {
    blank();
    comment(about_table(parameter));
    const std::string name = path + "." + parameter.name;
    header(is_repeated(parameter) ? "[[" + name + "]]" : "[" + name + "]", active);
    for (const ParameterDescription& field : parameter.fields) {
      comment(about(field, language_));
      line(field.name, value_of(field, language_), active && is_required(field));
    }
  }

  std::string take() { return std::move(text_); }

 private:
  [[nodiscard]] std::string about_table(const ParameterDescription& parameter) const {
    std::string text = report::neutral(parameter.description.in(language_), 600);
    if (is_repeated(parameter))
      text.append(language_ == Language::swedish ? " Får stå flera gånger." : " May stand several times.");
    return text;
  }

  Language language_;
  std::string text_;
};

}  // namespace

std::string plugin_text(const model::PluginDescription& plugin, const std::vector<std::string>& by,
                        Language language) {
  Block block(language);
  block.comment(report::neutral(plugin.title.in(language), 200) + ". " +
                report::neutral(plugin.description.in(language), 1000));
  block.raw("[[plugin]]\nid = " + toml_text(plugin.id) + "\n\n[plugin.parameters]\n");
  for (const ParameterDescription& one : plugin.parameters) {
    if (is_table(one) || is_given_by_a_command(one)) continue;
    block.comment(about(one, language));
    const bool breaks_down =
        one.name == "by" && one.type == FOTFASTE_PARAMETER_COLUMN && is_repeated(one) && !by.empty();
    if (breaks_down) {
      std::string columns;
      for (const std::string& column : by)
        columns.append(columns.empty() ? "" : ", ").append(toml_text(column));
      block.line(one.name, "[" + columns + "]", true);
    } else {
      block.line(one.name, value_of(one, language), is_required(one));
    }
  }
  for (const ParameterDescription& one : plugin.parameters) {
    if (!is_table(one) || is_given_by_a_command(one)) continue;
    const auto beginning =
        std::find_if(std::begin(beginnings), std::end(beginnings),
                     [&](const Beginning& b) { return b.plugin == plugin.id && b.parameter == one.name; });
    if (beginning != std::end(beginnings)) {
      block.blank();
      block.raw(language == Language::swedish ? beginning->sv : beginning->en);
    } else {
      block.table(one, is_repeated(one) ? "plugin" : "plugin.parameters", is_required(one));
    }
  }
  return block.take();
}

std::string switched_off(const std::string& text) {
  std::string off;
  std::size_t begin = 0;
  while (begin < text.size()) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string line = text.substr(begin, end - begin);
    off.append(line.empty() || line.starts_with('#') ? "" : "#").append(line).append("\n");
    begin = end + 1;
  }
  return off;
}

}  // namespace fotfaste::cli

// What was asked, as the project configured it: goal by goal what counts as reached, who is counted, how
// unknown is counted and when it can be judged; then the other parameters of each plugin.
#include <algorithm>
#include <iterator>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "report/choice_words.hpp"
#include "report/html/cell_text.hpp"
#include "report/html/page.hpp"
#include "report/number_text.hpp"

namespace fotfaste::report {
namespace {

std::string joined(const std::string& path, std::string_view key) {
  return path.empty() ? std::string(key) : std::string(path).append("/").append(key);
}

class Configured {
 public:
  Configured(Page& page, const Json& plugin)
      : page_(page),
        parameters_(member(plugin, "parameters")),
        notes_(member(plugin, "parameter_notes")),
        definitions_(elements(member(plugin, "definitions"))) {
    for (const Json& path : elements(member(notes_, "defaults"))) defaults_.insert(raw_text(path));
  }

  [[nodiscard]] bool empty() const { return !has_settings() && definitions_.empty(); }

  void write() {
    for (const auto& [name, value] : settings()) {
      if (!is_named_list(value)) continue;
      write_named(value, name);
      write_shared_defaults();
    }
    write_other_definitions();
    write_assumed();
    write_rest();
  }

 private:
  using Members = Json::object_t;
  // Nested deeper than any parameter: results.json may come from anywhere.
  static constexpr int deepest = 40;

  [[nodiscard]] bool has_settings() const { return parameters_.is_object() && !parameters_.empty(); }
  [[nodiscard]] const Members& settings() const { return members(parameters_); }
  static const Members& members(const Json& table) {
    static const Json none = Json::object();
    return (table.is_object() ? table : none).get_ref<const Members&>();
  }

  // Tables that each have a name: goals, curves.
  static bool is_named_list(const Json& value) {
    const Json& list = elements(value);
    return !list.empty() && std::all_of(list.begin(), list.end(),
                                        [](const Json& one) { return member(one, "id").is_string(); });
  }

  [[nodiscard]] std::string say(const Json& text) const { return as_text(text, page_.language); }

  // The name, and what stands with the goals and their parts already.
  static bool is_shown_elsewhere(std::string_view key) {
    constexpr std::string_view keys[] = {"id",    "text",         "label", "agreed",
                                         "level", "alternatives", "parts", "part_texts"};
    return std::find(std::begin(keys), std::end(keys), key) != std::end(keys);
  }

  void write_named(const Json& list, const std::string& name) {
    std::size_t number = 0;
    for (const Json& table : list) {
      const std::string path = joined(joined("", name), std::to_string(number++));
      const std::string id = raw_text(member(table, "id"));
      const auto definition = std::find_if(definitions_.begin(), definitions_.end(), [&](const Json& one) {
        return raw_text(member(one, "id")) == id;
      });
      written_.insert(id);
      // Shown by evidence: what is to be shown stands with the goals.
      if (definition != definitions_.end() && member(*definition, "denominator").is_null()) continue;
      std::string title = id;
      for (const char* const key : {"text", "label"}) {
        if (const Json& given = member(table, key); !given.is_null()) title = say(given);
      }
      page_.html.element("h4", title).line();
      page_.html.open("dl").line();
      for (const auto& [key, value] : members(table)) {
        if (is_shown_elsewhere(key)) continue;
        if (defaults_.contains(joined(path, key))) {
          add_shared_default(value, joined(path, key), joined(name, key));
        } else {
          write_setting(value, joined(path, key), joined(name, key));
        }
      }
      if (definition != definitions_.end())
        write_definition(*definition, page_.say("Vilka som räknas", "Who is counted"));
      page_.html.close().line();
    }
  }

  // Defaults are the same for all of a list, and are said once.
  void add_shared_default(const Json& value, const std::string& path, const std::string& label_path) {
    const auto known = std::find_if(shared_defaults_.begin(), shared_defaults_.end(),
                                    [&](const auto& one) { return one.first == label_path; });
    if (known == shared_defaults_.end())
      shared_defaults_.emplace_back(label_path, value_text(value, path, label_path));
  }
  void write_shared_defaults() {
    if (!shared_defaults_.empty()) {
      page_.html.element(
          "h4", page_.say("Förval, där inget annat står ovan", "Defaults, where nothing else stands above"));
      page_.html.line().open("dl").line();
      for (const auto& [label_path, text] : shared_defaults_) term(label_text(label_path), sentence(text));
      page_.html.close().line();
    }
    shared_defaults_.clear();
  }

  // Of what no parameter names: points, waves.
  void write_other_definitions() {
    bool any = false;
    for (const Json& definition : definitions_) {
      if (written_.contains(raw_text(member(definition, "id")))) continue;
      if (!any)
        page_.html.element("h4", page_.say("Vilka som räknas", "Who is counted")).line().open("dl").line();
      any = true;
      write_definition(definition, say(member(definition, "title")));
    }
    if (any) page_.html.close().line();
  }

  void write_definition(const Json& definition, const std::string& name) {
    if (const Json& denominator = member(definition, "denominator"); !denominator.is_null())
      term(name, sentence(say(denominator)));
    for (const Json& reading : elements(member(definition, "readings"))) {
      if (member(reading, "stated") == true) continue;
      std::string text = say(member(reading, "question")) + " " + say(member(reading, "reading"));
      if (std::find(assumed_.begin(), assumed_.end(), text) == assumed_.end())
        assumed_.push_back(std::move(text));
    }
  }

  // What was assumed of one goal was assumed of all that leave the same open.
  void write_assumed() {
    if (assumed_.empty()) return;
    page_.html.element("h4", page_.say("Antaget, där projektfilen inte säger något annat",
                                       "Assumed, where the project file says nothing else"));
    page_.html.line().open("ul").line();
    for (const std::string& one : assumed_) page_.html.element("li", one).line();
    page_.html.close().line();
  }

  // Parameters that are no list of named things; a table each for what is given and what is not would tell no
  // more than the mark.
  void write_rest() {
    const bool any = std::any_of(settings().begin(), settings().end(),
                                 [](const auto& one) { return !is_named_list(one.second); });
    if (!any) return;
    page_.html.element("h4", page_.say("Inställningar", "Settings")).line();
    page_.html.open("dl").line();
    for (const auto& [name, value] : settings()) {
      if (name != "agreed" && !is_named_list(value)) write_setting(value, name, name);
    }
    page_.html.close().line();
  }

  void write_setting(const Json& value, const std::string& path, const std::string& label_path) {
    std::string text = value_text(value, path, label_path);
    if (text.empty()) return;
    const std::string unit = raw_text(member(label(label_path), "unit"));
    if (!unit.empty() && value.is_number()) text.append(" ").append(unit_text(unit));
    if (defaults_.contains(path)) text.append(page_.say(" (förval)", " (default)"));
    if (const Json& judged = member(member(notes_, "judged"), path); !judged.is_null()) {
      text.append(page_.say(". Kan bedömas efter: ", ". Can be judged after: "));
      text.append(say(judged));
    }
    // A table begins with a key of its own, which stays as it is written.
    const bool is_table = value.is_object() && member(member(notes_, "words"), path).is_null();
    term(label_text(label_path), is_table ? text + "." : sentence(text));
  }

  void term(const std::string& name, const std::string& meaning) {
    page_.html.element("dt", name).element("dd", meaning).line();
  }

  [[nodiscard]] const Json& label(const std::string& path) const {
    return member(member(notes_, "labels"), path);
  }
  // What the parameter is, up to the first sign that more is said of it; its name when nothing is said.
  [[nodiscard]] std::string label_text(const std::string& path) const {
    std::string text = say(member(label(path), "label"));
    if (text.empty()) return path;
    for (const char* const sign : {". ", ": ", "; "}) text.erase(std::min(text.find(sign), text.size()));
    while (text.ends_with('.')) text.pop_back();
    return text;
  }
  [[nodiscard]] std::string unit_text(const std::string& unit) const {
    const auto found = unit_words(unit);
    return found ? found->in(page_.language) : unit;
  }

  [[nodiscard]] std::string value_text(const Json& value, const std::string& path,
                                       const std::string& label_path, int depth = 0) const {
    if (depth > deepest) return "…";
    if (const Json& words = member(member(notes_, "words"), path); !words.is_null()) {
      const bool is_criterion = value.is_object();
      return (is_criterion ? page_.say("den som ", "whoever ") : std::string()) + say(words);
    }
    if (value.is_boolean()) return value == true ? page_.say("ja", "yes") : page_.say("nej", "no");
    if (value.is_number()) return number_text(value);
    if (value.is_string()) return say(value);
    if (value.is_array()) return list_text(value, path, label_path, depth + 1);
    if (!value.is_object()) return {};
    const bool is_label =
        !value.empty() && std::all_of(members(value).begin(), members(value).end(),
                                      [](const auto& one) { return one.first == "sv" || one.first == "en"; });
    return is_label ? say(value) : table_text(value, path, label_path, depth + 1);
  }

  [[nodiscard]] std::string number_text(const Json& value) const {
    const double number = value.get<double>();
    if (value.is_number_integer()) return whole_number(value.get<std::int64_t>(), page_.language);
    return plain_number(number, page_);
  }

  [[nodiscard]] std::string list_text(const Json& list, const std::string& path,
                                      const std::string& label_path, int depth) const {
    std::string text;
    std::size_t number = 0;
    for (const Json& item : list) {
      const std::string one = value_text(item, joined(path, std::to_string(number++)), label_path, depth);
      text.append(text.empty() ? "" : item.is_object() ? "; " : ", ").append(one);
    }
    return text;
  }

  // "Minst så många: 40; av så många planerade: 60". A key that has no label is one of a criterion.
  [[nodiscard]] std::string table_text(const Json& table, const std::string& path,
                                       const std::string& label_path, int depth) const {
    std::string text;
    for (const auto& [key, value] : members(table)) {
      const std::string inner = joined(label_path, key);
      const std::string name = label(inner).is_null() ? key : label_text(inner);
      const std::string one = value_text(value, joined(path, key), inner, depth);
      text.append(text.empty() ? "" : "; ").append(name).append(": ").append(one);
    }
    return text;
  }

  // With a capital and a full stop.
  static std::string sentence(std::string text) {
    if (!text.empty() && text.front() >= 'a' && text.front() <= 'z')
      text.front() = static_cast<char>(text.front() - 32);
    if (!text.ends_with('.') && !text.ends_with('?') && !text.ends_with('!')) text.push_back('.');
    return text;
  }

  Page& page_;
  const Json& parameters_;
  const Json& notes_;
  const Json& definitions_;
  std::set<std::string> defaults_;
  std::set<std::string> written_;
  std::vector<std::string> assumed_;
  std::vector<std::pair<std::string, std::string>> shared_defaults_;  // label's path, value in words
};

}  // namespace

void write_configured(Page& page) {
  bool any = false;
  for (const Json& plugin : elements(member(page.results, "plugins"))) {
    Configured configured(page, plugin);
    if (configured.empty()) continue;
    if (!any) {
      page.html.element("h3", page.say("Definitioner, som projektet har ställt in dem",
                                       "Definitions, as the project set them"));
      page.html.line();
      page.paragraph(
          page.say("Öppna ett avsnitt för att se vad som räknas, av vilka och när. ”Förval” står där "
                   "projektfilen inte säger något.",
                   "Open a part to see what is counted, of whom and when. “Default” stands where the "
                   "project file says nothing."));
    }
    any = true;
    page.html.open("details").element("summary", plugin_heading(page, plugin)).line();
    configured.write();
    page.html.close().line();
  }
  if (any) return;
  page.html.element("h3", page.say("Definitioner", "Definitions")).line();
  page.paragraph(
      page.say("Resultatet säger inte hur projektet har ställt in måtten. Det står i projektfilen; dess "
               "kontrollsumma finns nedan.",
               "The result does not say how the project set the measures. It is in the project file; its "
               "checksum is below."));
}

}  // namespace fotfaste::report

#include "report/diff/definitions.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace fotfaste::report {
namespace {

template <std::size_t size>
bool is_one_of(const std::array<std::string_view, size>& words, std::string_view text) {
  return std::find(words.begin(), words.end(), text) != words.end();
}

const Json& nothing() {
  static const Json null;
  return null;
}

class Definitions {
 public:
  explicit Definitions(Difference& difference)
      : difference_(difference),
        run_before_(member(*difference.before, "run")),
        run_after_(member(*difference.after, "run")) {}

  void compare(const std::vector<Pair>& plugins) {
    compare_run();
    for (const auto& [before, after] : plugins) compare_plugin(before, after);
  }

 private:
  bool value(Definition definition, const Json& before, const Json& after, const std::string& name = {},
             const Json* plugin = nullptr, const Json* table = nullptr) {
    if (same(before, after)) return false;
    const Change change = before.is_null()  ? Change::added
                          : after.is_null() ? Change::removed
                                            : Change::changed;
    difference_.definitions.push_back({definition, change, plugin, table, nullptr, name, before, after});
    return true;
  }

  // The members of two objects; arrays of things with an id, one by one; everything else as it is. label: the
  // path without the ids of things.
  bool configured(const Json& before, const Json& after, const std::string& path, const std::string& label,
                  const Json* plugin, int depth = 0) {
    constexpr int deepest = 8;
    if (same(before, after)) return false;
    const auto below = [&](const std::string& name) { return path.empty() ? name : path + "." + name; };
    const bool texts = member(before, "sv").is_string() || member(after, "sv").is_string();
    if (depth < deepest && before.is_object() && after.is_object() && !texts) {
      std::set<std::string> names;
      for (const Json* one : {&before, &after}) {
        for (const auto& [name, content] : one->get_ref<const Json::object_t&>()) names.insert(name);
      }
      for (const std::string& name : names) {
        configured(member(before, name), member(after, name), below(name),
                   label.empty() ? name : label + "/" + name, plugin, depth + 1);
      }
      return true;
    }
    const std::string key = depth < deepest ? key_of(before, after) : std::string();
    if (key.empty()) return configured_value(before, after, path, label, plugin);
    const auto keyed = [&](const Json& list) {
      Keyed things;
      for (const Json& one : elements(list)) things.emplace_back(plain_text(one, key), &one);
      return things;
    };
    for (const auto& [name, pair] : paired(keyed(before), keyed(after))) {
      configured(pair.first != nullptr ? *pair.first : nothing(),
                 pair.second != nullptr ? *pair.second : nothing(), below(name), label, plugin, depth + 1);
    }
    // The same things in another order: an order may mean something.
    if (in_another_order(before, after, key)) configured_value(before, after, path, label, plugin);
    return true;
  }

  bool configured_value(const Json& before, const Json& after, const std::string& path,
                        const std::string& label, const Json* plugin) {
    if (!value(Definition::configuration, before, after, path, plugin)) return false;
    difference_.definitions.back().label_path = label;
    return true;
  }

  // By which member the elements of two lists are told apart; empty where they are not.
  static std::string key_of(const Json& before, const Json& after) {
    if (!before.is_array() || !after.is_array()) return {};
    for (const char* key : {"id", "key", "name", "code"}) {
      const auto has_key = [&](const Json& one) { return member(one, key).is_string(); };
      if (std::all_of(before.begin(), before.end(), has_key) &&
          std::all_of(after.begin(), after.end(), has_key)) {
        return key;
      }
    }
    return {};
  }

  static bool in_another_order(const Json& before, const Json& after, const std::string& key) {
    std::vector<std::string> earlier;
    std::vector<std::string> later;
    for (const Json& one : before) earlier.push_back(plain_text(one, key));
    for (const Json& one : after) later.push_back(plain_text(one, key));
    return earlier != later &&
           std::is_permutation(earlier.begin(), earlier.end(), later.begin(), later.end());
  }

  template <std::size_t size>
  bool rest(const Json& before, const Json& after, const std::array<std::string_view, size>& known,
            const Json* plugin) {
    const auto unknown = [&](const Json& object) {
      Json left = Json::object();
      if (!object.is_object()) return left;
      for (const auto& [name, content] : object.get_ref<const Json::object_t&>()) {
        if (!is_one_of(known, name)) left[name] = content;
      }
      return left;
    };
    const Json earlier = unknown(before);
    const Json later = unknown(after);
    std::set<std::string> names;
    for (const Json* one : {&earlier, &later}) {
      for (const auto& [name, content] : one->get_ref<const Json::object_t&>()) names.insert(name);
    }
    bool changed = false;
    for (const std::string& name : names) {
      // Parameters are known by their own names.
      const std::string path = name == "parameters" ? std::string() : name;
      changed |= configured(member(earlier, name), member(later, name), path, path, plugin);
    }
    return changed;
  }

  void compare_run() {
    const Json& before = *difference_.before;
    const Json& after = *difference_.after;
    if (value(Definition::program, member(before, "fotfaste"), member(after, "fotfaste")))
      everywhere_.push_back(Cause::program);
    value(Definition::report_day, member(run_before_, "as_of"), member(run_after_, "as_of"));
    const Json& card_before = member(run_before_, "project");
    const Json& card_after = member(run_after_, "project");
    std::set<std::string> names;
    for (const Json* card : {&card_before, &card_after}) {
      if (!card->is_object()) continue;
      for (const auto& [name, content] : card->get_ref<const Json::object_t&>()) names.insert(name);
    }
    names.erase("sha256");
    for (const std::string& name : names)
      value(Definition::project_card, member(card_before, name), member(card_after, name), name);
    project_file_changed_ =
        value(Definition::project_file, member(card_before, "sha256"), member(card_after, "sha256"));
    value(Definition::few_below, member(run_before_, "few_below"), member(run_after_, "few_below"));
    value(Definition::isolation, member(run_before_, "isolation"), member(run_after_, "isolation"));
    value(Definition::sandbox, member(run_before_, "sandbox"), member(run_after_, "sandbox"));
    constexpr std::array<std::string_view, 6> of_run = {"project", "as_of",   "few_below",
                                                        "inputs",  "sandbox", "isolation"};
    constexpr std::array<std::string_view, 6> of_results = {"fotfaste", "schema",  "run",
                                                            "flow",     "plugins", "findings"};
    // What the run was told beside these holds for every plugin.
    const bool run_changed = rest(run_before_, run_after_, of_run, nullptr);
    const bool results_changed = rest(before, after, of_results, nullptr);
    if (run_changed || results_changed) everywhere_.push_back(Cause::configuration);
  }

  void compare_plugin(const Json* before, const Json* after) {
    const Json* plugin = after != nullptr ? after : before;
    configured_goals_.clear();
    if (before == nullptr || after == nullptr) {
      const Json& id = member(*plugin, "id");
      value(Definition::plugin, before != nullptr ? id : nothing(), after != nullptr ? id : nothing(), {},
            plugin);
      return compare_tables(plugin, before, after, everywhere_);
    }
    std::vector<Cause> causes = everywhere_;
    const bool version =
        value(Definition::plugin_version, member(*before, "version"), member(*after, "version"), {}, plugin);
    const bool build = !same(member(*before, "sha256"), member(*after, "sha256"));
    if (build && !version)
      value(Definition::plugin_build, member(*before, "sha256"), member(*after, "sha256"), {}, plugin);
    if (version || build) causes.push_back(Cause::plugin);
    value(Definition::plugin_outcome, member(*before, "outcome"), member(*after, "outcome"), {}, plugin);
    const bool reads =
        value(Definition::columns_read, member(*before, "reads"), member(*after, "reads"), {}, plugin);
    if (configuration(*before, *after, plugin) || reads) causes.push_back(Cause::configuration);
    if (project_file_changed_ && !recorded(*before, *after)) causes.push_back(Cause::project_file);
    compare_tables(plugin, before, after, causes);
  }

  // The goals that the changes from first on are about; none where any is about something else.
  [[nodiscard]] std::vector<std::string> goals_from(std::size_t first) const {
    std::set<std::string> goals;
    for (std::size_t i = first; i < difference_.definitions.size(); ++i) {
      const std::string& path = difference_.definitions[i].name;
      if (!path.starts_with("goal.")) return {};
      goals.insert(path.substr(5, path.find('.', 5) - 5));
    }
    return {goals.begin(), goals.end()};
  }

  static bool recorded(const Json& before, const Json& after) {
    return !member(before, "parameters").is_null() && !member(after, "parameters").is_null();
  }

  bool configuration(const Json& before, const Json& after, const Json* plugin) {
    // Notes on parameters, and what the plugin made of them, follow from the parameters and the version.
    constexpr std::array<std::string_view, 13> results = {
        "id",    "version", "file",     "sha256", "title",           "outcome",    "reason",
        "reads", "tables",  "findings", "files",  "parameter_notes", "definitions"};
    if (member(before, "parameters").is_null() != member(after, "parameters").is_null()) {
      difference_.definitions.push_back(
          {Definition::not_recorded,
           member(before, "parameters").is_null() ? Change::added : Change::removed,
           plugin,
           nullptr,
           nullptr,
           {},
           nullptr,
           nullptr});
      return false;
    }
    const std::size_t first = difference_.definitions.size();
    if (!rest(before, after, results, plugin)) return false;
    // Where nothing but single goals differ, the other goals are as they were.
    configured_goals_ = goals_from(first);
    return configured_goals_.empty();
  }

  void compare_tables(const Json* plugin, const Json* before, const Json* after,
                      const std::vector<Cause>& causes) {
    for (const auto& [earlier, later] :
         paired_in_order(before != nullptr ? member(*before, "tables") : nothing(),
                         after != nullptr ? member(*after, "tables") : nothing(), "id")) {
      ComparedTable table{plugin, earlier, later, true, causes, configured_goals_};
      if (earlier != nullptr && later != nullptr) {
        if (compare_form(table)) table.causes.push_back(Cause::table);
      } else if (before != nullptr && after != nullptr) {
        // Of a plugin that came or went as a whole, the tables go without saying.
        const Json& id = member(table.latest(), "id");
        value(Definition::table, earlier != nullptr ? id : nothing(), later != nullptr ? id : nothing(), {},
              plugin, &table.latest());
      }
      difference_.tables.push_back(std::move(table));
    }
  }

  // Whether the rows may mean something else than before; a new wording of the title is not that.
  bool compare_form(ComparedTable& table) {
    bool changed = false;
    for (const char* name : {"kind", "additive", "direction", "smallest_cell", "title", "description"}) {
      const bool differs = value(Definition::table_property, member(*table.before, name),
                                 member(*table.after, name), name, table.plugin, table.after);
      changed = changed || (differs && std::string_view(name) != "title");
    }
    std::set<std::string> dimensions_before;
    std::set<std::string> dimensions_after;
    for (const auto& [before, after] :
         paired_in_order(member(*table.before, "columns"), member(*table.after, "columns"), "name")) {
      if (before != nullptr && member(*before, "role") == "dimension")
        dimensions_before.insert(plain_text(*before, "name"));
      if (after != nullptr && member(*after, "role") == "dimension")
        dimensions_after.insert(plain_text(*after, "name"));
      const std::string name = plain_text(after != nullptr ? *after : *before, "name");
      if (before == nullptr || after == nullptr) {
        const Json& text = member(after != nullptr ? *after : *before, "name");
        value(Definition::column, before != nullptr ? text : nothing(), after != nullptr ? text : nothing(),
              name, table.plugin, &table.latest());
        changed = true;
        continue;
      }
      for (const char* property : {"role", "type", "unit"}) {
        changed |= value(Definition::column_property, member(*before, property), member(*after, property),
                         name + "." + property, table.plugin, table.after);
      }
    }
    table.comparable = dimensions_before == dimensions_after;
    return changed;
  }

  Difference& difference_;
  const Json& run_before_;
  const Json& run_after_;
  std::vector<Cause> everywhere_;
  std::vector<std::string> configured_goals_;  // of the plugin that is compared
  bool project_file_changed_ = false;
};

}  // namespace

void compare_definitions(Difference& difference, const std::vector<Pair>& plugins) {
  Definitions(difference).compare(plugins);
}

bool states_goal(const Json& column) {
  constexpr std::array<std::string_view, 4> roles = {"target_low", "target_high", "scale", "undecided_above"};
  constexpr std::array<std::string_view, 8> names = {"level",     "kind",      "planned",  "tolerance",
                                                     "statement", "threshold", "declared", "question"};
  return is_one_of(roles, plain_text(column, "role")) || is_one_of(names, plain_text(column, "name"));
}

bool states_definitions(const Json& plugin, const Json& table) {
  return plain_text(plugin, "id").starts_with("funder-export-") && member(table, "id") == "definitions";
}

}  // namespace fotfaste::report

#include "intake/instrument_file.hpp"

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

#include "model/nearest.hpp"
#include "model/schema.hpp"

namespace fotfaste::intake {
namespace {

using model::ValueType;

const std::vector<std::string> parts = {"instrument", "item", "sub_scale", "norm"};
const std::vector<std::string> card_keys = {"id",     "version", "title",     "licence",     "raters",
                                            "lowest", "highest", "direction", "missing_rule"};
const std::vector<std::string> item_keys = {"id",     "title",   "wording",   "sub_scale",   "raters",
                                            "lowest", "highest", "direction", "missing_rule"};
const std::vector<std::string> sub_scale_keys = {"id", "title", "missing_rule"};
const std::vector<std::string> norm_keys = {"item",        "sub_scale",       "rater",         "sd",
                                            "reliability", "functional_mean", "functional_sd", "source"};

// What an item has unless it says otherwise.
struct Defaults {
  std::vector<std::string> raters;
  std::optional<double> lowest, highest;
  std::string direction = "higher";
  std::string missing_rule;
};

std::vector<std::string> codes_of(std::string_view column) {
  const auto codes = model::column(*model::find_column(model::Table::items, column)).codes;
  return {codes.begin(), codes.end()};
}

class InstrumentReader {
 public:
  explicit InstrumentReader(ProjectFindings& findings) : findings_(findings) {}

  model::Instrument read(const Node& root) {
    for (const Node& node : root.items) {
      if (std::find(parts.begin(), parts.end(), node.key) == parts.end()) findings_.unknown_key(node, parts);
    }
    if (const Node* card = root.find("instrument"); card == nullptr) {
      findings_.add("C005", {}, {"[instrument] saknas", "[instrument] is missing"}, {},
                    {"lägg till överst: [instrument], och under den id = \"steg\"",
                     "add at the top: [instrument], and below it id = \"steps\""});
    } else if (findings_.expect(*card, ValueType::table)) {
      read_card(*card);
    }
    for_each(root, "sub_scale", sub_scale_keys, [this](const Node& node) { read_sub_scale(node); });
    for_each(root, "item", item_keys, [this](const Node& node) { read_item(node); });
    for_each(root, "norm", norm_keys, [this](const Node& node) { read_norm(node); });
    if (made_.items.empty() && root.find("item") == nullptr) {
      findings_.add("C005", {}, {"formuläret har inga frågor", "the instrument has no items"}, {},
                    {"lägg till: [[item]] och på nästa rad id = \"tror-pa-framtiden\"",
                     "add: [[item]] and on the next line id = \"hope\""});
    }
    return std::move(made_);
  }

 private:
  template <typename Read>
  void for_each(const Node& root, std::string_view name, const std::vector<std::string>& keys, Read&& read) {
    const Node* list = root.find(name);
    if (list == nullptr) return;
    if (!list->is(ValueType::list)) {
      const std::string brackets = std::string("[[").append(name).append("]]");
      findings_.add("C004", list->mark, {}, {},
                    {"skriv dubbla hakparenteser: " + brackets, "write double brackets: " + brackets});
      return;
    }
    for (const Node& node : list->items) {
      if (!findings_.expect(node, ValueType::table)) continue;
      for (const Node& item : node.items) {
        if (std::find(keys.begin(), keys.end(), item.key) == keys.end()) findings_.unknown_key(item, keys);
      }
      read(node);
    }
  }

  // A text that is there and not empty; a finding when it is required and is not.
  std::string text(const Node& table, std::string_view key, bool required = false) {
    const Node* node = table.find(key);
    if (node != nullptr && !findings_.expect(*node, ValueType::text)) return {};
    if (node != nullptr && !node->text.empty()) return node->text;
    if (required) {
      const std::string name(key);
      findings_.add("C005", node == nullptr ? table.mark : node->mark,
                    {name + " saknas", name + " is missing"}, {},
                    {"lägg till: " + name + " = \"...\"", "add: " + name + " = \"...\""});
    }
    return {};
  }
  std::optional<double> number(const Node& table, std::string_view key) {
    const Node* node = table.find(key);
    if (node == nullptr || !findings_.expect(*node, ValueType::number)) return std::nullopt;
    return node->is(ValueType::integer) ? static_cast<double>(node->integer) : node->number;
  }
  model::Text label(const Node& table, std::string_view key) {
    const Node* node = table.find(key);
    return node == nullptr ? model::Text{} : read_label(*node, findings_).value_or(model::Text{});
  }
  std::string code(const Node& table, std::string_view key, const std::string& otherwise) {
    const std::string written = text(table, key);
    if (written.empty()) return otherwise;
    const std::vector<std::string> codes = codes_of(key);
    if (std::find(codes.begin(), codes.end(), written) != codes.end()) return written;
    std::string all;
    for (const std::string& one : codes) all.append(all.empty() ? "" : ", ").append(one);
    findings_.add("C023", table.find(key)->mark, {}, did_you_mean(model::nearest(written, codes)),
                  {"välj bland: " + all, "choose from: " + all});
    return otherwise;
  }
  std::vector<std::string> texts(const Node& table, std::string_view key) {
    std::vector<std::string> all;
    const Node* list = table.find(key);
    if (list == nullptr || !findings_.expect(*list, ValueType::list)) return all;
    for (const Node& node : list->items) {
      if (findings_.expect(node, ValueType::text) && !node.text.empty()) all.push_back(node.text);
    }
    return all;
  }
  void contradicts(const Mark& mark, model::Text note, model::Text help = {}) {
    findings_.add("C031", mark, {}, std::move(note), std::move(help));
  }
  void read_scale(const Node& table, std::optional<double>& lowest, std::optional<double>& highest) {
    const Node* const low = table.find("lowest");
    const Node* const high = table.find("highest");
    if (const auto stated = number(table, "lowest")) lowest = stated;
    if (const auto stated = number(table, "highest")) highest = stated;
    // What an item has from the instrument is said there.
    if ((low == nullptr && high == nullptr) || !lowest || !highest || *lowest < *highest) return;
    contradicts((high == nullptr ? low : high)->mark,
                {"skalans högsta värde är inte större än det lägsta",
                 "the highest value of the scale is not above the lowest"});
  }

  void read_card(const Node& card) {
    for (const Node& node : card.items) {
      if (std::find(card_keys.begin(), card_keys.end(), node.key) == card_keys.end())
        findings_.unknown_key(node, card_keys);
    }
    made_.id = text(card, "id", true);
    made_.version = text(card, "version");
    made_.title = label(card, "title");
    made_.licence = text(card, "licence");
    defaults_.raters = texts(card, "raters");
    read_scale(card, defaults_.lowest, defaults_.highest);
    defaults_.direction = code(card, "direction", defaults_.direction);
    defaults_.missing_rule = code(card, "missing_rule", "");
  }

  void read_sub_scale(const Node& node) {
    model::SubScale made{text(node, "id", true), label(node, "title")};
    if (made.id.empty()) return;
    const bool twice = std::any_of(made_.sub_scales.begin(), made_.sub_scales.end(),
                                   [&](const model::SubScale& other) { return other.id == made.id; });
    if (twice) {
      contradicts(node.find("id")->mark, {"delområdet står två gånger", "the sub-scale stands twice"});
    }
    rules_.emplace_back(made.id, code(node, "missing_rule", ""));
    made_.sub_scales.push_back(std::move(made));
  }

  void read_item(const Node& node) {
    model::InstrumentItem item;
    item.id = text(node, "id", true);
    item.title = label(node, "title");
    item.wording = label(node, "wording");
    item.sub_scale = text(node, "sub_scale");
    item.lowest = defaults_.lowest;
    item.highest = defaults_.highest;
    read_scale(node, item.lowest, item.highest);
    item.direction = code(node, "direction", defaults_.direction);
    item.missing_rule = code(node, "missing_rule", rule_of(node, item.sub_scale));
    std::vector<std::string> raters = texts(node, "raters");
    if (raters.empty()) raters = defaults_.raters;
    if (raters.empty()) raters.emplace_back();
    if (item.id.empty()) return;
    item.number = static_cast<std::int64_t>(++count_);
    for (const std::string& rater : raters) {
      item.rater = rater;
      if (!answered_.emplace(item.id, rater).second) {
        contradicts(node.find("id")->mark,
                    {"samma fråga till samma skattare står två gånger",
                     "the same item for the same rater stands twice"},
                    {"ge frågorna olika id, eller ange olika raters",
                     "give the items different ids, or name "
                     "different raters"});
        return;
      }
      made_.items.push_back(item);
    }
  }

  // The rule of the sub-scale, or of the instrument. Sub-scales need not be listed; when they are, all are.
  std::string rule_of(const Node& item, const std::string& sub_scale) {
    if (sub_scale.empty() || rules_.empty()) return defaults_.missing_rule;
    for (const auto& [id, rule] : rules_) {
      if (id == sub_scale) return rule.empty() ? defaults_.missing_rule : rule;
    }
    std::vector<std::string> ids;
    for (const auto& [id, rule] : rules_) ids.push_back(id);
    const auto near = model::nearest(sub_scale, ids);
    contradicts(item.find("sub_scale")->mark, near ? did_you_mean(near)
                                                   : model::Text{"delområdet finns inte bland [[sub_scale]]",
                                                                 "the sub-scale is not among [[sub_scale]]"});
    return defaults_.missing_rule;
  }

  void read_norm(const Node& node) {
    model::Norm norm;
    const std::string item = text(node, "item");
    const std::string sub_scale = text(node, "sub_scale");
    norm.measure = item.empty() ? sub_scale : item;
    norm.rater = text(node, "rater");
    norm.sd = number(node, "sd");
    norm.reliability = number(node, "reliability");
    norm.functional_mean = number(node, "functional_mean");
    norm.functional_sd = number(node, "functional_sd");
    norm.source = text(node, "source", true);
    if (item.empty() == sub_scale.empty()) {
      contradicts(node.mark,
                  {"en norm gäller en fråga eller ett delområde", "a norm is of an item or of a sub-scale"},
                  {"skriv antingen item eller sub_scale", "write either item or sub_scale"});
      return;
    }
    const auto is_measure = [&](const model::InstrumentItem& one) {
      return item.empty() ? one.sub_scale == sub_scale : one.id == item;
    };
    if (std::none_of(made_.items.begin(), made_.items.end(), is_measure)) {
      contradicts(node.find(item.empty() ? "sub_scale" : "item")->mark,
                  {"formuläret har inget sådant mått", "the instrument has no such measure"});
    }
    refuse_unless(node, "sd", !norm.sd || *norm.sd > 0, {"ska vara större än 0", "must be more than 0"});
    refuse_unless(node, "functional_sd", !norm.functional_sd || *norm.functional_sd > 0,
                  {"ska vara större än 0", "must be more than 0"});
    refuse_unless(node, "reliability", !norm.reliability || (*norm.reliability > 0 && *norm.reliability < 1),
                  {"ska ligga mellan 0 och 1", "must be between 0 and 1"});
    for (const model::Norm& other : made_.norms) {
      if (other.measure == norm.measure && other.rater == norm.rater) {
        contradicts(node.mark, {"normen står två gånger", "the norm stands twice"});
      }
    }
    made_.norms.push_back(std::move(norm));
  }
  void refuse_unless(const Node& table, std::string_view key, bool right, model::Text note) {
    if (!right) contradicts(table.find(key)->mark, std::move(note));
  }

  ProjectFindings& findings_;
  model::Instrument made_;
  Defaults defaults_;
  std::vector<std::pair<std::string, std::string>> rules_;  // sub-scale -> missing rule
  std::set<std::pair<std::string, std::string>> answered_;  // item and rater
  std::size_t count_ = 0;
};

}  // namespace

model::Instrument read_instrument(const Node& root, ProjectFindings& findings) {
  return InstrumentReader(findings).read(root);
}

}  // namespace fotfaste::intake

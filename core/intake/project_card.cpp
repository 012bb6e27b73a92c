#include "intake/project_card.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <string_view>
#include <vector>

#include "fotfaste/sdk/calendar.hpp"

namespace fotfaste::intake {
namespace {

using model::ValueType;

enum class Entry {
  text,
  number_or_text,  // codes and numbers that people write with and without quotation marks
  texts,
  date,
  first_day,  // a date, or a month or year as text: its first day
  last_day,   // the same: its last day
  count,
  share,
  amount,
  flag,
  ages,  // { least = 18, most = 24 }, both or one
};

struct Key {
  std::string_view name;
  Entry entry;
};

constexpr Key keys[] = {
    {"id", Entry::text},
    {"name", Entry::text},
    {"owner", Entry::text},
    {"organisation_number", Entry::number_or_text},
    {"description", Entry::text},
    {"fund", Entry::text},
    {"programme", Entry::text},
    {"programme_area", Entry::number_or_text},
    {"specific_objective", Entry::number_or_text},
    {"intervention_type", Entry::number_or_text},
    {"phase", Entry::text},
    {"start", Entry::first_day},
    {"end", Entry::last_day},
    {"as_of", Entry::date},
    {"planned_participants", Entry::count},
    {"age_at_entry", Entry::ages},
    {"union_cofinancing_rate", Entry::share},
    {"support_rate", Entry::share},
    {"total_budget", Entry::amount},
    {"granted_support", Entry::amount},
    {"own_financing", Entry::amount},
    {"country", Entry::text},
    {"region", Entry::text},
    {"nuts2", Entry::text},
    {"municipalities", Entry::texts},
    {"postcode", Entry::number_or_text},
    {"place", Entry::text},
    {"partners", Entry::texts},
    {"theme_child_poverty", Entry::flag},
    {"strategic_importance", Entry::flag},
};

const Key* find_key(std::string_view name) {
  const auto found =
      std::find_if(std::begin(keys), std::end(keys), [&](const Key& key) { return key.name == name; });
  return found == std::end(keys) ? nullptr : found;
}

std::vector<std::string> key_names() {
  std::vector<std::string> names;
  for (const Key& key : keys) names.emplace_back(key.name);
  return names;
}

// Digits of a number in which hyphens and spaces may stand; nothing when anything else does.
std::optional<std::string> digits_of(std::string_view text) {
  std::string digits;
  for (const char c : text) {
    if (c == '-' || c == ' ') continue;
    if (c < '0' || c > '9') return std::nullopt;
    digits.push_back(c);
  }
  return digits;
}

// Luhn: every second digit from the left doubled, the sum of all digits a multiple of ten.
bool is_organisation_number(std::string_view text) {
  const std::optional<std::string> digits = digits_of(text);
  if (!digits || digits->size() != 10) return false;
  int sum = 0;
  for (std::size_t i = 0; i < digits->size(); ++i) {
    const int doubled = ((*digits)[i] - '0') * (i % 2 == 0 ? 2 : 1);
    sum += doubled / 10 + doubled % 10;
  }
  return sum % 10 == 0;
}

bool is_postcode(std::string_view text) {
  const std::optional<std::string> digits = digits_of(text);
  return digits && digits->size() == 5 && digits->front() != '0';
}

struct Period {
  std::int32_t first;
  std::int32_t last;
};

// "2021-08" or "2021"; nothing for any other text.
std::optional<Period> stated_period(std::string_view text) {
  if (text.size() != 4 && text.size() != 7) return std::nullopt;
  const bool is_year = text.size() == 4;
  const auto first = parse_day(std::string(text) + (is_year ? "-01-01" : "-01"));
  if (!first) return std::nullopt;
  return Period{*first, add_months(*first, is_year ? 12 : 1) - 1};
}

class CardReader {
 public:
  CardReader(model::Project& project, ProjectFindings& findings) : project_(project), findings_(findings) {}

  void read(const Node& card) {
    for (const Node& node : card.items) {
      const Key* key = find_key(node.key);
      if (key == nullptr) {
        findings_.unknown_key(node, key_names());
      } else if (has_form(node, key->entry)) {
        keep(node);
        check(node);
      }
    }
    require(card, "id", "id = \"23-079-S14\"");
    require(card, "name", "name = \"Jobb inom sex månader\"");
    const model::ProjectCard& read = project_.card;
    if (read.start && read.end && *read.end < *read.start) {
      findings_.add("C007", card.find("end")->mark, {},
                    {"före " + format_day(*read.start), "before " + format_day(*read.start)});
    }
    check_financing(card);
  }

 private:
  bool has_form(const Node& node, Entry entry) {
    switch (entry) {
      case Entry::text:
        return findings_.expect(node, ValueType::text);
      case Entry::number_or_text:
        return node.is(ValueType::integer) || findings_.expect(node, ValueType::text);
      case Entry::texts:
        if (!findings_.expect(node, ValueType::list)) return false;
        return std::all_of(node.items.begin(), node.items.end(),
                           [this](const Node& item) { return findings_.expect(item, ValueType::text); });
      case Entry::date:
        return findings_.expect(node, ValueType::date);
      case Entry::first_day:
      case Entry::last_day:
        return (node.is(ValueType::text) && stated_period(node.text)) ||
               findings_.expect(node, ValueType::date);
      case Entry::count:
        return findings_.expect(node, ValueType::integer) && at_least_one(node);
      case Entry::share:
        return findings_.expect(node, ValueType::number) && is_share(node);
      case Entry::amount:
        return findings_.expect(node, ValueType::number);
      case Entry::flag:
        return findings_.expect(node, ValueType::boolean);
      case Entry::ages:
        return findings_.expect(node, ValueType::table) && are_ages(node);
    }
    return false;
  }

  bool at_least_one(const Node& node) {
    if (node.integer >= 1) return true;
    findings_.add("C011", node.mark);
    return false;
  }

  bool is_share(const Node& node) {
    if (node.number >= 0 && node.number <= 1) return true;
    findings_.add("C009", node.mark);
    return false;
  }

  bool are_ages(const Node& node) {
    for (const Node& limit : node.items) {
      if (limit.key != "least" && limit.key != "most") {
        findings_.unknown_key(limit, {"least", "most"});
        return false;
      }
      if (!findings_.expect(limit, ValueType::integer)) return false;
    }
    const Node* least = node.find("least");
    const Node* most = node.find("most");
    const bool negative = std::any_of(node.items.begin(), node.items.end(),
                                      [](const Node& limit) { return limit.integer < 0; });
    const bool crossed = least != nullptr && most != nullptr && least->integer > most->integer;
    if (!node.items.empty() && !negative && !crossed) return true;
    findings_.add("C043", node.mark);
    return false;
  }

  void keep(const Node& node) {
    model::ProjectCard& card = project_.card;
    if (node.key == "id") {
      card.id = node.text;
    } else if (node.key == "name") {
      card.name = node.text;
    } else if (node.key == "owner") {
      card.owner = node.text;
    } else if (node.key == "fund") {
      card.fund = node.text;
    } else if (node.key == "start") {
      card.start = day_of(node, false);
    } else if (node.key == "end") {
      card.end = day_of(node, true);
    } else if (node.key == "planned_participants") {
      card.planned_participants = node.integer;
    } else if (node.key == "age_at_entry") {
      if (const Node* least = node.find("least")) card.least_age = least->integer;
      if (const Node* most = node.find("most")) card.most_age = most->integer;
    } else if (node.key != "as_of") {
      card.other.push_back(to_value(node));
    }
  }

  // The day that is stated, or one end of the month or year that is.
  std::int32_t day_of(const Node& node, bool last) {
    if (!node.is(ValueType::text)) return static_cast<std::int32_t>(node.integer);
    const Period period = *stated_period(node.text);
    const std::int32_t day = last ? period.last : period.first;
    findings_.add("C040", node.mark, {}, {"läses som " + format_day(day), "is read as " + format_day(day)});
    return day;
  }

  void check(const Node& node) {
    if (node.key == "organisation_number" && !is_organisation_number(spelled(node))) {
      findings_.add("C008", node.mark);
    }
    if (node.key == "postcode" && !is_postcode(spelled(node))) findings_.add("C010", node.mark);
  }

  static std::optional<double> number_in(const Node& card, std::string_view name) {
    const Node* node = card.find(name);
    if (node == nullptr || !(node->is(ValueType::number) || node->is(ValueType::integer)))
      return std::nullopt;
    return node->is(ValueType::integer) ? static_cast<double>(node->integer) : node->number;
  }

  // The amounts add up, and the stated rate is that of the amounts. Rates are stated in whole per cent.
  void check_financing(const Node& card) {
    const auto total = number_in(card, "total_budget");
    const auto granted = number_in(card, "granted_support");
    const auto own = number_in(card, "own_financing");
    const auto rate = number_in(card, "support_rate");
    if (total && granted && (*granted > *total || (own && std::abs(*granted + *own - *total) >= 1))) {
      const std::string sum = whole(*granted + own.value_or(0));
      findings_.add("C041", card.find("total_budget")->mark, {},
                    {"stöd och egen finansiering är " + sum, "support and own financing are " + sum});
    }
    if (!total || !granted || !rate || !(*total > 0)) return;
    const double of_budget = *granted / *total;
    if (std::abs(of_budget - *rate) < 0.005) return;
    const std::string share = hundredths(of_budget);
    findings_.add(
        "C042", card.find("support_rate")->mark, {},
        {"beviljat stöd är " + share + " av budgeten", "the support granted is " + share + " of the budget"});
  }

  // Kronor without decimals.
  static std::string whole(double amount) { return std::to_string(std::llround(amount)); }

  // "0.74".
  static std::string hundredths(double share) {
    const std::string digits = std::to_string(std::llround(share * 100));
    const std::string padded = digits.size() < 3 ? std::string(3 - digits.size(), '0') + digits : digits;
    return padded.substr(0, padded.size() - 2) + "." + padded.substr(padded.size() - 2);
  }

  void require(const Node& card, std::string_view name, std::string_view example) {
    const Node* node = card.find(name);
    if (node != nullptr && !(node->is(ValueType::text) && node->text.empty())) return;
    const std::string key(name);
    findings_.add("C005", node != nullptr ? node->mark : card.mark,
                  {"[project] saknar " + key, "[project] has no " + key}, {},
                  {"lägg till en rad, till exempel: " + std::string(example),
                   "add a line, for example: " + std::string(example)});
  }

  model::Project& project_;
  ProjectFindings& findings_;
};

void read_as_of(const Node& root, const Node* card, std::optional<std::int32_t> given,
                model::Project& project, ProjectFindings& findings) {
  const Node* outside = root.find("as_of");
  const Node* inside = card != nullptr ? card->find("as_of") : nullptr;
  // The card has complained of its own already when it is not a date.
  const bool outside_is_date = outside != nullptr && findings.expect(*outside, ValueType::date);
  if (outside != nullptr && inside != nullptr) findings.add("C022", inside->key_mark);
  const Node* node = outside_is_date ? outside : inside;
  if (node != nullptr && node->is(ValueType::date)) project.as_of = static_cast<std::int32_t>(node->integer);
  if (given) project.as_of = given;

  if (!project.as_of && outside == nullptr && inside == nullptr) {
    const std::string line = "as_of = " + (project.card.end ? format_day(*project.card.end) : "2027-08-31");
    findings.add("C006", card != nullptr ? card->mark : Mark{}, {}, {},
                 {"lägg till raden: " + line + " (eller ge dagen med --as-of)",
                  "add the line: " + line + " (or give the day with --as-of)"});
  }
  if (project.as_of && project.card.start && *project.as_of < *project.card.start) {
    findings.add("C025", node != nullptr ? node->mark : Mark{}, {},
                 {"projektet startar " + format_day(*project.card.start),
                  "the project starts on " + format_day(*project.card.start)});
  }
}

}  // namespace

void read_card(const Node& root, std::optional<std::int32_t> given_as_of, model::Project& project,
               ProjectFindings& findings) {
  const Node* card = root.find("project");
  if (card == nullptr) {
    findings.add("C005", {}, {"[project] saknas", "[project] is missing"}, {},
                 {"lägg till överst: [project], och under den id och name",
                  "add at the top: [project], and below it id and name"});
  } else if (findings.expect(*card, ValueType::table)) {
    CardReader(project, findings).read(*card);
  } else {
    card = nullptr;
  }
  read_as_of(root, card, given_as_of, project, findings);
}

}  // namespace fotfaste::intake

// From a table in project.toml to a tree of nodes. Throws ParameterError at the exact value that is wrong.
#pragma once

#include <string_view>
#include <vector>

#include "fotfaste/sdk/criteria/background.hpp"
#include "fotfaste/sdk/criteria/logic.hpp"
#include "fotfaste/sdk/criteria/node.hpp"
#include "fotfaste/sdk/criteria/reading.hpp"
#include "fotfaste/sdk/criteria/records.hpp"
#include "fotfaste/sdk/criteria/spell.hpp"

namespace fotfaste::criteria {

// The key that says what kind of criterion a table is.
inline constexpr std::string_view kinds[] = {
    "spell",  "assessment", "activity",     "event", "age",       "gender",        "cohort",
    "site",   "source",     "target_group", "group", "attribute", "labour_status", "exit_reason",
    "exited", "all",        "any",          "not",   "count"};

// Nested deeper than anybody writes by hand.
inline constexpr int deepest = 32;

inline NodePointer parse(const Parameters& table, Day as_of, int depth = 0);

inline std::vector<NodePointer> parse_parts(const Parameters& list, Day as_of, int depth) {
  if (!list.is_list() || list.items().empty()) {
    throw ParameterError({quote(list.key()) + " ska vara en lista av kriterier.",
                          quote(list.key()) + " must be a list of criteria."},
                         {"Skriv till exempel " + std::string(list.key()) +
                              " = [ { gender = \"woman\" }, { exited = true } ].",
                          "Write for example " + std::string(list.key()) +
                              " = [ { gender = \"woman\" }, { exited = true } ]."},
                         list.raw(), missing_key_code);
  }
  std::vector<NodePointer> parts;
  for (const Parameters part : list.items()) parts.push_back(parse(part, as_of, depth + 1));
  return parts;
}

inline NodePointer parse_count(const Parameters& table, Day as_of, int depth) {
  allow_only(table, {"count", "at_least"});
  std::vector<NodePointer> parts = parse_parts(table.find("count"), as_of, depth);
  const Parameters at_least = table.find("at_least");
  if (!at_least)
    throw_missing(table, {"Skriv hur många som ska stämma, till exempel at_least = 2.",
                          "Say how many must hold, for example at_least = 2."});
  const std::int64_t wanted = at_least.as_integer();
  if (wanted < 1 || static_cast<std::uint64_t>(wanted) > parts.size()) {
    throw_contradiction(
        at_least,
        {"at_least kan inte uppfyllas av så många villkor.", "at_least cannot be met by so many conditions."},
        {"Skriv ett tal från 1 till " + std::to_string(parts.size()) + ".",
         "Write a number from 1 to " + std::to_string(parts.size()) + "."});
  }
  return std::make_unique<AtLeast>(std::move(parts), static_cast<std::size_t>(wanted));
}

// The key that says what kind of criterion the table is.
inline std::string_view kind_of(const Parameters& table) {
  std::string_view kind;
  for (const std::string_view candidate : kinds) {
    if (!table.has(candidate)) continue;
    if (!kind.empty()) {
      throw_contradiction(table.find(candidate),
                          {quote(kind) + " och " + quote(candidate) + " är två olika kriterier.",
                           quote(kind) + " and " + quote(candidate) + " are two criteria."},
                          {"Skriv all = [ { ... }, { ... } ] om båda ska gälla, eller any om ett räcker.",
                           "Write all = [ { ... }, { ... } ] if both must hold, or any if one will do."});
    }
    kind = candidate;
  }
  if (!kind.empty()) return kind;
  if (table.items().empty()) {
    throw_missing(table, {"Skriv till exempel { spell = \"employed\", on = \"exit\" }.",
                          "Write for example { spell = \"employed\", on = \"exit\" }."});
  }
  Parameters suspect = table.items()[0];
  for (const Parameters item : table.items()) {
    if (nearest(item.key(), kinds) && !nearest(suspect.key(), kinds)) suspect = item;
  }
  throw ParameterError({quote(suspect.key()) + " är inget känt kriterium.",
                        quote(suspect.key()) + " is not a known criterion."},
                       suggest(suspect.key(), kinds), suspect.raw(), unknown_key_code);
}

inline NodePointer parse(const Parameters& table, Day as_of, int depth) {
  if (!table.is_table()) {
    throw ParameterError({"Ett kriterium ska vara en tabell.", "A criterion must be a table."},
                         {"Skriv till exempel { spell = \"employed\", on = \"exit\" }.",
                          "Write for example { spell = \"employed\", on = \"exit\" }."},
                         table.raw(), missing_key_code);
  }
  if (depth > deepest) {
    throw_contradiction(table, {"Kriteriet har för många nivåer.", "The criterion has too many levels."},
                        {"Dela upp det i flera mål.", "Split it into several goals."});
  }
  const std::string_view kind = kind_of(table);
  if (kind == "spell") return parse_spell(table, as_of);
  if (kind == "assessment") return parse_assessment(table);
  if (kind == "activity") return parse_activity(table, as_of);
  if (kind == "event") return parse_event(table, as_of);
  if (kind == "age") return parse_age(table);
  if (kind == "gender") return parse_code(table, "gender", &Participation::gender);
  if (kind == "labour_status") return parse_code(table, "labour_status", &Participation::labour_status);
  if (kind == "cohort") return parse_word(table, "cohort", &ParticipationColumns::cohort);
  if (kind == "site") return parse_word(table, "site", &ParticipationColumns::site);
  if (kind == "source") return parse_word(table, "source", &ParticipationColumns::source);
  if (kind == "attribute") return parse_attribute(table);
  if (kind == "count") return parse_count(table, as_of, depth);
  allow_only(table, {kind});
  const Parameters value = table.find(kind);
  if (kind == "target_group")
    return std::make_unique<TargetGroupIs>(WordSet("groups.name", some_texts(value), value.raw()));
  if (kind == "group") return std::make_unique<GroupIs>(some_of(value, words_up_to(Group::comparison)));
  if (kind == "exit_reason")
    return std::make_unique<ExitReasonIs>(some_of(value, words_up_to(ExitReason::unknown)), as_of);
  if (kind == "exited") return std::make_unique<Exited>(value.as_boolean(), as_of);
  if (kind == "not") return std::make_unique<Not>(parse(value, as_of, depth + 1));
  std::vector<NodePointer> parts = parse_parts(value, as_of, depth);
  const std::size_t wanted = kind == "all" ? parts.size() : 1;
  return std::make_unique<AtLeast>(std::move(parts), wanted);
}

}  // namespace fotfaste::criteria

// The table "rules" that every funder's export has: one row for a rule that holds, or that there is nothing
// to hold to; else a row for each place where it is violated.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "fotfaste/sdk/description.hpp"
#include "fotfaste/sdk/exports/basis.hpp"
#include "fotfaste/sdk/label.hpp"
#include "fotfaste/sdk/results.hpp"

namespace fotfaste::exports {

struct RulesRow {
  std::string_view code;
  bool is_error = true;  // nothing is sent; else to be looked at
  Basis basis = Basis::derived;
  std::string_view period = {};
  std::string_view stratum = {};
  std::string_view outcome;  // holds, violated, not_applicable
  std::optional<double> left = std::nullopt;
  std::optional<double> right = std::nullopt;
  std::optional<std::int64_t> count = std::nullopt;  // of records; nothing for a figure
};

class RulesTable {
 public:
  static constexpr const char* id = "rules";

  static void describe(Description& description) {
    description.table(id, Kind::records, "Finansiärens regler", "The funder's rules")
        .description(
            "Finansiärens regler och hur filen står sig mot dem: en rad för varje regel som håller, "
            "och en för varje plats där en inte gör det. Med ett fel exporteras inget.",
            "The funder's rules and how the file stands against them: a row for each rule that "
            "holds, and one for each place where one does not. With an error nothing is exported.")
        .column("code", Type::text, Role::dimension, "Regel", "Rule")
        .column("severity", Type::text, Role::attribute, "Allvar", "Severity")
        .column("basis", Type::text, Role::attribute, "Grund", "Basis")
        .column("period", Type::text, Role::dimension, "Period", "Period")
        .column("stratum", Type::text, Role::dimension, "Grupp", "Group")
        .column("outcome", Type::text, Role::attribute, "Utfall", "Outcome")
        .column("left", Type::number, Role::attribute, "Värde", "Value")
        .column("right", Type::number, Role::attribute, "Högst", "At most")
        .column("count", Type::integer, Role::count, "Poster", "Records");
  }

  static void add(Results& results, const RulesRow& row) {
    results.add(id, row.code, row.is_error ? "error" : "warning", word(row.basis), row.period, row.stratum,
                row.outcome, row.left, row.right, row.count);
  }
  // What a rule says.
  static void label(Results& results, std::string_view code, const Label& text) {
    results.label(id, "code", code, text);
  }
  // To be called once.
  static void label_words(Results& results) {
    results.label(id, "severity", "error", {"fel", "error"});
    results.label(id, "severity", "warning", {"varning", "warning"});
    results.label(id, "outcome", "holds", {"följs", "holds"});
    results.label(id, "outcome", "violated", {"bryts", "violated"});
    results.label(id, "outcome", "not_applicable", {"inget att pröva", "nothing to hold it to"});
    label_basis(results, id);
  }
};

}  // namespace fotfaste::exports

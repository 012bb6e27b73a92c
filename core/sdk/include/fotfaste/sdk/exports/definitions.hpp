// What each figure of a funder export means, whom it is of and where that stands: the table "definitions".
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "fotfaste/sdk/description.hpp"
#include "fotfaste/sdk/exports/basis.hpp"
#include "fotfaste/sdk/exports/figure_kind.hpp"
#include "fotfaste/sdk/label.hpp"
#include "fotfaste/sdk/results.hpp"

namespace fotfaste::exports {

// Texts that do not apply are empty.
struct ExportDefinition {
  std::string indicator;
  FigureKind kind = FigureKind::count;
  Basis basis = Basis::derived;
  std::string source = {};  // regulation and article, or whose text it is
  Label wording;
  Label population = {};    // of whom
  Label window = {};        // when
  Label completeness = {};  // what must be known
  Label note = {};
};

// Rows stand in the order in which they are added.
class ExportDefinitions {
 public:
  static constexpr const char* table = "definitions";

  static void describe(Description& description) {
    description.table(table, Kind::records, "Definitioner", "Definitions")
        .description("Definition, vilka det gäller, när och källa för varje uppgift i exporten.",
                     "Definition, of whom, when and source of everything in the export.")
        .column("indicator", Type::text, Role::dimension, "Uppgift", "Figure")
        .column("kind", Type::text, Role::attribute, "Slag", "Kind")
        .column("wording", Type::text, Role::attribute, "Lydelse", "Wording")
        .column("population", Type::text, Role::attribute, "Av vilka", "Of whom")
        .column("window", Type::text, Role::attribute, "När", "When")
        .column("completeness", Type::text, Role::attribute, "Vad som måste vara känt", "What must be known")
        .column("note", Type::text, Role::attribute, "Anmärkning", "Note")
        .column("source", Type::text, Role::attribute, "Källa", "Source")
        .column("basis", Type::text, Role::attribute, "Grund", "Basis");
  }

  explicit ExportDefinitions(Results& results) : results_(results) {}

  void add(const ExportDefinition& one) {
    // A text is a code of its own, so that both languages travel as its label.
    const auto cell = [&](const Label& label) {
      return label.sv.empty() && label.en.empty() ? Cell(std::nullopt)
                                                  : Cell(std::string_view(one.indicator));
    };
    const Cell source = one.source.empty() ? Cell(std::nullopt) : Cell(std::string_view(one.source));
    results_.add(table, one.indicator, word(one.kind), cell(one.wording), cell(one.population),
                 cell(one.window), cell(one.completeness), cell(one.note), source, word(one.basis));
    label("wording", one.indicator, one.wording);
    label("population", one.indicator, one.population);
    label("window", one.indicator, one.window);
    label("completeness", one.indicator, one.completeness);
    label("note", one.indicator, one.note);
    label("indicator", one.indicator, one.wording);
    results_.label(table, "kind", word(one.kind), label_of(one.kind));
    results_.label(table, "basis", word(one.basis), label_of(one.basis));
  }

 private:
  void label(const char* column, const std::string& code, const Label& label) {
    if (!label.sv.empty() || !label.en.empty()) results_.label(table, column, code, label);
  }

  Results& results_;
};

}  // namespace fotfaste::exports

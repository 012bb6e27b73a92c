// Figures that the project supplies itself, for participants who cannot be in the data: anonymous ones,
// partners' own counts, estimates that the funder allows, organisations. Each with its source; added to what
// is counted, and shown apart.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fotfaste/sdk/description.hpp"
#include "fotfaste/sdk/indicators/periods.hpp"
#include "fotfaste/sdk/indicators/scheme.hpp"
#include "fotfaste/sdk/settings.hpp"

namespace fotfaste::indicators {

// Row of a cell: a gender that is reported, or everybody. Everybody's figure is the sum of the others, and of
// what is supplied for everybody alone.
inline constexpr std::size_t everybody_row = 4;
inline constexpr std::size_t gender_rows = 5;  // Gender's four, and everybody

constexpr std::string_view gender_word(std::size_t row) {
  constexpr std::string_view words[] = {"woman", "man", "other", "unknown", "all"};
  return words[row];
}

struct SuppliedFigure {
  std::size_t indicator;
  Period period;
  std::size_t gender;  // a row as above
  std::int64_t value;  // a correction may be negative; the sum may not
};

class Supplied {
 public:
  static void describe(Description& description) {
    Parameter& table =
        description
            .parameter("supplied", ParameterType::table,
                       "Siffror som projektet själv lämnar, för deltagare som inte finns i data. De "
                       "läggs till det som räknas.",
                       "Figures that the project supplies itself, for participants who are not in the "
                       "data. They are added to what is counted.")
            .repeated();
    table.field("indicator", ParameterType::text, "Indikatorns kod.", "Code of the indicator.").required();
    table
        .field("period", ParameterType::text, "Perioden, som \"2024\" eller \"2024-06\".",
               "The period, as \"2024\" or \"2024-06\".")
        .required();
    table
        .field("gender", ParameterType::choice, "Kön; all för en siffra utan uppdelning.",
               "Gender; all for a figure without breakdown.")
        .choices({"woman", "man", "other", "all"})
        .required();
    table.field("value", ParameterType::integer, "Antal.", "Number.").required();
    table.field("source", ParameterType::text, "Varifrån siffran kommer.", "Where the figure comes from.")
        .required();
  }

  // Throws ParameterError.
  Supplied(const Parameters& list, const Scheme& scheme) {
    if (!list) return;
    const Periods periods(scheme.half_years);
    for (const Parameters item : list.items()) {
      SuppliedFigure figure = {};
      figure.indicator = indicator_of(item, scheme);
      const auto period = periods.parse(item.text("period"));
      if (!period) {
        throw ParameterError({"Perioden går inte att läsa.", "The period cannot be read."},
                             scheme.half_years
                                 ? Label{"Skriv halvårets sista månad, som \"2024-06\" eller \"2024-12\".",
                                         "Write the last month of the half-year, as \"2024-06\" or "
                                         "\"2024-12\"."}
                                 : Label{"Skriv året, som \"2024\".", "Write the year, as \"2024\"."},
                             item.find("period").raw(), "P311");
      }
      figure.period = *period;
      const std::string_view gender = item.text("gender");
      for (std::size_t row = 0; row < gender_rows; ++row) {
        if (gender_word(row) == gender) figure.gender = row;
      }
      figure.value = item.integer("value");
      figures_.push_back(figure);
    }
  }

  [[nodiscard]] const std::vector<SuppliedFigure>& figures() const { return figures_; }

 private:
  static std::size_t indicator_of(const Parameters& item, const Scheme& scheme) {
    const std::string_view code = item.text("indicator");
    std::string known;
    for (std::size_t i = 0; i < scheme.indicators.size(); ++i) {
      if (code == scheme.indicators[i].code) return i;
      known.append(known.empty() ? "" : ", ").append(scheme.indicators[i].code);
    }
    throw ParameterError(
        {std::string("Ingen indikator heter \"").append(code).append("\"."),
         std::string("No indicator is called \"").append(code).append("\".")},
        {std::string("Koderna är: ").append(known), std::string("The codes are: ").append(known)},
        item.find("indicator").raw(), "P310");
  }

  std::vector<SuppliedFigure> figures_;
};

}  // namespace fotfaste::indicators

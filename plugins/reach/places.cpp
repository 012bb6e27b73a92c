#include "places.hpp"

#include <algorithm>

namespace reach {

void describe_per_inhabitants(fotfaste::Description& description) {
  using fotfaste::Role;
  using fotfaste::Type;
  description
      .table(per_inhabitants_id, fotfaste::Kind::ratio, "Antal per 1 000 invånare",
             "Number per 1,000 inhabitants")
      .description(
          "Hur många som projektet nått i varje plats, för varje tusental invånare. Invånarantalen är de som "
          "projektfilen anger, med år och källa. Talet säger hur många som nåtts, inte hur många som finns.",
          "How many the project reached in each place, for each thousand inhabitants. The numbers of "
          "inhabitants are those that the project file states, with year and source. The figure says how "
          "many "
          "were reached, not how many there are.")
      .smallest_cell(5)
      .column("place", Type::text, Role::dimension, "Plats", "Place")
      .column("counted", Type::integer, Role::attribute, "Antal", "Number")
      .column("unknown", Type::integer, Role::unknown, "Plats inte känd", "Place not known")
      .column("per_1000", Type::number, Role::value, "Per 1 000 invånare", "Per 1,000 inhabitants")
      .column("inhabitants", Type::integer, Role::attribute, "Invånare", "Inhabitants")
      .column("year", Type::integer, Role::attribute, "År", "Year")
      .column("source", Type::text, Role::attribute, "Källa", "Source");
}

void report_per_inhabitants(const Reporting& reporting, const std::vector<Inhabitants>& inhabitants,
                            const CountsByValue& by_place) {
  if (inhabitants.empty()) return;
  const auto counted = [&](std::string_view place) {
    const auto found = by_place.find(place);
    return found == by_place.end() ? std::int64_t{0} : found->second;
  };
  std::int64_t everywhere = 0;
  std::int64_t without_figure = 0;
  bool any_place = false;
  for (const Inhabitants& one : inhabitants) any_place |= !one.whole;
  for (const auto& [place, count] : by_place) {
    fotfaste::add_counts(everywhere, count);
    const bool is_listed =
        std::any_of(inhabitants.begin(), inhabitants.end(),
                    [&, name = place](const auto& one) { return !one.whole && one.place == name; });
    if (!is_listed && place != no_value) fotfaste::add_counts(without_figure, count);
  }
  for (const Inhabitants& one : inhabitants) {
    const std::int64_t count = one.whole ? everywhere : counted(one.place);
    const double per_1000 = static_cast<double>(count) * 1000 / static_cast<double>(one.count);
    reporting.results.add(per_inhabitants_id, one.place, count, one.whole ? 0 : counted(no_value), per_1000,
                          one.count, one.year, one.source);
  }
  if (!any_place || without_figure == 0) return;
  reporting.settings.report(
      fotfaste::Severity::note, no_figure_code,
      {"Några hör hemma på en plats utan angivet invånarantal.",
       "Some belong to a place whose number of inhabitants is not stated."},
      {"De finns inte i tabellen per 1 000 invånare. Ange platsen under inhabitants, skriven som i data.",
       "They are not in the table per 1,000 inhabitants. State the place under inhabitants, written as in "
       "the "
       "data."},
      reporting.settings.parameters().find("inhabitants").raw(), static_cast<std::uint64_t>(without_figure),
      static_cast<std::uint64_t>(everywhere));
}

}  // namespace reach

#include "returning.hpp"

#include <algorithm>
#include <string>
#include <tuple>

namespace reach {

void sort_takings(std::vector<Taking>& takings, const ByColumn& places) {
  std::stable_sort(takings.begin(), takings.end(), [&](const Taking& a, const Taking& b) {
    if (std::tie(a.person, a.entry) != std::tie(b.person, b.entry))
      return std::tie(a.person, a.entry) < std::tie(b.person, b.entry);
    return a.place != b.place && places.name_of(a.place) < places.name_of(b.place);
  });
}

void Returning::describe(fotfaste::Description& description) {
  using fotfaste::Role;
  using fotfaste::Type;
  description
      .table(id, fotfaste::Kind::distribution, "Personer som deltagit flera gånger", "People returning")
      .description(
          "Personer efter antalet gånger som de deltagit, och hur många av dem som gjort det på mer än en "
          "plats. Andra tabeller räknar deltaganden, om de inte säger något annat.",
          "Persons by the number of times that they took part, and how many of them did so in more than one "
          "place. Other tables count participations unless they say otherwise.")
      .smallest_cell(5)
      .column("times", Type::text, Role::dimension, "Antal gånger", "Number of times")
      .column("numerator", Type::integer, Role::numerator, "Personer", "Persons")
      .column("denominator", Type::integer, Role::denominator, "Alla personer", "All persons")
      .column("several_places", Type::integer, Role::count, "På mer än en plats", "In more than one place");
}

void Returning::count(std::span<const Taking> takings, const ByColumn& places) {
  const std::size_t times = std::min(takings.size(), classes) - 1;
  fotfaste::add_counts(persons_[times], 1);
  std::uint32_t first = 0;
  bool is_several = false;
  for (const Taking& taking : takings) {
    if (!places.is_known(taking.place)) continue;
    is_several |= first != 0 && taking.place != first;
    first = taking.place;
  }
  if (is_several) fotfaste::add_counts(several_places_[times], 1);
}

void Returning::merge(const Returning& other) {
  for (std::size_t i = 0; i < classes; ++i) {
    fotfaste::add_counts(persons_[i], other.persons_[i]);
    fotfaste::add_counts(several_places_[i], other.several_places_[i]);
  }
}

void Returning::save(fotfaste::Writer& writer) const {
  for (const std::int64_t count : persons_) writer.number(count);
  for (const std::int64_t count : several_places_) writer.number(count);
}

void Returning::restore(fotfaste::Reader& reader) {
  for (std::int64_t& count : persons_) count = fotfaste::read_count(reader);
  for (std::int64_t& count : several_places_) count = fotfaste::read_count(reader);
}

void Returning::report(const Reporting& reporting) const {
  constexpr std::string_view words[classes] = {"1", "2", "3", "4-"};
  std::int64_t all = 0;
  for (const std::int64_t count : persons_) fotfaste::add_counts(all, count);
  for (std::size_t i = 0; i < classes; ++i) {
    reporting.results.add(id, words[i], persons_[i], all, several_places_[i]);
  }
  const fotfaste::Label labels[classes] = {{"en gång", "once"},
                                           {"två gånger", "twice"},
                                           {"tre gånger", "three times"},
                                           {"fyra gånger eller fler", "four times or more"}};
  for (std::size_t i = 0; i < classes; ++i) reporting.results.label(id, "times", words[i], labels[i]);
}

}  // namespace reach

// Table returning: how many persons took part more than once, and where. And the persons behind the
// participations of a batch.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "by_column.hpp"
#include "fotfaste/sdk/description.hpp"
#include "memberships.hpp"

namespace reach {

// One participation of somebody.
struct Taking {
  std::uint64_t person;
  fotfaste::Day entry;
  std::uint32_t place;
  Memberships memberships;
  std::vector<std::uint32_t> strata;
};

// Sorts takings by person, and by entry for each.
void sort_takings(std::vector<Taking>& takings, const ByColumn& places);

class Returning {
 public:
  static constexpr const char* id = "returning";
  static void describe(fotfaste::Description& description);

  // All takings of one person.
  void count(std::span<const Taking> takings, const ByColumn& places);
  void merge(const Returning& other);
  void save(fotfaste::Writer& writer) const;
  void restore(fotfaste::Reader& reader);
  void report(const Reporting& reporting) const;

 private:
  static constexpr std::size_t classes = 4;  // once, twice, three times, more

  std::array<std::int64_t, classes> persons_ = {};
  std::array<std::int64_t, classes> several_places_ = {};
};

}  // namespace reach

// Table due: whom to follow up, person by person. Filled only when the options ask for it, since a state of
// it holds rows of single persons.
#pragma once

#include <compare>
#include <cstdint>
#include <map>
#include <span>
#include <string>

#include "fotfaste/sdk/batch.hpp"
#include "fotfaste/sdk/bytes.hpp"
#include "fotfaste/sdk/description.hpp"
#include "fotfaste/sdk/history.hpp"
#include "fotfaste/sdk/results.hpp"
#include "options.hpp"
#include "point_states.hpp"

namespace followup {

// Somebody is on the list for a point when its day is before as_of + due_within and they have not been
// reached for it. Late is who can no longer be reached in time: the last day of the window has passed.
class DueList {
 public:
  static constexpr const char* id = "due";
  static void describe(fotfaste::Description& description);
  static void declare(const Options& options, fotfaste::Needs& needs);

  // options outlives this.
  DueList(const Options& options, fotfaste::Day as_of);

  // history has read the participation.
  void count(const fotfaste::Participation& participation, std::span<const PointState> points,
             std::span<const std::int64_t> attempts, fotfaste::History& history);
  void merge(const DueList& other);
  void save(fotfaste::Writer& writer) const;
  void restore(fotfaste::Reader& reader);
  void report(fotfaste::Results& results) const;

 private:
  struct Key {
    fotfaste::Day day;
    std::uint32_t point;  // of the options
    std::uint64_t person;
    friend auto operator<=>(const Key&, const Key&) = default;
  };
  struct Row {
    std::string caseworker;  // empty without
    std::int64_t attempts = 0;
  };
  void add(const Key& key, Row row);

  const Options* options_;
  fotfaste::Day as_of_;
  fotfaste::Day before_;  // days before this are due
  std::map<Key, Row> rows_;
};

}  // namespace followup

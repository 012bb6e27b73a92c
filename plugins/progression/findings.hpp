// What the plugin tells the evaluator beside its tables.
#pragma once

#include "activity_spells.hpp"
#include "counting.hpp"
#include "fotfaste/sdk/settings.hpp"

namespace progression {

// What was met on the way; a mergeable part of the state.
class Noted {
 public:
  void count(const Ratings& ratings, const ActivitySpells& activities) {
    persons_.add();
    if (ratings.any_outside()) outside_.add();
    if (activities.any()) with_activity_.add();
  }
  void merge(const Noted& other) {
    persons_.merge(other.persons_);
    outside_.merge(other.outside_);
    with_activity_.merge(other.with_activity_);
  }
  void save(fotfaste::Writer& writer) const {
    persons_.save(writer);
    outside_.save(writer);
    with_activity_.save(writer);
  }
  void restore(fotfaste::Reader& reader) {
    persons_.restore(reader);
    outside_.restore(reader);
    with_activity_.restore(reader);
  }
  [[nodiscard]] std::int64_t persons() const { return persons_.value(); }
  [[nodiscard]] std::int64_t outside() const { return outside_.value(); }
  [[nodiscard]] bool any_activity() const { return !with_activity_.empty(); }

 private:
  Count persons_, outside_, with_activity_;
};

void report_findings(const fotfaste::Settings& settings, const Reporting& reporting, const Noted& noted,
                     bool lacks_norms);

}  // namespace progression

// The plugin: groups beside each other, a published rate, a comparison group, and what may be claimed of
// them.
#include <deque>
#include <string>
#include <vector>

#include "codes.hpp"
#include "difference_tables.hpp"
#include "fotfaste/sdk/plugin.hpp"
#include "group_comparison.hpp"
#include "words.hpp"

namespace comparison {

class Comparison {
 public:
  static void describe(fotfaste::Description& description) {
    description.title("Jämförelser", "Comparisons")
        .description(
            "Grupper, orter och omgångar bredvid varandra, med osäkerhet; standardisering mot en känd "
            "befolkning; "
            "andras publicerade siffror; en jämförelsegrupp med sin balans först.",
            "Groups, sites and cohorts beside each other, with uncertainty; standardisation to a known "
            "population; "
            "figures that others have published; a comparison group with its balance first.");
    GroupComparison::describe(description);
    describe_groups(description);
  }

  static void needs(const fotfaste::Settings& settings, fotfaste::Needs& needs) {
    const Comparison plugin(settings);
    needs.column("entry", fotfaste::Required::no);
    for (const GroupComparison& one : plugin.comparisons_) one.declare(needs);
  }

  explicit Comparison(const fotfaste::Settings& settings) : settings_(settings) {
    const fotfaste::Parameters parameters = settings.parameters();
    check_ids(parameters.find("comparison"));
    for (const fotfaste::Parameters table : parameters.find("comparison").items())
      comparisons_.emplace_back(table, settings.as_of());
  }
  Comparison(const Comparison&) = delete;
  Comparison& operator=(const Comparison&) = delete;

  void consume(const fotfaste::Batch& batch) {
    for (GroupComparison& one : comparisons_) one.bind(batch);
    for (const fotfaste::Participation participation : batch) {
      if ((participation.row() & 0x3ff) == 0) settings_.stop_if_cancelled();
      for (GroupComparison& one : comparisons_) one.count(participation);
    }
  }

  void merge(const Comparison& other) {
    for (std::size_t i = 0; i < comparisons_.size(); ++i) comparisons_[i].merge(other.comparisons_[i]);
  }

  void save(fotfaste::Writer& writer) const {
    for (const GroupComparison& one : comparisons_) one.save(writer);
  }

  void restore(fotfaste::Reader& reader) {
    for (GroupComparison& one : comparisons_) one.restore(reader);
  }

  void report(fotfaste::Results& results) const {
    for (const GroupComparison& one : comparisons_) {
      report_groups(one, {}, settings_, results);
      one.report(settings_);
    }
  }

 private:
  fotfaste::Settings settings_;
  std::deque<GroupComparison> comparisons_;
};

}  // namespace comparison

FOTFASTE_PLUGIN(comparison::Comparison, "comparison", "1.0.0");

// The plugin: groups beside each other, a published rate, a comparison group, and what may be claimed of
// them.
#include <array>
#include <deque>
#include <string>
#include <vector>

#include "balance_tables.hpp"
#include "codes.hpp"
#include "comparison_group.hpp"
#include "design.hpp"
#include "difference_tables.hpp"
#include "fotfaste/sdk/plugin.hpp"
#include "group_comparison.hpp"
#include "published.hpp"
#include "standard.hpp"
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
    Standard::describe(description);
    Published::describe(description);
    ComparisonGroup::describe(description);
    describe_agreed(description);
    describe_comparison_groups(description);
  }

  static void needs(const fotfaste::Settings& settings, fotfaste::Needs& needs) {
    const Comparison plugin(settings);
    needs.column("entry", fotfaste::Required::no);
    for (const GroupComparison& one : plugin.comparisons_) one.declare(needs);
    for (const Standard& one : plugin.standards_) one.declare(needs);
    for (const ComparisonGroup& one : plugin.groups_) one.declare(needs);
  }

  static void design(const fotfaste::Settings& settings, fotfaste::Design& design) {
    describe_design(settings, design);
  }

  static constexpr std::array explained = {groups_table};
  void explain(const fotfaste::Batch& batch, fotfaste::Explanations& explanations) {
    for (GroupComparison& one : comparisons_) one.explain(batch, explanations);
  }

  explicit Comparison(const fotfaste::Settings& settings) : settings_(settings), published_(settings) {
    const fotfaste::Parameters parameters = settings.parameters();
    for (const char* list : {"comparison", "standard", "comparison_group"}) check_ids(parameters.find(list));
    for (const fotfaste::Parameters table : parameters.find("comparison").items())
      comparisons_.emplace_back(table, settings.as_of());
    for (const fotfaste::Parameters table : parameters.find("standard").items())
      standards_.emplace_back(table, settings.as_of());
    for (const fotfaste::Parameters table : parameters.find("comparison_group").items())
      groups_.emplace_back(table, settings.as_of());
    for (const fotfaste::Parameters asked : published_.asked()) check_beside(asked);
  }
  Comparison(const Comparison&) = delete;
  Comparison& operator=(const Comparison&) = delete;

  void consume(const fotfaste::Batch& batch) {
    for (GroupComparison& one : comparisons_) one.bind(batch);
    for (Standard& one : standards_) one.bind(batch);
    for (const fotfaste::Participation participation : batch) {
      if ((participation.row() & stop_mask) == 0) settings_.stop_if_cancelled();
      for (GroupComparison& one : comparisons_) one.count(participation);
      for (Standard& one : standards_) one.count(participation);
    }
    for (ComparisonGroup& one : groups_) one.consume(batch, settings_);
  }

  void merge(const Comparison& other) {
    for (std::size_t i = 0; i < comparisons_.size(); ++i) comparisons_[i].merge(other.comparisons_[i]);
    for (std::size_t i = 0; i < standards_.size(); ++i) standards_[i].merge(other.standards_[i]);
    for (std::size_t i = 0; i < groups_.size(); ++i) groups_[i].merge(other.groups_[i]);
  }

  void save(fotfaste::Writer& writer) const {
    for (const GroupComparison& one : comparisons_) one.save(writer);
    for (const Standard& one : standards_) one.save(writer);
    for (const ComparisonGroup& one : groups_) one.save(writer);
  }

  void restore(fotfaste::Reader& reader) {
    for (GroupComparison& one : comparisons_) one.restore(reader);
    for (Standard& one : standards_) one.restore(reader);
    for (ComparisonGroup& one : groups_) one.restore(reader);
  }

  void report(fotfaste::Results& results) const {
    for (const GroupComparison& one : comparisons_) {
      report_groups(one, published_.beside(one.id()), settings_, results);
      one.report(settings_);
    }
    for (const Standard& one : standards_) one.report(settings_, results);
    published_.report(results);
    report_comparison_groups(groups_, settings_, results);
    if (is_anything_declared()) return;
    settings_.report(fotfaste::Severity::warning, nothing_declared_code,
                     {"Ingen jämförelse är angiven.", "No comparison is declared."},
                     {"Skriv till exempel en [[plugin.comparison]] med outcome och by.",
                      "Write for example a [[plugin.comparison]] with outcome and by."});
  }

 private:
  static constexpr std::size_t stop_mask = 0x3ff;

  [[nodiscard]] bool is_anything_declared() const {
    return !comparisons_.empty() || !standards_.empty() || !groups_.empty() || !published_.empty();
  }
  void check_beside(const fotfaste::Parameters& asked) const {
    for (const GroupComparison& one : comparisons_) {
      if (one.id() == asked.as_text()) return;
    }
    throw_contradiction(
        asked, {"Ingen jämförelse heter så.", "No comparison has that name."},
        {"Skriv id för en [[plugin.comparison]].", "Write the id of a [[plugin.comparison]]."});
  }

  fotfaste::Settings settings_;
  Published published_;
  std::deque<GroupComparison> comparisons_;
  std::deque<Standard> standards_;
  std::deque<ComparisonGroup> groups_;
};

}  // namespace comparison

FOTFASTE_PLUGIN(comparison::Comparison, "comparison", "1.0.0");

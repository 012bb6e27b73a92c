// Table plan-changes: how many times each plan was changed before the person left.
#pragma once

#include <cstddef>

#include "fotfaste/sdk/batch.hpp"
#include "fotfaste/sdk/criteria/words.hpp"
#include "fotfaste/sdk/description.hpp"
#include "fotfaste/sdk/settings.hpp"
#include "reporting.hpp"
#include "strata_counts.hpp"

namespace needs_mapping {

class PlanChanges {
 public:
  static void describe(fotfaste::Description& description);
  static void describe_parameter(fotfaste::Description& description);

  // Throws ParameterError.
  explicit PlanChanges(const fotfaste::Settings& settings);

  void declare(fotfaste::Needs& needs) const;
  void bind(const fotfaste::Batch& batch);
  void count(const fotfaste::Participation& participation, Strata strata);
  void merge(const PlanChanges& other, Strata strata);
  void save(fotfaste::Writer& writer, Strata strata) const;
  void restore(fotfaste::Reader& reader, std::size_t strata);
  void report(const Reporting& reporting) const;
  void report_unseen(const fotfaste::Settings& settings) const;

 private:
  static constexpr std::size_t most = 5;  // changes; so many or more stand together

  fotfaste::criteria::WordSet kinds_;
  fotfaste::Day as_of_;
  const fotfaste::EventColumns* events_ = nullptr;
  StrataCounts counts_;  // by number of changes, and last those still in the project
};

}  // namespace needs_mapping

// All that is counted by stratum.
#pragma once

#include <span>
#include <vector>

#include "branch_at_point.hpp"
#include "curve.hpp"
#include "next_state.hpp"
#include "options.hpp"
#include "outcome_at_point.hpp"
#include "remained.hpp"
#include "response.hpp"
#include "sequences.hpp"
#include "state_at_point.hpp"
#include "state_by_month.hpp"
#include "state_numbers.hpp"
#include "transitions.hpp"

namespace followup {

// Copies point to the same options, which outlive them.
struct StratifiedCounts {
  StratifiedCounts(const Options& options, fotfaste::Day as_of)
      : at_point(options),
        outcome(options),
        remained(options, as_of),
        response(options, as_of),
        branch(options),
        by_month(options.months),
        sequences(options) {
    for (const CurveOption& curve : options.curves) curves.emplace_back(curve, options.at_risk_at_least);
    for (const LeavingOption& one : options.leaving) leaving.emplace_back(one, options.months);
  }

  void merge(const StratifiedCounts& other, const Numbering& numbers) {
    at_point.merge(other.at_point, numbers);
    outcome.merge(other.outcome, numbers);
    remained.merge(other.remained, numbers);
    response.merge(other.response, numbers);
    branch.merge(other.branch, numbers);
    by_month.merge(other.by_month, numbers);
    transitions.merge(other.transitions, numbers);
    for (std::size_t i = 0; i < curves.size(); ++i) curves[i].merge(other.curves[i], numbers);
    for (std::size_t i = 0; i < leaving.size(); ++i) leaving[i].merge(other.leaving[i], numbers);
    sequences.merge(other.sequences, numbers);
  }

  void save(fotfaste::Writer& writer, const Numbering& numbers) const {
    at_point.save(writer, numbers);
    outcome.save(writer, numbers);
    remained.save(writer, numbers);
    response.save(writer, numbers);
    branch.save(writer, numbers);
    by_month.save(writer, numbers);
    transitions.save(writer, numbers);
    for (const Curve& curve : curves) curve.save(writer, numbers);
    for (const NextStateCounts& one : leaving) one.save(writer, numbers);
    sequences.save(writer, numbers);
  }

  void restore(fotfaste::Reader& reader, const Numbering& numbers) {
    at_point.restore(reader, numbers);
    outcome.restore(reader, numbers);
    remained.restore(reader, numbers);
    response.restore(reader, numbers);
    branch.restore(reader, numbers);
    by_month.restore(reader, numbers);
    transitions.restore(reader, numbers);
    for (Curve& curve : curves) curve.restore(reader, numbers);
    for (NextStateCounts& one : leaving) one.restore(reader, numbers);
    sequences.restore(reader, numbers);
  }

  StateAtPoint at_point;
  OutcomeAtPoint outcome;
  Remained remained;
  Response response;
  BranchAtPoint branch;
  StateByMonth by_month;
  Transitions transitions;
  std::vector<Curve> curves;
  std::vector<NextStateCounts> leaving;
  Sequences sequences;
};

}  // namespace followup

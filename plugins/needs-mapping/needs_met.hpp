// Tables needs-met and needs-together: of the needs that were found, how many were met before the person
// left.
//
// Needs are judged when somebody has left; those still in the project stand apart, whatever has happened yet.
// Where the same question says both that a need was found and that it was met, it has to be asked again: an
// answer on a single day meets nothing and refuses nothing, it is unknown.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "domains.hpp"
#include "fotfaste/sdk/criteria.hpp"
#include "fotfaste/sdk/criteria/words.hpp"
#include "fotfaste/sdk/description.hpp"
#include "reporting.hpp"
#include "strata_counts.hpp"

namespace needs_mapping {

// A question that has to be asked again before its answer can say that a need was met.
struct AskedAgain {
  fotfaste::criteria::WordSet instruments, items, raters;  // instruments and raters may be empty: any
};

struct Need {
  std::string id;
  fotfaste::Label text;
  fotfaste::Criterion found, met;
  std::vector<AskedAgain> again;
};

void describe_needs_parameter(fotfaste::Description& description);
// Throws ParameterError.
std::vector<Need> parse_needs(const fotfaste::Settings& settings, const Names& sensitive, Names& all);

class NeedsMet {
 public:
  static void describe(fotfaste::Description& description);

  NeedsMet(std::vector<Need> needs, fotfaste::Day as_of);

  void declare(fotfaste::Needs& needs) const;
  void bind(const fotfaste::Batch& batch);
  void count(const fotfaste::Participation& participation, Strata strata);
  void merge(const NeedsMet& other, Strata strata);
  void save(fotfaste::Writer& writer, Strata strata) const;
  void restore(fotfaste::Reader& reader, std::size_t strata);
  void report(const Reporting& reporting) const;
  void report_unseen(const fotfaste::Settings& settings) const;

  [[nodiscard]] bool is_asked() const { return !needs_.empty(); }

 private:
  fotfaste::Answer met(Need& need, const fotfaste::Participation& participation) const;
  [[nodiscard]] bool was_asked_again(const AskedAgain& question,
                                     const fotfaste::Participation& participation) const;

  std::vector<Need> needs_;
  fotfaste::Day as_of_;
  const fotfaste::AssessmentColumns* assessments_ = nullptr;
  StrataCounts counts_;    // by need
  StrataCounts together_;  // one item: how many of a person's needs were met
};

}  // namespace needs_mapping

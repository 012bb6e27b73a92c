// A share as it would be if the groups were as large as in a population with published figures.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "fotfaste/sdk/population.hpp"
#include "fotfaste/sdk/results.hpp"
#include "group_rule.hpp"
#include "outcome_counts.hpp"

namespace comparison {

class Standard {
 public:
  // Throws ParameterError: without a source nothing is set beside a project's figures.
  Standard(const fotfaste::Parameters& table, fotfaste::Day as_of);
  static void describe(fotfaste::Description& description);

  [[nodiscard]] const std::string& id() const { return id_; }
  [[nodiscard]] const fotfaste::Label& text() const { return text_; }
  [[nodiscard]] const fotfaste::Parameters& at() const { return at_; }
  [[nodiscard]] bool has_rate() const { return rate_.has_value(); }

  void declare(fotfaste::Needs& needs) const;
  void declare_columns(fotfaste::Needs& needs) const;
  void bind(const fotfaste::Batch& batch);
  void count(const fotfaste::Participation& participation);
  void merge(const Standard& other);
  void save(fotfaste::Writer& writer) const;
  void restore(fotfaste::Reader& reader);
  void report(const fotfaste::Settings& settings, fotfaste::Results& results) const;

 private:
  struct Stratum {
    GroupRule rule;
    double weight;
    std::optional<double> rate;
    Standings counts = {};
  };

  fotfaste::Parameters at_;
  fotfaste::Day as_of_;
  std::string id_;
  fotfaste::Label text_;
  fotfaste::Criterion outcome_;
  fotfaste::Population population_;
  bool unknown_is_no_;
  std::string source_;
  std::optional<double> rate_;  // published, of the whole population
  std::vector<Stratum> strata_;
  Standings unplaced_ = {};  // in no group of the standard, or it cannot be told
};

}  // namespace comparison

// A comparison group: who is compared with whom, on what, made alike in what. Its state holds a row a person.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "adjustment.hpp"
#include "fotfaste/sdk/criteria.hpp"
#include "fotfaste/sdk/description.hpp"
#include "fotfaste/sdk/settings.hpp"
#include "fotfaste/sdk/tally.hpp"
#include "person_number.hpp"

namespace comparison {

enum class Arm : std::uint8_t { treated, control };

// What became of somebody of an arm.
enum class Use : std::uint8_t { used, unknown, not_due, incomplete, repeated };
inline constexpr std::size_t use_count = 5;
using Uses = fotfaste::Tally<Use, use_count>;

// Who has stood up for the design, when, and where it is written.
struct Confirmation {
  fotfaste::Day date;
  std::string reviewer;
  std::string document;
};

class ComparisonGroup {
 public:
  // Throws ParameterError.
  ComparisonGroup(const fotfaste::Parameters& table, fotfaste::Day as_of);
  static void describe(fotfaste::Description& description);

  void declare(fotfaste::Needs& needs) const;
  void declare_columns(fotfaste::Needs& needs) const;
  // Counts the whole batch: all participations of a person are in it.
  void consume(const fotfaste::Batch& batch, const fotfaste::Settings& settings);

  void merge(const ComparisonGroup& other);
  void save(fotfaste::Writer& writer) const;
  void restore(fotfaste::Reader& reader);

  [[nodiscard]] const fotfaste::Parameters& at() const { return at_; }
  [[nodiscard]] const std::string& id() const { return id_; }
  // As the evaluator words it: may say effect once the design is confirmed and holds.
  [[nodiscard]] const fotfaste::Label& text() const { return text_; }
  [[nodiscard]] const std::vector<Covariate>& covariates() const { return covariates_; }
  [[nodiscard]] const AdjustmentOptions& options() const { return options_; }
  [[nodiscard]] double balance_limit() const { return balance_limit_; }
  [[nodiscard]] double variance_limit() const { return variance_limit_; }
  [[nodiscard]] std::int64_t least() const { return least_; }
  [[nodiscard]] const std::optional<Confirmation>& confirmation() const { return confirmation_; }
  [[nodiscard]] const Uses& uses(Arm arm) const { return uses_[static_cast<std::size_t>(arm)]; }
  // In an order that follows from the persons alone.
  [[nodiscard]] std::vector<Person> people() const;
  // Tells the evaluator what the figures leave out.
  void report(const fotfaste::Settings& settings) const;

 private:
  struct Candidate;

  std::optional<Arm> arm_of(const fotfaste::Participation& participation);
  Use use_of(const fotfaste::Participation& participation, Person& person);

  fotfaste::Parameters at_;
  fotfaste::Day as_of_;
  std::string id_;
  fotfaste::Label text_;
  std::optional<fotfaste::Criterion> population_, treated_, control_, outcome_;
  std::optional<Measurement> value_;
  std::vector<Covariate> covariates_;
  AdjustmentOptions options_;
  double balance_limit_;
  double variance_limit_;
  std::int64_t least_;
  std::optional<Confirmation> confirmation_;
  std::array<Uses, 2> uses_ = {};
  std::vector<Person> people_;
};

}  // namespace comparison

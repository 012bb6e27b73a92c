// A number about a participation: what outcomes that are not a yes or no and covariates are made of.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "fotfaste/sdk/criteria.hpp"
#include "fotfaste/sdk/description.hpp"
#include "fotfaste/sdk/label.hpp"

namespace comparison {

// An answer on a scale or an amount: the first or the last of an item. Nothing where there is none, and where
// raters on the deciding day differ.
class Measurement {
 public:
  // table has assessment, and may have rater and at. Throws ParameterError.
  explicit Measurement(const fotfaste::Parameters& table);
  static void describe_fields(fotfaste::Parameter& table);
  void declare(fotfaste::Needs& needs) const;
  void bind(const fotfaste::Batch& batch) { batch_ = &batch; }
  [[nodiscard]] std::optional<double> read(const fotfaste::Participation& participation) const;
  [[nodiscard]] bool is_last() const { return last_; }

 private:
  std::string instrument_;  // empty: any
  std::string item_;
  std::vector<std::string> raters_;  // empty: any
  bool last_ = true;
  const fotfaste::Batch* batch_ = nullptr;
};

// Something known of everybody beforehand that the groups are made alike in.
class Covariate {
 public:
  // Throws ParameterError.
  Covariate(const fotfaste::Parameters& table, fotfaste::Day as_of);
  static void describe(fotfaste::Parameter& comparison_group);

  [[nodiscard]] const std::string& id() const { return id_; }
  [[nodiscard]] const fotfaste::Label& text() const { return text_; }
  [[nodiscard]] const fotfaste::Parameters& at() const { return at_; }

  void declare(fotfaste::Needs& needs) const;
  void bind(const fotfaste::Batch& batch);
  // 1 and 0 for a yes and a no. Nothing when it is not known.
  std::optional<double> read(const fotfaste::Participation& participation);
  // How often an attribute was there and no number. Mergeable with the criterion's words.
  [[nodiscard]] std::int64_t not_numbers() const { return not_numbers_; }
  void merge(const Covariate& other);
  void save(fotfaste::Writer& writer) const;
  void restore(fotfaste::Reader& reader);
  void report_unseen(const fotfaste::Settings& settings) const;

 private:
  enum class Number : std::uint8_t { none, age, isced, attribute };
  std::optional<double> number(const fotfaste::Participation& participation);

  fotfaste::Parameters at_;
  std::string id_;
  fotfaste::Label text_;
  std::optional<fotfaste::Criterion> criterion_;
  std::optional<Measurement> measurement_;
  Number number_ = Number::none;
  std::string attribute_;
  std::int64_t not_numbers_ = 0;
};

}  // namespace comparison

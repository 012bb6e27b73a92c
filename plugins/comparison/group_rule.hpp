// A group that the evaluator declares: by a criterion, by when somebody entered, by since when somebody was
// without work.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "fotfaste/sdk/criteria.hpp"
#include "fotfaste/sdk/description.hpp"
#include "fotfaste/sdk/label.hpp"
#include "fotfaste/sdk/settings.hpp"

namespace comparison {

class GroupRule {
 public:
  // Throws ParameterError.
  GroupRule(const fotfaste::Parameters& table, fotfaste::Day as_of);
  static void describe(fotfaste::Parameter& comparison);

  [[nodiscard]] const std::string& id() const { return id_; }
  [[nodiscard]] const fotfaste::Label& text() const { return text_; }

  void declare(fotfaste::Needs& needs) const;
  void bind(const fotfaste::Batch& batch);
  // Whether the participation belongs here. All that is asked must hold; nothing asked is a yes.
  fotfaste::Answer includes(const fotfaste::Participation& participation);

  // Of words that the data confirmed.
  void merge(const GroupRule& other);
  void save(fotfaste::Writer& writer) const;
  void restore(fotfaste::Reader& reader);
  void report_unseen(const fotfaste::Settings& settings) const;

 private:
  struct Dates {
    std::optional<fotfaste::Day> from, before;
    [[nodiscard]] bool any() const { return from || before; }
    [[nodiscard]] fotfaste::Answer contain(std::optional<fotfaste::Day> day) const;
  };
  static Dates dates_of(const fotfaste::Parameters& table, std::string_view from, std::string_view before);

  std::string id_;
  fotfaste::Label text_;
  std::optional<fotfaste::Criterion> criterion_;
  Dates entered_;
  Dates unemployed_;
};

}  // namespace comparison

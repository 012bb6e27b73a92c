// What is measured: the items and sub-scales of each form. A form is an instrument as one rater answers it:
// what the participant says and what the caseworker says are never mixed.
//
// Forms and measures get dense numbers as they are met; merge, serialize and report by name.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "fotfaste/sdk/bytes.hpp"
#include "fotfaste/sdk/instruments.hpp"
#include "fotfaste/sdk/results.hpp"

namespace progression {

// What stands where the data do not say which instrument, or who rates.
inline constexpr std::string_view not_stated = "unknown";

struct Form {
  std::string instrument;
  std::string rater;
  std::vector<std::uint32_t> items;       // measures
  std::vector<std::uint32_t> sub_scales;  // measures
};

enum class MeasureKind : std::uint8_t { item, sub_scale };
constexpr std::string_view word(MeasureKind kind) {
  return kind == MeasureKind::item ? "item" : "sub-scale";
}

struct Measure {
  Measure(std::uint32_t of_form, MeasureKind of_kind, std::string with_id)
      : form(of_form), kind(of_kind), id(std::move(with_id)) {}

  std::uint32_t form;
  MeasureKind kind;
  std::string id;
  double number = 0;  // place in the questionnaire; of a sub-scale, of its first item
  std::optional<double> lowest, highest;
  // Of sub-scales always higher: items that run the other way are turned first.
  fotfaste::Direction direction = fotfaste::Direction::higher;
  bool described = true;                                             // by the project's instruments
  bool direction_stated = true;                                      // otherwise higher is taken to be better
  fotfaste::MissingRule missing_rule = fotfaste::MissingRule::drop;  // of sub-scales
  std::vector<std::uint32_t> items;                                  // of sub-scales; at least two
};

// An answer as it counts in a sub-scale: turned when lower is better, so that higher always is. The item has
// a scale then.
inline double turned(const Measure& item, double value) {
  return item.direction == fotfaste::Direction::lower ? *item.lowest + *item.highest - value : value;
}

// Numbers of what a state holds, in the order of the report; or, when a state is merged or read, this state's
// numbers for the other's.
struct Numbering {
  std::vector<std::uint32_t> strata;
  std::vector<std::uint32_t> forms;
  std::vector<std::uint32_t> measures;
};

class Measures {
 public:
  // Only these instruments and raters, in this order; all, in the order of their names, when there are none.
  Measures(fotfaste::Instruments instruments, std::vector<std::string> wanted_instruments,
           std::vector<std::string> wanted_raters);

  // The form, made with all that is described of it when it is new; nothing when it is not wanted.
  std::optional<std::uint32_t> form(std::string_view instrument, std::string_view rater);
  // An item of a form, made when it is new.
  std::uint32_t item(std::uint32_t form, std::string_view id);

  [[nodiscard]] const std::vector<Form>& forms() const { return forms_; }
  [[nodiscard]] const std::vector<Measure>& measures() const { return measures_; }
  [[nodiscard]] const Form& form_of(const Measure& measure) const { return forms_[measure.form]; }
  [[nodiscard]] const fotfaste::Instruments& instruments() const { return instruments_; }

  // A measure that two raters answer; first's rater comes before second's.
  struct Pair {
    std::uint32_t first;
    std::uint32_t second;
  };
  // Of measures that have been made; numbered by the first measure, and then by the second rater.
  [[nodiscard]] const std::vector<Pair>& pairs() const { return pairs_; }

  [[nodiscard]] std::vector<std::uint32_t> form_order() const;
  [[nodiscard]] std::vector<std::uint32_t> measure_order() const;
  // The pairs in the order of their measures.
  [[nodiscard]] std::vector<std::uint32_t> pair_order() const;

  // Adds other's, and says under which numbers; strata are left alone.
  Numbering merge(const Measures& other);
  // other's numbers of pairs here, once other has been merged.
  [[nodiscard]] std::vector<std::uint32_t> pairs_of(const Measures& other, const Numbering& numbers) const;
  void save(fotfaste::Writer& writer) const;
  // Of newly made measures: the numbers of what was saved, in the order in which it was.
  Numbering restore(fotfaste::Reader& reader);
  [[nodiscard]] std::optional<std::uint32_t> find(std::uint32_t form, MeasureKind kind,
                                                  std::string_view id) const;

  // What instruments and measures are called, for a table with these columns. An item without a title is
  // called by its wording only where the reader has room for it.
  enum class Untitled : std::uint8_t { by_id, by_wording };
  void label(fotfaste::Results& results, const char* table, Untitled untitled = Untitled::by_id) const;
  void label_instruments(fotfaste::Results& results, const char* table) const;
  // What raters are called.
  void label_raters(fotfaste::Results& results, const char* table, const char* column) const;

 private:
  std::uint32_t add_measure(Measure measure);
  void add_described(std::uint32_t form);
  // Whether every item runs the same way, or has a scale to turn it by.
  [[nodiscard]] bool can_be_turned(const Measure& sub_scale) const;
  void pair_up(std::uint32_t measure);
  [[nodiscard]] std::tuple<std::size_t, std::string_view> instrument_place(const Form& form) const;
  [[nodiscard]] std::tuple<std::size_t, std::string_view> rater_place(const Form& form) const;

  fotfaste::Instruments instruments_;
  std::vector<std::string> wanted_instruments_;
  std::vector<std::string> wanted_raters_;
  std::vector<Form> forms_;
  std::vector<Measure> measures_;
  std::vector<Pair> pairs_;
  std::map<std::pair<std::string, std::string>, std::uint32_t> form_numbers_;
  std::map<std::tuple<std::uint32_t, MeasureKind, std::string>, std::uint32_t> measure_numbers_;
};

}  // namespace progression

// What a funder counts, as data: indicators, what a complete record holds, and the rules that the figures
// must keep. A plugin for a funder's period is a Scheme and a few lines (export.hpp).
//
// Every fact says what it rests on. What is Basis::from_memory is counted like the rest, and shown with the
// words that it is to be confirmed against the legal text.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "fotfaste/sdk/calendar.hpp"
#include "fotfaste/sdk/criteria/answer.hpp"
#include "fotfaste/sdk/exports/basis.hpp"
#include "fotfaste/sdk/exports/figure_kind.hpp"
#include "fotfaste/sdk/indicators/facts.hpp"

namespace fotfaste::indicators {

// A text of the scheme in both languages; the characters live as long as the plugin.
struct Words {
  const char* sv = "";
  const char* en = "";
};

using exports::Basis;

using Measured = exports::FigureKind;

// The period that a record is counted in.
enum class CountedIn : std::uint8_t {
  entry,        // that of the first entry
  exit,         // that of the last exit
  later_years,  // each period after that of the entry, through that of the exit: carried over
};

// When a record can be judged; before that it is "not_left" or "not_due".
enum class Due : std::uint8_t {
  at_entry,
  at_exit,
  window_closed,  // the last day of the four weeks has passed
  six_months,     // the day six months after the exit has passed
};

using Ask = Answer (*)(const Facts&);

// Takes the first code off a sum of codes, "CO01+CO03". A plus before a digit is part of a code: "EECO02+04".
constexpr std::string_view take_code(std::string_view& sum) {
  std::size_t end = 0;
  while (end < sum.size()) {
    const bool joins = sum[end] == '+' && (end + 1 == sum.size() || sum[end + 1] < '0' || sum[end + 1] > '9');
    if (joins) break;
    ++end;
  }
  const std::string_view code = sum.substr(0, end);
  sum.remove_prefix(end < sum.size() ? end + 1 : end);
  return code;
}

inline Answer everybody(const Facts&) {
  return Answer::yes;
}

struct Indicator {
  const char* code;
  Measured measured = Measured::output;
  CountedIn counted_in = CountedIn::entry;
  Due due = Due::at_entry;
  Words wording = {};
  Words population = {};    // whom it is asked of, in words
  Words window = {};        // of results: when
  Words note = {};          // what a reader should know; empty for nothing
  const char* source = "";  // regulation and annex, or guidance
  Basis basis = Basis::verified;
  const char* reads = "";       // the field that decides, as the model names it
  Ask among = everybody;        // whom it is asked of
  Ask counts = everybody;       // who is counted
  bool incomplete_too = false;  // the grand total: records that lack something count as well
  // Of a sum that the funder asks for beside its parts: codes joined by "+". What is supplied for a part
  // counts here too.
  const char* sums = "";
  // Records that entered within these days, the first included and the last not.
  Day valid_from = no_day;
  Day valid_until = end_of_time;
  const char* only_with = nullptr;  // the option without which it is left out; null for none
};

// A field that a complete record has.
struct Field {
  const char* name;  // as the model names it
  Words title;
  bool (*known)(const Facts&);
  Day valid_until = end_of_time;  // asked of those who entered before
};

enum class Weight : std::uint8_t { warning, error };

enum class Relation : std::uint8_t {
  equal,
  at_most,            // left <= right
  never_negative,     // every figure; left and right are unused
  genders_add_up,     // women, men and others make up everybody; left and right are unused
  nothing_after_end,  // results of periods that begin after the last day known; left and right are unused
  carries_on,         // left of a period is, of the period before, left + right - less; not cumulated
};

// Of the figures, cumulated over all periods up to and including each: outputs are counted when people enter
// and results when they leave, so a single period's figures need not keep it.
struct FigureRule {
  const char* code;
  Weight weight = Weight::error;
  Basis basis = Basis::derived;
  Words text = {};
  const char* left = "";  // codes joined by "+"
  Relation relation = Relation::at_most;
  const char* right = "";
  const char* less = "";          // of carries_on
  Day valid_until = end_of_time;  // of periods that begin before
  const char* only_with = nullptr;
};

// Of each record.
struct RecordRule {
  const char* code;
  Weight weight = Weight::error;
  Basis basis = Basis::derived;
  Words text = {};
  bool (*broken)(const Facts&) = nullptr;
};

// A boolean parameter that adds what names it in only_with, such as a programme's own indicators.
struct Option {
  const char* name;
  Words text;
};

struct Scheme {
  Words title;
  Words description;
  std::span<const Indicator> indicators;
  std::span<const Field> fields;
  std::span<const FigureRule> figure_rules;
  std::span<const RecordRule> record_rules;
  std::span<const Option> options = {};
  bool half_years = false;  // periods: half-years, else calendar years
  bool non_binary = false;  // a third gender is reported; else only women and men
};

}  // namespace fotfaste::indicators

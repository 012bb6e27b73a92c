// An improved labour-market situation: employed at entry, and six months after leaving in work that is
// steadier, fuller or more demanding. A rise in pay alone is no improvement (European Commission, guidance on
// the common indicators: transition from precarious to stable work, from underemployment to full employment,
// to a job that requires more, or promotion).
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "fotfaste/sdk/batch.hpp"
#include "fotfaste/sdk/criteria/answer.hpp"
#include "fotfaste/sdk/criteria/words.hpp"
#include "fotfaste/sdk/description.hpp"
#include "fotfaste/sdk/exact_sum.hpp"
#include "fotfaste/sdk/history.hpp"
#include "fotfaste/sdk/indicators/folding.hpp"
#include "fotfaste/sdk/settings.hpp"

namespace fotfaste::indicators {

class Improvement {
 public:
  static void describe(Description& description) {
    Parameter& table = description.parameter(
        "improved", ParameterType::table,
        "Vad som är en förbättrad ställning på arbetsmarknaden för den som arbetade vid start.",
        "What is an improved labour-market situation for those who worked at entry.");
    table
        .field("precarious", ParameterType::text, "Anställningsformer som är osäkra.",
               "Forms of contract that are precarious.")
        .repeated();
    table
        .field("stable", ParameterType::text, "Anställningsformer som är trygga.",
               "Forms of contract that are stable.")
        .repeated();
    table.field(
        "full_time_hours", ParameterType::number,
        "Timmar i veckan från vilka arbetet är heltid, för den som är ofrivilligt undersysselsatt vid start.",
        "Hours a week from which work is full time, for those who are underemployed at entry.");
    table
        .field("promotion", ParameterType::text,
               "Händelser som är ett mer kvalificerat arbete eller en befordran.",
               "Events that are a more demanding job or a promotion.")
        .repeated();
  }

  explicit Improvement(const Parameters& table)
      : stated_(static_cast<bool>(table)),
        precarious_("states.contract", table.texts("precarious"), table.find("precarious").raw()),
        stable_("states.contract", table.texts("stable"), table.find("stable").raw()),
        promotion_("events.kind", table.texts("promotion"), table.find("promotion").raw()) {
    if (table.has("full_time_hours")) full_time_ = table.number("full_time_hours");
  }

  [[nodiscard]] bool is_stated() const { return stated_; }
  void declare(Needs& needs) const {
    if (!stated_) return;
    needs.columns({"states.contract", "states.hours_per_week", "events.kind", "events.date"}, Required::no);
  }
  void bind(const Batch& batch) {
    if (!stated_) return;
    precarious_.bind(batch.states.contract);
    stable_.bind(batch.states.contract);
    promotion_.bind(batch.events.kind);
    contracts_ = &batch.states.contract;
    hours_ = &batch.states.hours_per_week;
    kinds_ = &batch.events.kind;
  }

  // Of somebody employed at entry; day is that six months after the exit, and history has been read.
  [[nodiscard]] Answer answer(Folded folded, const History& history, Day day) const {
    if (!stated_) return Answer::unknown;
    const std::vector<std::size_t> before = jobs_on(history, first_of(folded).entry());
    const std::vector<std::size_t> after = jobs_on(history, day);
    if (after.empty()) return Answer::unknown;
    if (is_promoted(folded, day)) return Answer::yes;
    if (before.empty()) return Answer::unknown;
    return either(is_steadier(before, after), is_fuller(before, after));
  }

  void merge(const Improvement& other) {
    precarious_.merge(other.precarious_);
    stable_.merge(other.stable_);
    promotion_.merge(other.promotion_);
  }
  void save(Writer& writer) const {
    for (const auto* set : {&precarious_, &stable_, &promotion_}) set->save(writer);
  }
  void restore(Reader& reader) {
    for (auto* set : {&precarious_, &stable_, &promotion_}) set->restore(reader);
  }
  void report_unseen(const Settings& settings) const {
    for (const auto* set : {&precarious_, &stable_, &promotion_}) set->report_unseen(settings);
  }

 private:
  // Rows of the jobs in the batch's states: somebody may have several.
  static std::vector<std::size_t> jobs_on(const History& history, Day day) {
    std::vector<std::size_t> rows;
    for (const StateSpell& spell : history.spells()) {
      const bool works = spell.state == static_cast<std::int32_t>(CoreState::employed) ||
                         spell.state == static_cast<std::int32_t>(CoreState::self_employed);
      if (works && covers(spell, day)) rows.push_back(spell.row);
    }
    return rows;
  }
  // From precarious work without a stable job beside it, to a stable job.
  [[nodiscard]] Answer is_steadier(const std::vector<std::size_t>& before,
                                   const std::vector<std::size_t>& after) const {
    if (precarious_.empty() || stable_.empty()) return Answer::no;
    const Answer was = both(has_contract(before, precarious_), negate(has_contract(before, stable_)));
    return both(was, has_contract(after, stable_));
  }
  [[nodiscard]] Answer has_contract(const std::vector<std::size_t>& jobs,
                                    const criteria::WordSet& wanted) const {
    Answer answer = Answer::no;
    for (const std::size_t job : jobs) {
      const std::int32_t contract = contracts_->index(job);
      answer = either(answer,
                      contract == WordColumn::none ? Answer::unknown : answer_of(wanted.contains(contract)));
    }
    return answer;
  }
  // From fewer hours than full time, all jobs taken together, to full time.
  [[nodiscard]] Answer is_fuller(const std::vector<std::size_t>& before,
                                 const std::vector<std::size_t>& after) const {
    if (!full_time_) return Answer::no;
    const auto was = hours_of(before);
    const auto is = hours_of(after);
    if (!was || !is) return Answer::unknown;
    return answer_of(*was < *full_time_ && *is >= *full_time_);
  }
  // Nothing when those of some job are not known.
  [[nodiscard]] std::optional<double> hours_of(const std::vector<std::size_t>& jobs) const {
    ExactSum sum;
    for (const std::size_t job : jobs) {
      const auto hours = (*hours_)[job];
      if (!hours) return std::nullopt;
      sum.add(*hours);
    }
    return sum.value();
  }
  [[nodiscard]] bool is_promoted(Folded folded, Day day) const {
    if (promotion_.empty()) return false;
    for (const Participation& one : folded) {
      for (const Event event : one.events()) {
        if (event.date() > first_of(folded).entry() && event.date() <= day &&
            promotion_.contains(kinds_->index(event.row()))) {
          return true;
        }
      }
    }
    return false;
  }

  bool stated_;
  criteria::WordSet precarious_, stable_, promotion_;
  std::optional<double> full_time_;
  const WordColumn* contracts_ = nullptr;
  const NumberColumn<double>* hours_ = nullptr;
  const WordColumn* kinds_ = nullptr;
};

}  // namespace fotfaste::indicators

// Who is looked at: those who have entered the programme, unless a criterion says more.
#pragma once

#include <cstdint>
#include <optional>

#include "fotfaste/sdk/bytes.hpp"
#include "fotfaste/sdk/counts.hpp"
#include "fotfaste/sdk/criteria.hpp"
#include "fotfaste/sdk/settings.hpp"

namespace fotfaste {

// Nothing is known on or after as_of: a file may list entries to come, and nobody has entered by them yet.
inline bool has_entered(const Participation& participation, Day as_of) {
  return participation.entry() == no_day || participation.entry() < as_of;
}

// People of a comparison group are counted only where the criterion asks for a group, so that they never slip
// into a project's own figures. Those for whom the criterion is unknown are not counted, and the evaluator is
// told how many they are. Mergeable.
class Population {
 public:
  // table may be empty: everybody in the programme. Throws ParameterError.
  Population(const Parameters& table, Day as_of) : at_(table.raw()), as_of_(as_of) {
    if (table) criterion_.emplace(Criterion::parse(table, as_of));
    every_group_ = criterion_ && criterion_->asks_for_group();
  }

  void declare(Needs& needs) const {
    needs.column("group", Required::no);
    needs.column("entry", Required::no);
    if (criterion_) criterion_->declare(needs);
  }
  // To be called for each batch.
  void bind(const Batch& batch) {
    if (criterion_) criterion_->bind(batch);
  }
  // To be called once for each participation: counts those that cannot be told.
  bool includes(const Participation& participation) {
    if (!has_entered(participation, as_of_)) return false;
    if (!every_group_ && participation.group() != Group::programme) return false;
    if (!criterion_) return true;
    ++asked_;
    const Answer answer = criterion_->evaluate(participation).answer;
    if (answer == Answer::unknown) ++unknown_;
    return answer == Answer::yes;
  }

  void merge(const Population& other) {
    add_counts(asked_, other.asked_);
    add_counts(unknown_, other.unknown_);
    if (criterion_) criterion_->merge(*other.criterion_);
  }
  void save(Writer& writer) const {
    writer.number(asked_);
    writer.number(unknown_);
    if (criterion_) criterion_->save(writer);
  }
  // Adds what save wrote.
  void restore(Reader& reader) {
    add_counts(asked_, read_count(reader));
    add_counts(unknown_, read_count(reader));
    if (criterion_) criterion_->restore(reader);
  }
  // Tells the evaluator what the figures leave out. purpose is what the population is for: a goal's id.
  void report_left_out(const Settings& settings, const Label& purpose) const {
    if (criterion_) criterion_->report_unseen(settings);
    if (unknown_ == 0) return;
    settings.report(
        Severity::note, criteria::left_out_code,
        {"Det går inte att säga om alla hör till dem som räknas i " + purpose.sv + ".",
         "It cannot be told of everybody whether they belong to those counted in " + purpose.en + "."},
        {"De räknas inte. Komplettera uppgifterna, eller ändra population.",
         "They are not counted. Complete the data, or change population."},
        at_, static_cast<std::uint64_t>(unknown_), static_cast<std::uint64_t>(asked_));
  }

 private:
  const fotfaste_value* at_;
  Day as_of_;
  std::optional<Criterion> criterion_;
  bool every_group_ = false;
  std::int64_t asked_ = 0;
  std::int64_t unknown_ = 0;
};

}  // namespace fotfaste

// Criteria on who somebody is: what was so at entry, and whether and why the participation ended.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "fotfaste/sdk/codes.hpp"
#include "fotfaste/sdk/criteria/node.hpp"
#include "fotfaste/sdk/criteria/reading.hpp"

namespace fotfaste::criteria {

// Completed years at entry. A birth date known to the month or year only answers when every day of that month
// or year gives the same.
class AgeAtEntry : public Node {
 public:
  explicit AgeAtEntry(Range range) : range_(range) {}
  void declare(Needs& needs) const override {
    needs.columns({"entry", "birth_date", "birth_date_precision"}, Required::no);
  }
  void bind(const Batch&) override {}
  Outcome evaluate(const Participation& participation) override {
    const auto birth = participation.birth_date();
    const Day entry = participation.entry();
    if (!birth || entry == no_day) return {Answer::unknown, settled_always};
    const Day latest = last_possible(*birth, participation.birth_date_precision());
    const int oldest = completed_years(*birth, entry);
    const int youngest = completed_years(latest, entry);
    const bool all = range_.contains(oldest) && range_.contains(youngest);
    const bool none = range_.most < youngest || range_.least > oldest;
    return {all ? Answer::yes : none ? Answer::no : Answer::unknown, settled_always};
  }

 private:
  static Day last_possible(Day first, Precision precision) {
    if (precision == Precision::month) return add_months(first, 1) - 1;
    if (precision == Precision::year) return add_months(first, 12) - 1;
    return first;
  }
  Range range_;
};

// A column of the participation with fixed codes, whose last code is "unknown". To ask for "unknown" itself
// is to ask whether it is not known.
template <typename Code>
class CodeIs : public Node {
 public:
  using Read = Code (Participation::*)() const;
  CodeIs(const char* column, Read read, std::uint32_t wanted)
      : column_(column), read_(read), wanted_(wanted) {}

  void declare(Needs& needs) const override { needs.column(column_, Required::no); }
  void bind(const Batch&) override {}
  Outcome evaluate(const Participation& participation) override {
    const Code code = (participation.*read_)();
    const bool found = (wanted_ >> static_cast<int>(code) & 1) != 0;
    const bool not_known = code == Code::unknown && !found;
    return {not_known ? Answer::unknown : answer_of(found), settled_always};
  }

 private:
  const char* column_;
  Read read_;
  std::uint32_t wanted_;
};

// Why the participation ended; not to be told before it has.
class ExitReasonIs : public CodeIs<ExitReason> {
 public:
  ExitReasonIs(std::uint32_t wanted, Day as_of)
      : CodeIs("exit_reason", &Participation::exit_reason, wanted), as_of_(as_of) {}
  void declare(Needs& needs) const override {
    CodeIs::declare(needs);
    needs.column("exit", Required::no);
  }
  void add_follow_ups(std::vector<FollowUp>& follow_ups) const override {
    follow_ups.push_back({Anchor::exit, {}});
  }
  Outcome evaluate(const Participation& participation) override {
    const auto exit = participation.exit();
    if (!exit || *exit >= as_of_) return {Answer::unknown, exit.value_or(settled_never)};
    return {CodeIs::evaluate(participation).answer, *exit};
  }

 private:
  Day as_of_;
};

// Whether the participation had ended by as_of.
class Exited : public Node {
 public:
  Exited(bool wanted, Day as_of) : wanted_(wanted), as_of_(as_of) {}
  void declare(Needs& needs) const override { needs.column("exit", Required::no); }
  void bind(const Batch&) override {}
  Outcome evaluate(const Participation& participation) override {
    const auto exit = participation.exit();
    return {answer_of((exit && *exit < as_of_) == wanted_), settled_always};
  }

 private:
  bool wanted_;
  Day as_of_;
};

class GroupIs : public Node {
 public:
  explicit GroupIs(std::uint32_t wanted) : wanted_(wanted) {}
  void declare(Needs& needs) const override { needs.column("group", Required::no); }
  void bind(const Batch&) override {}
  Outcome evaluate(const Participation& participation) override {
    return {answer_of((wanted_ >> static_cast<int>(participation.group()) & 1) != 0), settled_always};
  }
  [[nodiscard]] bool asks_for_group() const override { return true; }

 private:
  std::uint32_t wanted_;
};

// A column of the participation with the project's own words. Unknown where it is empty.
class WordIs : public Node {
 public:
  WordIs(const char* column, WordColumn ParticipationColumns::*view, WordSet wanted)
      : column_(column), view_(view), wanted_(std::move(wanted)) {}
  void declare(Needs& needs) const override { needs.column(column_, Required::no); }
  void bind(const Batch& batch) override { wanted_.bind(batch.participations.*view_); }
  void add_words(std::vector<WordSet*>& words) override { words.push_back(&wanted_); }
  Outcome evaluate(const Participation& participation) override {
    const std::int32_t index = (participation.columns().*view_).index(participation.row());
    return {index == WordColumn::none ? Answer::unknown : answer_of(wanted_.contains(index)), settled_always};
  }

 private:
  const char* column_;
  WordColumn ParticipationColumns::*view_;
  WordSet wanted_;
};

// Belongs to one of the target groups. Who is in none is a no.
class TargetGroupIs : public Node {
 public:
  explicit TargetGroupIs(WordSet wanted) : wanted_(std::move(wanted)) {}
  void declare(Needs& needs) const override { needs.column("groups.name", Required::no); }
  void bind(const Batch& batch) override {
    columns_ = &batch.groups;
    wanted_.bind(columns_->name);
  }
  void add_words(std::vector<WordSet*>& words) override { words.push_back(&wanted_); }
  Outcome evaluate(const Participation& participation) override {
    const std::size_t end = columns_->rows.end(participation.row());
    for (std::size_t row = columns_->rows.begin(participation.row()); row < end; ++row) {
      if (wanted_.contains(columns_->name.index(row))) return {Answer::yes, settled_always};
    }
    return {Answer::no, settled_always};
  }

 private:
  WordSet wanted_;
  const GroupColumns* columns_ = nullptr;
};

// An attribute of the project's own has one of these values. Unknown without the attribute.
class AttributeIs : public Node {
 public:
  AttributeIs(WordSet name, WordSet values) : name_(std::move(name)), values_(std::move(values)) {}
  void declare(Needs& needs) const override {
    needs.columns({"attributes.name", "attributes.value"}, Required::no);
  }
  void bind(const Batch& batch) override {
    columns_ = &batch.attributes;
    name_.bind(columns_->name);
    values_.bind(columns_->value);
  }
  void add_words(std::vector<WordSet*>& words) override {
    words.push_back(&name_);
    words.push_back(&values_);
  }
  Outcome evaluate(const Participation& participation) override {
    Answer answer = Answer::unknown;
    const std::size_t end = columns_->rows.end(participation.row());
    for (std::size_t row = columns_->rows.begin(participation.row()); row < end; ++row) {
      if (!name_.contains(columns_->name.index(row))) continue;
      const std::int32_t value = columns_->value.index(row);
      if (value == WordColumn::none) continue;
      if (values_.contains(value)) return {Answer::yes, settled_always};
      answer = Answer::no;
    }
    return {answer, settled_always};
  }

 private:
  WordSet name_;
  WordSet values_;
  const AttributeColumns* columns_ = nullptr;
};

template <typename Code>
std::vector<std::string_view> words_up_to(Code last) {
  std::vector<std::string_view> words;
  for (int i = 0; i <= static_cast<int>(last); ++i) words.push_back(word(static_cast<Code>(i)));
  return words;
}

inline NodePointer parse_age(const Parameters& table) {
  allow_only(table, {"age"});
  const Parameters age = table.find("age");
  if (!age.is_table())
    throw_missing(age, {"Skriv till exempel age = { at_least = 18, at_most = 24 }.",
                        "Write for example age = { at_least = 18, at_most = 24 }."});
  allow_only(age, {"at_least", "at_most", "between"});
  const auto range = range_of(age);
  if (!range) throw_missing(age, {"Skriv at_least, at_most eller båda.", "Write at_least, at_most or both."});
  return std::make_unique<AgeAtEntry>(*range);
}

template <typename Code>
NodePointer parse_code(const Parameters& table, const char* column, Code (Participation::*read)() const) {
  allow_only(table, {column});
  return std::make_unique<CodeIs<Code>>(column, read,
                                        some_of(table.find(column), words_up_to(Code::unknown)));
}

inline NodePointer parse_word(const Parameters& table, const char* column,
                              WordColumn ParticipationColumns::*view) {
  allow_only(table, {column});
  const Parameters words = table.find(column);
  return std::make_unique<WordIs>(column, view, WordSet(column, some_texts(words), words.raw()));
}

inline NodePointer parse_attribute(const Parameters& table) {
  allow_only(table, {"attribute", "is"});
  const Parameters name = table.find("attribute");
  const Parameters is = table.find("is");
  if (!is)
    throw_missing(table, {"Skriv vilket värde som räknas, till exempel is = \"ja\".",
                          "Say which value counts, for example is = \"yes\"."});
  return std::make_unique<AttributeIs>(WordSet("attributes.name", {name.as_text()}, name.raw()),
                                       WordSet("attributes.value", some_texts(is), is.raw()));
}

}  // namespace fotfaste::criteria

#include "group_rule.hpp"

#include "words.hpp"

namespace comparison {

using fotfaste::Answer;
using fotfaste::Day;
using fotfaste::Parameters;
using fotfaste::ParameterType;

Answer GroupRule::Dates::contain(std::optional<Day> day) const {
  if (!any()) return Answer::yes;
  if (!day || *day == fotfaste::no_day) return Answer::unknown;
  return fotfaste::answer_of((!from || *day >= *from) && (!before || *day < *before));
}

GroupRule::Dates GroupRule::dates_of(const Parameters& table, std::string_view from,
                                     std::string_view before) {
  const Dates dates{table.day(from), table.day(before)};
  if (dates.from && dates.before && *dates.from >= *dates.before) {
    throw_contradiction(
        table.find(before),
        {"Ingen dag ligger både så sent och så tidigt.", "No day is both that late and that early."},
        {"Låt den första dagen ligga före den sista.", "Let the first day be before the last."});
  }
  return dates;
}

GroupRule::GroupRule(const Parameters& table, Day as_of)
    : id_(table.text("id")),
      text_(plain_text_of(table)),
      entered_(dates_of(table, "entered_from", "entered_before")),
      unemployed_(dates_of(table, "unemployed_from", "unemployed_before")) {
  if (const Parameters is = table.find("is")) criterion_.emplace(fotfaste::Criterion::parse(is, as_of));
}

void GroupRule::describe(fotfaste::Parameter& comparison) {
  fotfaste::Parameter& group =
      comparison
          .field(
              "group", ParameterType::table,
              "En egen grupp. Den som passar i flera räknas i den första; en grupp utan villkor tar resten.",
              "A group of your own. Who fits several counts in the first; a group without a condition takes "
              "the rest.")
          .repeated();
  describe_id_and_text(group);
  group.field("is", ParameterType::criterion, "Vilka som hör hit.", "Who belongs here.");
  group.field("entered_from", ParameterType::date, "Började den dagen eller senare.",
              "Entered on that day or later.");
  group.field("entered_before", ParameterType::date, "Började före den dagen.", "Entered before that day.");
  group.field("unemployed_from", ParameterType::date, "Utan arbete sedan den dagen eller senare.",
              "Without work since that day or later.");
  group.field("unemployed_before", ParameterType::date, "Utan arbete sedan före den dagen.",
              "Without work since before that day.");
}

void GroupRule::declare(fotfaste::Needs& needs) const {
  if (criterion_) criterion_->declare(needs);
  if (entered_.any()) needs.column("entry", fotfaste::Required::no);
  if (unemployed_.any()) needs.column("unemployed_since", fotfaste::Required::no);
}

void GroupRule::bind(const fotfaste::Batch& batch) {
  if (criterion_) criterion_->bind(batch);
}

Answer GroupRule::includes(const fotfaste::Participation& participation) {
  Answer answer = Answer::yes;
  if (criterion_) answer = fotfaste::both(answer, criterion_->evaluate(participation).answer);
  if (entered_.any()) answer = fotfaste::both(answer, entered_.contain(participation.entry()));
  if (unemployed_.any())
    answer = fotfaste::both(answer, unemployed_.contain(participation.unemployed_since()));
  return answer;
}

void GroupRule::merge(const GroupRule& other) {
  if (criterion_) criterion_->merge(*other.criterion_);
}
void GroupRule::save(fotfaste::Writer& writer) const {
  if (criterion_) criterion_->save(writer);
}
void GroupRule::restore(fotfaste::Reader& reader) {
  if (criterion_) criterion_->restore(reader);
}
void GroupRule::report_unseen(const fotfaste::Settings& settings) const {
  if (criterion_) criterion_->report_unseen(settings);
}

}  // namespace comparison

#include "group_answers.hpp"

#include <algorithm>

namespace collaboration {
namespace {

// How each respondent of a group responded at all, by occasion.
std::map<AnswerOccasion, AnswerCounts> responses_of(const Survey::Respondents& all) {
  std::map<AnswerOccasion, AnswerCounts> counts;
  for (const auto& [respondent, items] : all) {
    std::map<AnswerOccasion, std::vector<Answer>> answers;
    for (const auto& [item, by_occasion] : items) {
      for (const auto& [occasion, rows] : by_occasion) answers[occasion].push_back(rows.settle({}));
    }
    for (const auto& [occasion, of_occasion] : answers) counts[occasion].add(response_of(of_occasion));
  }
  return counts;
}

}  // namespace

std::optional<std::int64_t> GroupAnswers::asked_of(const std::string& group) const {
  const auto found = options_.groups.find(group);
  return found == options_.groups.end() ? std::nullopt : found->second.asked;
}

std::vector<Judgement> GroupAnswers::every_item() const {
  std::set<std::string> items;
  for (const auto& [group, respondents] : survey_.groups()) {
    if (!is_respondents(group)) continue;
    for (const auto& [respondent, answers] : respondents) {
      for (const auto& [item, rows] : answers) items.insert(item);
    }
  }
  std::vector<Judgement> judgements;
  for (const std::string& item : items) {
    Judgement judgement;
    judgement.id = item;
    judgement.text = {item, item};
    for (const fotfaste::ItemDescription& one : instruments_.items()) {
      if (one.item == item && !one.title.sv.empty()) judgement.text = one.title;
    }
    judgement.items = {item};
    judgements.push_back(std::move(judgement));
  }
  return judgements;
}

Cells GroupAnswers::responses() {
  Cells rows;
  for (const auto& [group, respondents] : survey_.groups()) {
    if (!is_respondents(group)) continue;
    for (auto& [occasion, counts] : responses_of(respondents)) {
      add_unheard(group, counts);
      rows[{group, occasion}].answers.merge(counts);
    }
  }
  for (const auto& [group, stated] : options_.groups) {
    if (survey_.group(group) != nullptr || group == participants || !stated.asked) continue;
    rows[{group, options_.step == Step::all ? AnswerOccasion(0) : std::nullopt}].answers.add(
        {.standing = Standing::missing}, *stated.asked);
  }
  if (rated_.are_asked()) {
    for (const auto& [occasion, counts] : rated_.responses().by_occasion)
      rows[{participants, occasion}].answers.merge(counts);
    if (options_.step == Step::all) rows[{participants, 0}].no_record += rated_.responses().no_record;
  }
  return rows;
}

// Those who were asked and have no row at all.
void GroupAnswers::add_unheard(const std::string& group, AnswerCounts& counts) {
  const auto asked = asked_of(group);
  if (!asked) return;
  const std::int64_t heard = counts[Standing::answered] + counts[Standing::missing];
  if (*asked < heard) {
    remarks_.too_few.insert(group);
  } else {
    counts.add({.standing = Standing::missing}, *asked - heard);
  }
}

Cells GroupAnswers::to(const Judgement& judgement) {
  Cells cells;
  for (const auto& [group, respondents] : survey_.groups()) {
    if (judgement.items.empty()) break;
    const bool listed =
        std::find(judgement.groups.begin(), judgement.groups.end(), group) != judgement.groups.end();
    if (!is_respondents(group) || (!judgement.groups.empty() && !listed)) continue;
    add_group(judgement, group, respondents, cells);
  }
  for (const std::string& group : judgement.groups) {
    const bool seen = std::any_of(cells.begin(), cells.end(),
                                  [&group](const auto& entry) { return entry.first.first == group; });
    if (!seen && group != participants) remarks_.unseen.insert(judgement.id);
  }
  add_rated(judgement, cells);
  return cells;
}

void GroupAnswers::add_group(const Judgement& judgement, const std::string& group,
                             const Survey::Respondents& respondents, Cells& cells) {
  std::vector<Scale> scales;
  for (const std::string& item : judgement.items) scales.push_back(scale_of(instruments_, "", item));
  std::map<AnswerOccasion, Cell> by_occasion;
  for (const auto& [respondent, items] : respondents) {
    std::map<AnswerOccasion, std::vector<std::optional<Answer>>> answers;
    std::set<AnswerOccasion> all;
    for (const auto& [item, rows_by_occasion] : items) {
      for (const auto& [occasion, rows] : rows_by_occasion) all.insert(occasion);
    }
    for (std::size_t i = 0; i < judgement.items.size(); ++i) {
      const auto rows = items.find(judgement.items[i]);
      if (rows == items.end()) continue;
      for (const auto& [occasion, of_occasion] : rows->second) {
        auto& own = answers[occasion];
        own.resize(judgement.items.size());
        own[i] = of_occasion.settle(scales[i]);
      }
    }
    const bool is_unlinked = judgement.items.size() > 1 && respondent.first.empty();
    for (const AnswerOccasion occasion : all) {
      const auto own = answers.find(occasion);
      if (own == answers.end() || is_unlinked) {
        if (own != answers.end()) remarks_.unlinked.insert(judgement.id);
        ++by_occasion[occasion].no_record;
        continue;
      }
      std::vector<Answer> given;
      for (const auto& answer : own->second) given.push_back(answer.value_or(Answer{}));
      by_occasion[occasion].answers.add(combine(given));
    }
  }
  for (auto& [occasion, cell] : by_occasion) {
    if (cell.answers.total() == 0) continue;  // the item is not theirs
    if (const auto asked = asked_of(group)) {
      const std::int64_t heard_of = cell.answers.total() - cell.answers[Standing::not_asked] + cell.no_record;
      if (*asked > heard_of) cell.answers.add({.standing = Standing::missing}, *asked - heard_of);
    }
    cells[{group, occasion}] = std::move(cell);
  }
}

void GroupAnswers::add_rated(const Judgement& judgement, Cells& cells) const {
  if (judgement.rated.empty()) return;
  const auto number = static_cast<std::size_t>(&judgement - options_.judgements.data());
  const ParticipantAnswers::Counts& counts = rated_.of(number);
  for (const auto& [occasion, answers] : counts.by_occasion)
    cells[{participants, occasion}].answers.merge(answers);
  if (options_.step == Step::all) cells[{participants, 0}].no_record += counts.no_record;
}

}  // namespace collaboration

#include "cli/init_answers.hpp"

#include <algorithm>
#include <cstdint>

#include "fotfaste/sdk/toml_text.hpp"
#include "report/display_text.hpp"

namespace fotfaste::cli {
namespace {

using model::Text;

constexpr std::size_t longest_text = 200;
constexpr std::size_t most_digits = 12;

const Question asked[] = {
    {"name",
     "--name",
     AnswerForm::text,
     {"Vad heter projektet?", "What is the project called?"},
     {"projektets namn", "the project's name"},
     "Jobb inom sex månader"},
    {"id",
     "--id",
     AnswerForm::text,
     {"Diarienummer eller annan beteckning?", "Reference number or another designation?"},
     {"diarienummer eller annan beteckning", "reference number or another designation"},
     "23-079-S14"},
    {"owner",
     "--owner",
     AnswerForm::text,
     {"Vem äger projektet?", "Who owns the project?"},
     {"projektägare", "the project's owner"},
     "Kommunen"},
    {"region",
     "--region",
     AnswerForm::text,
     {"I vilken region?", "In which region?"},
     {"region", "region"},
     "Östra Mellansverige"},
    {"fund",
     "--funder",
     AnswerForm::text,
     {"Finansiär och period, som ESF+ 2021–2027?", "Funder and period, such as ESF+ 2021–2027?"},
     {"finansiär", "funder"},
     "ESF+ 2021–2027"},
    {"start",
     "--start",
     AnswerForm::day,
     {"Projektets första dag?", "The project's first day?"},
     {"projektets första dag", "the project's first day"},
     "2026-09-01"},
    {"end",
     "--end",
     AnswerForm::day,
     {"Projektets sista dag?", "The project's last day?"},
     {"projektets sista dag", "the project's last day"},
     "2028-08-31"},
    {"planned_participants",
     "--participants",
     AnswerForm::count,
     {"Hur många deltagare är planerade?", "How many participants are planned?"},
     {"planerat antal deltagare", "planned number of participants"},
     "60"},
    {"cohorts",
     "--cohorts",
     AnswerForm::count,
     {"I hur många omgångar börjar de? 1 om alla kan börja när som helst",
      "In how many cohorts do they enter? 1 if anybody may enter at any time"},
     {"antal omgångar", "number of cohorts"},
     "3"},
    {"total_budget",
     "--budget",
     AnswerForm::amount,
     {"Hela budgeten, i kronor?", "The whole budget, in kronor?"},
     {"hela budgeten, kronor", "the whole budget, kronor"},
     "8500000"},
};

// The first day, or the last, of a day, a month or a year.
std::optional<Day> day_of(const std::string& text, bool last) {
  if (text.size() == 10) {
    const auto day = parse_day(text);
    return day ? std::optional<Day>(*day) : std::nullopt;
  }
  if (text.size() != 7 && text.size() != 4) return std::nullopt;
  const auto first = parse_day(text + (text.size() == 7 ? "-01" : "-01-01"));
  if (!first) return std::nullopt;
  return last ? add_months(*first, text.size() == 7 ? 1 : 12) - 1 : *first;
}

std::optional<Text> day_fault(const Question& question, const std::string& answer, const Answers& earlier) {
  if (!day_of(answer, false)) {
    return Text{
        "En dag skrivs som år-månad-dag, till exempel 2026-09-01, och ska finnas i kalendern. Är bara "
        "månaden "
        "känd: 2026-09.",
        "A day is written as year-month-day, for example 2026-09-01, and must be in the calendar. If only "
        "the "
        "month is known: 2026-09."};
  }
  const auto start = earlier.find("start");
  if (question.key != "end" || start == earlier.end()) return std::nullopt;
  if (*day_of(answer, true) >= *day_of(start->second, false)) return std::nullopt;
  return Text{"Den sista dagen ligger före den första, " + start->second + ".",
              "The last day is before the first, " + start->second + "."};
}

std::optional<Text> number_fault(std::string& answer, bool amount) {
  // "8 923 460", also with the space that spreadsheets write.
  std::string digits;
  for (std::size_t i = 0; i < answer.size(); ++i) {
    if (answer.compare(i, 2, "\xC2\xA0") == 0) {
      ++i;
    } else if (answer[i] != ' ') {
      digits.push_back(answer[i]);
    }
  }
  const bool whole = !digits.empty() && digits.size() <= most_digits && digits.front() != '0' &&
                     std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (!whole) {
    if (amount)
      return Text{"Skriv hela kronor med siffror, till exempel 8500000.",
                  "Write whole kronor in digits, for example 8500000."};
    return Text{"Skriv ett heltal, 1 eller mer, med siffror.", "Write a whole number, 1 or more, in digits."};
  }
  if (!amount && digits.size() > 7)
    return Text{"Så många kan det inte vara: högst 9999999.", "It cannot be so many: at most 9999999."};
  answer = digits;
  return std::nullopt;
}

}  // namespace

std::span<const Question> questions() {
  return asked;
}

std::optional<Text> improve(const Question& question, std::string& answer, const Answers& earlier) {
  const std::size_t begin = answer.find_first_not_of(' ');
  answer = begin == std::string::npos ? "" : answer.substr(begin, answer.find_last_not_of(' ') - begin + 1);
  if (answer.empty()) return Text{"Svaret är tomt.", "The answer is empty."};
  // Also what is not UTF-8: a terminal may be set to something else.
  if (report::neutral(answer, answer.size() + 1) != answer) {
    return Text{
        "Svaret ska vara en rad vanlig text (UTF-8), utan radbrytningar och styrtecken.",
        "The answer must be a line of plain text (UTF-8), without line breaks and control characters."};
  }
  switch (question.form) {
    case AnswerForm::text:
      if (report::character_count(answer) <= longest_text) return std::nullopt;
      return Text{"Svaret är för långt: högst 200 tecken.",
                  "The answer is too long: at most 200 characters."};
    case AnswerForm::day:
      return day_fault(question, answer, earlier);
    case AnswerForm::count:
      return number_fault(answer, false);
    case AnswerForm::amount:
      break;
  }
  return number_fault(answer, true);
}

Day first_day(const std::string& answer) {
  return day_of(answer, false).value_or(0);
}

std::string written(const Question& question, const std::string& answer) {
  const bool bare =
      question.form == AnswerForm::day ? answer.size() == 10 : question.form != AnswerForm::text;
  return bare ? answer : toml_text(std::string_view(answer));
}

}  // namespace fotfaste::cli

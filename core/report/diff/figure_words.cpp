// Goals and rows in words.
#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "report/code_words.hpp"
#include "report/diff/matching.hpp"
#include "report/diff/words.hpp"
#include "report/display_text.hpp"
#include "report/html/cell_text.hpp"
#include "report/number_text.hpp"
#include "report/share.hpp"

namespace fotfaste::report {
namespace {

constexpr std::size_t longest_name = 90;

std::int64_t few_below(const Json& results) {
  return static_cast<std::int64_t>(as_number(member(member(results, "run"), "few_below")).value_or(20));
}

// "44 %", nothing where few.
std::string with_share(const Speech& speech, const Share& share) {
  std::string text = share.of(speech);
  if (!share.few && share.value && !text.empty())
    text.append(" (").append(percent(*share.value, 0, speech.language)).append(")");
  return text;
}

class GoalSentences {
 public:
  GoalSentences(const Speech& speech, const Difference& difference, const GoalChange& goal)
      : speech_(speech), difference_(difference), goal_(goal), view_(goal.table->latest(), speech.language) {}

  std::string all() {
    if (goal_.change == Change::changed) {
      changed();
    } else {
      came_or_went();
    }
    const std::string causes = causes_text(speech_, causes_of(goal_));
    const bool differs = goal_.verdict_changed || !goal_.columns.empty();
    if (!causes.empty() && differs && goal_.change == Change::changed)
      add(say("Det kan bero på annat än uppgifterna: ", "Other than the data may lie behind it: ") + causes +
          ".");
    return std::move(text_);
  }

 private:
  [[nodiscard]] std::string say(std::string_view sv, std::string_view en) const {
    return speech_.say(sv, en);
  }
  void add(const std::string& sentence) {
    if (!text_.empty()) text_.push_back(' ');
    text_.append(sentence);
  }
  [[nodiscard]] std::string verdict(const Json& row) const {
    const Json& cell = member(row, "verdict");
    return cell.is_string() ? label_of(speech_, view_, "verdict", cell.get<std::string>()) : std::string();
  }
  [[nodiscard]] std::string quoted(const std::string& text) const { return say("”", "“") + text + "”"; }

  void came_or_went() {
    const Json& row = goal_.latest();
    const bool added = goal_.change == Change::added;
    add(added ? say("Nytt sedan förra gången.", "New since last time.")
              : say("Finns inte längre i resultatet.", "No longer in the results."));
    const std::string count = with_share(speech_, Share(view_, row));
    if (!count.empty()) add((added ? say("Nu ", "Now ") : say("Förra gången ", "Last time ")) + count + ".");
    if (!verdict(row).empty())
      add((added ? say("Bedömning: ", "Verdict: ") : say("Bedömningen var: ", "The verdict was: ")) +
          verdict(row) + ".");
  }

  void changed() {
    const Json& before = *goal_.before;
    const Json& after = *goal_.after;
    if (goal_.verdict_changed) {
      add(say("Bedömningen är nu ", "The verdict is now ") + quoted(verdict(after)) +
          say("; förra gången var den ", "; last time it was ") + quoted(verdict(before)) + ".");
    } else if (!verdict(after).empty() && member(after, "verdict") != "no_target") {
      add(say("Bedömningen är densamma: ", "The verdict is the same: ") + verdict(after) + ".");
    }
    if (goal_.definition_changed) add(say("Målet självt är ändrat.", "The goal itself has changed."));
    counts();
    number(say("Okända", "Unknown"), Share(view_, before).unknown, Share(view_, after).unknown);
    const std::string pending = view_.column_with("pending");
    if (!pending.empty())
      number(say("Kan ännu inte bedömas", "Cannot be judged yet"), as_number(member(before, pending)),
             as_number(member(after, pending)));
    const bool evidence =
        std::any_of(goal_.columns.begin(), goal_.columns.end(), [](const std::string& name) {
          return name == "document" || name == "document_sha256" || name == "decided" || name == "attested" ||
                 name == "reviewer";
        });
    if (evidence)
      add(say("Underlaget som visar målet är ett annat.", "The evidence that shows the goal is another."));
  }

  void counts() {
    const Share before(view_, *goal_.before);
    const Share after(view_, *goal_.after);
    if (!before.numerator && !after.numerator) return;
    if (before.numerator == after.numerator && before.denominator == after.denominator) {
      return add(say("Utfallet är detsamma: ", "The outcome is the same: ") + with_share(speech_, after) +
                 ".");
    }
    std::string text = say("Nu ", "Now ") + with_share(speech_, after) +
                       say(", förra gången ", ", last time ") + with_share(speech_, before);
    if (member(*goal_.after, view_.column_with("scale")) == "count") {
      if (before.numerator && after.numerator)
        text.append(": ").append(more_people(*after.numerator - *before.numerator));
      return add(text + ".");
    }
    if (const auto points = goal_.difference()) text.append(": ").append(more_points(*points));
    add(text + ".");
    if (goal_.few) {
      const std::string below =
          std::to_string(std::max(few_below(*difference_.before), few_below(*difference_.after)));
      add(say("För få för att säga om andelen ändrats: färre än ",
              "Too few to say whether the share has changed: fewer than ") +
          below + say(" i underlaget.", " in the basis."));
    }
  }

  [[nodiscard]] std::string more_people(double difference) const {
    if (difference == 0) return say("lika många", "as many");
    return count_text(std::abs(difference), speech_) +
           (difference > 0 ? say(" fler", " more") : say(" färre", " fewer"));
  }

  [[nodiscard]] std::string more_points(double difference) const {
    const std::string points = decimal_number(std::abs(difference) * 100, 1, speech_.language);
    if (std::abs(difference) * 100 < 0.05) return say("samma andel", "the same share");
    return points + (difference > 0 ? say(" procentenheter mer", " percentage points more")
                                    : say(" procentenheter mindre", " percentage points less"));
  }

  void number(const std::string& what, const std::optional<double>& before,
              const std::optional<double>& after) {
    if (before == after) return;
    const auto shown = [&](const std::optional<double>& value) {
      return value ? count_text(value, speech_, true) : say("inte angivet", "not given");
    };
    add(what + ": " + shown(after) + say(", förra gången ", ", last time ") + shown(before) + ".");
  }

  const Speech& speech_;
  const Difference& difference_;
  const GoalChange& goal_;
  TableView view_;
  std::string text_;
};

}  // namespace

std::string label_of(const Speech& speech, const TableView& table, const std::string& column,
                     const std::string& value) {
  std::string label = table.label(column, value);
  if (label != neutral(value)) return label;
  const auto words = value_label(column, value);
  return words ? words->in(speech.language) : label;
}

std::string goal_name(const Speech& speech, const TableView& table, const Json& row) {
  std::string name = cut(table.text(row, table.column_with("dimension")), longest_name);
  const Json& stratum = member(row, "stratum");
  if (!is_everybody(stratum)) name.append(" (").append(stratum_text(speech, table, stratum)).append(")");
  return name;
}

std::string goal_change_sentence(const Speech& speech, const Difference& difference, const GoalChange& goal) {
  return GoalSentences(speech, difference, goal).all();
}

std::string same_goals_sentence(const Speech& speech, const Difference& difference) {
  std::string names;
  for (const SameGoal& goal : difference.same_goals) {
    const TableView view(goal.table->latest(), speech.language);
    names.append(names.empty() ? "" : "; ").append(cut(goal_name(speech, view, *goal.row), 60));
  }
  return names.empty() ? names : speech.say("Utan ändring: ", "Without change: ") + names + ".";
}

std::string row_subject(const Speech& speech, const RowChange& row) {
  const TableView view(row.table->latest(), speech.language);
  const Json& cells = row.latest();
  std::string text;
  for (const Json& column : view.columns()) {
    if (member(column, "role") != "dimension" || member(column, "type") == "stratum") continue;
    const std::string name = plain_text(column, "name");
    std::string value = cut(view.text(cells, name), longest_name);
    if (value.empty()) continue;
    if (!member(cells, name).is_string()) value = view.label(name) + " " + value;
    text.append(text.empty() ? "" : ", ").append(value);
  }
  const Json& stratum = member(cells, "stratum");
  if (stratum.is_object() && !is_everybody(stratum))
    text.append(text.empty() ? "" : "; ").append(stratum_text(speech, view, stratum));
  if (text.empty()) text = speech.say("alla", "everybody");
  if (row.is_share || row.measure.empty()) return text;
  const std::string value_column = view.column_with("value");
  // Which of several columns it is about.
  return row.measure == value_column ? text : text + ": " + view.label(row.measure);
}

std::string row_value(const Speech& speech, const RowChange& row, const Json* one) {
  if (one == nullptr) return "–";
  const bool earlier = one == row.before && row.table->before != nullptr;
  const TableView view(earlier ? *row.table->before : row.table->latest(), speech.language);
  if (row.is_share) {
    const Share share(view, *one);
    const std::string value = row.few ? speech.say("för få", "too few") : share.value_text(speech);
    std::string text = share.of(speech);
    if (text.empty()) return value.empty() ? "–" : value;
    if (!value.empty()) text.append(" (").append(value).append(")");
    return text;
  }
  std::string role;
  for (const Json& column : view.columns()) {
    if (member(column, "name") == row.measure) role = plain_text(column, "role");
  }
  const std::string text = cut(cell_text(speech, view, *one, row.measure, role), longest_name);
  return text.empty() ? "–" : text;
}

std::string signed_number(const Speech& speech, double value, int decimals) {
  const std::string size = decimal_number(std::abs(value), decimals, speech.language);
  if (size.find_first_not_of("0.,") == std::string::npos) return size;
  return (value > 0 ? "+" : "-") + size;
}

std::string row_difference(const Speech& speech, const RowChange& row) {
  if (row.change == Change::added) return speech.say("ny", "new");
  if (row.change == Change::removed) return speech.say("borta", "gone");
  const auto difference = row.difference();
  if (!difference) return {};
  if (row.is_share) return signed_number(speech, *difference * 100, 1);
  const bool whole = *difference == std::floor(*difference);
  return signed_number(speech, *difference, whole ? 0 : 2);
}

std::string causes_text(const Speech& speech, const std::vector<Cause>& causes) {
  std::string text;
  for (const Cause cause : causes) {
    text.append(text.empty() ? "" : ", ");
    switch (cause) {
      case Cause::program:
        text.append(speech.say("annan version av Fotfäste", "another version of Fotfäste"));
        break;
      case Cause::project_file:
        text.append(speech.say("ändrad projektfil", "changed project file"));
        break;
      case Cause::plugin:
        text.append(speech.say("annan version av insticksprogrammet", "another version of the plugin"));
        break;
      case Cause::configuration:
        text.append(speech.say("ändrade inställningar", "changed settings"));
        break;
      case Cause::table:
        text.append(speech.say("tabellen är gjord på ett annat sätt", "the table is made in another way"));
        break;
      case Cause::goal:
        text.append(speech.say("målet är ändrat", "the goal has changed"));
        break;
    }
  }
  return text;
}

std::string new_and_gone_sentence(const Speech& speech, const Difference& difference) {
  std::string text;
  for (const ComparedTable& table : difference.tables) {
    const auto count = [&](Change change) {
      return std::count_if(difference.rows.begin(), difference.rows.end(),
                           [&](const RowChange& row) { return row.table == &table && row.change == change; });
    };
    const auto added = count(Change::added);
    const auto removed = count(Change::removed);
    if (added + removed == 0) continue;
    text.append(text.empty() ? "" : "; ");
    text.append(cut(TableView(table.latest(), speech.language).title(), longest_name)).append(" ");
    if (added > 0) text.append("+").append(std::to_string(added));
    if (added > 0 && removed > 0) text.append("/");
    if (removed > 0) text.append("-").append(std::to_string(removed));
  }
  if (text.empty()) return text;
  return speech.say("Rader i tabellerna som är nya (+) eller borta (-): ",
                    "Rows of the tables that are new (+) or gone (-): ") +
         text + ".";
}

std::string caution(const Speech& speech) {
  return speech.say(
      "Av resultaten går det inte att se om det är samma personer som räknas båda gångerna; till stor del är "
      "det oftast det. En skillnad visar därför att siffran är en annan, inte hur det gått för någon "
      "enskild. "
      "Om två intervall överlappar eller inte säger här inget om slumpen, och inget har prövats "
      "statistiskt.",
      "Results do not show whether those counted are the same people both times; mostly many of them are. A "
      "difference therefore shows that a figure is another, not how it went for anyone. Whether two "
      "intervals "
      "overlap says nothing about chance here, and nothing has been tested statistically.");
}

}  // namespace fotfaste::report

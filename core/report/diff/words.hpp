// What differs, in sentences that the terminal and the page share. Text from results is made harmless for a
// terminal; HTML escapes it as all text.
#pragma once

#include <string>
#include <vector>

#include "report/diff/diff.hpp"
#include "report/speech.hpp"

namespace fotfaste::report {

std::string doubt_sentence(const Speech& speech, const Difference& difference, Doubt doubt);
std::string definition_sentence(const Speech& speech, const DefinitionChange& change);
std::string input_sentence(const Speech& speech, const Difference& difference, const InputChange& change);
// "Deltaganden".
std::string flow_label(const Speech& speech, const CountChange& change);
std::string finding_sentence(const Speech& speech, const FindingChange& change);

// What a value of a column is called: by the table, which names only those that occur in it, else by the
// model.
std::string label_of(const Speech& speech, const TableView& table, const std::string& column,
                     const std::string& value);

// "Jobb inom ett år (kön: kvinnor)".
std::string goal_name(const Speech& speech, const TableView& table, const Json& row);
// What happened to a goal, without its name: verdict, counts, what else may lie behind it.
std::string goal_change_sentence(const Speech& speech, const Difference& difference, const GoalChange& goal);
// Goals where nothing differs, in one sentence; empty for none.
std::string same_goals_sentence(const Speech& speech, const Difference& difference);

// "6 månader efter avslut, anställning; kön: kvinnor", after the table's title.
std::string row_subject(const Speech& speech, const RowChange& row);
// "12 av 31 (39 %)", "3 av 5 (för få)", "14,2"; a dash where the run lacks it.
std::string row_value(const Speech& speech, const RowChange& row, const Json* one);
// "+5,8" in percentage points for shares, else in the measure's own unit; "ny", "borta".
std::string row_difference(const Speech& speech, const RowChange& row);
// "+3", "-0,4".
std::string signed_number(const Speech& speech, double value, int decimals);
// "ändrade inställningar"; empty for none.
std::string causes_text(const Speech& speech, const std::vector<Cause>& causes);

// How many rows are new or gone, table by table; empty for none.
std::string new_and_gone_sentence(const Speech& speech, const Difference& difference);
// What a difference is not: said once in every report of one.
std::string caution(const Speech& speech);

}  // namespace fotfaste::report

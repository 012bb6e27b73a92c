// A cell of a result table in words, and the value behind them as results.json writes it.
#pragma once

#include <string>

#include "report/speech.hpp"
#include "report/table_view.hpp"

namespace fotfaste::report {

// "0.387", "exit+6m"; empty for null. Text is not made harmless: write it by Html only.
std::string raw_text(const Json& value);

// The same for a cell, with at most three decimals: one more than any cell shows. All are in results.json.
std::string cell_value(const Json& value);

// "39 %", "6 månader efter avslut", "för få" for a share of few; empty for null.
std::string cell_text(const Speech& speech, const TableView& table, const Json& row,
                      const std::string& column, const std::string& role);

// A share or a bound of one; other values are numbers as they are.
bool is_share(const TableView& table, const std::string& column, const std::string& role);

// "Kön: kvinnor, omgång: Omgång 1"; "alla" for everybody.
std::string stratum_text(const Speech& speech, const TableView& table, const Json& stratum);
// "gender=woman;cohort=Omgång 1"; empty for everybody.
std::string stratum_key(const Json& stratum);

// A number with two decimals, so that those of a column can be compared; none where it is whole.
std::string plain_number(double value, const Speech& speech);

// A label short enough to stand in a sentence.
std::string short_label(const std::string& label);

}  // namespace fotfaste::report

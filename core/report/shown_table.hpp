// A result table as workbooks and delimited files of the report show it, still in the form of results.json.
#pragma once

#include "report/table_view.hpp"

namespace fotfaste::report {

// Groups become a text column each, named after what rows are broken down by ("gender"; "stratum.gender"
// where the table has a column of that name), with "alla"/"everybody" in rows that it does not divide. A
// share of few is no share: value is null and the column few says so in words; the counts and the interval
// stay.
Json shown_table(const Json& table);

// The share that a row states: null where the basis is too small (the column few of results.json).
const Json& shown_value(const Json& row);

// Tables about single people never stand in results; should one be there, it is not shown.
bool is_about_people(const Json& table);

}  // namespace fotfaste::report

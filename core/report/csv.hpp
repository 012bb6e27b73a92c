// A result table as delimited text that a spreadsheet program opens by double click: UTF-8 with a byte order
// mark, quoting by RFC 4180, lines that end in CR LF. Numbers have no thousands separator and as many
// decimals as they have; the decimal sign is that of the language, except that it is a point where commas
// delimit. Text that a spreadsheet would compute is kept from it by an apostrophe.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "model/text.hpp"

namespace fotfaste::report {

struct CsvStyle {
  model::Language language = model::Language::swedish;
  char delimiter = ';';  // ; , or tab
};

// A text as a field: quoted where it must be, and kept from being computed.
std::string csv_field(std::string_view text, char delimiter);

// table is in the form of results.json. Values with labels stand as their labels.
std::string csv_text(const nlohmann::ordered_json& table, const CsvStyle& style);

// The same with a gap in every row where the cell of one column would stand, for somebody else to fill with
// text that needs no quoting.
struct CsvAround {
  std::string head;
  struct Row {
    std::string before;
    std::string after;
  };
  std::vector<Row> rows;
};
// title takes the place of the column's label.
CsvAround csv_around(const nlohmann::ordered_json& table, std::string_view column, std::string_view title,
                     const CsvStyle& style);

}  // namespace fotfaste::report

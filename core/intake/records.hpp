// Splitting delimited text into records and fields, by RFC 4180.
//
// A field is quoted when its first character is a quotation mark; inside, two quotation marks stand for one,
// and delimiters and line ends are text. A quotation mark that is never closed properly (the closing mark
// must be followed by a delimiter, a line end or the end of the file, within largest_quoted bytes) is taken
// as a plain character, so that the record ends at its own line end and later records are not lost.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace fotfaste::intake {

inline constexpr std::size_t largest_quoted = std::size_t{1} << 16;

struct Separators {
  char delimiter = ',';
  char line_end = '\n';  // '\r' in files that have no '\n'; a '\r' before '\n' belongs to the line end
};

struct Record {
  std::vector<std::string_view> fields;  // as they stand, quotation marks included
  std::string_view text;                 // without the line end
  bool broken_quote = false;
};

// Reads the record that begins at begin, and returns where the next one begins.
std::size_t read_record(std::string_view text, std::size_t begin, const Separators& separators,
                        Record& record);

// Where the record after the one at begin begins.
std::size_t skip_record(std::string_view text, std::size_t begin, const Separators& separators);

// What a field says: without quotation marks, and without spaces around it. The result points into field or
// scratch.
std::string_view content(std::string_view field, std::string& scratch);

std::string_view without_outer_spaces(std::string_view text);

// Writes the places of all delimiters and line ends of text, as offsets, to the beginning of places, and
// returns how many there are; places is made longer when it must be and never shorter. text must not contain
// quotation marks and must be smaller than 4 GiB.
std::size_t find_separators(std::string_view text, const Separators& separators,
                            std::vector<std::uint32_t>& places);

}  // namespace fotfaste::intake

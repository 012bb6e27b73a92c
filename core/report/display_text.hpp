// Text as it stands on a terminal: made harmless, measured in columns, cut and broken into lines. What comes
// from data files, project.toml or plugins passes through neutral() before it is shown.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace fotfaste::report {

// Every character that is not read but acts becomes U+FFFD, tabs and line breaks become spaces, one for one;
// text beyond most characters is cut off with "…".
std::string neutral(std::string_view text, std::size_t most = 2000);

// In code points.
std::size_t character_count(std::string_view text);

// Columns on a terminal: combining marks take none, East Asian wide characters and emoji two.
std::size_t display_width(std::string_view text);

// The text within width columns, cut with "…" where it is longer.
std::string cut(std::string_view text, std::size_t width);

enum class Align { left, right };
// Filled with spaces up to width columns.
std::string padded(std::string_view text, std::size_t width, Align align = Align::left);

// Broken at spaces into lines of at most width columns; a longer word is broken inside. At least one line.
std::vector<std::string> wrapped(std::string_view text, std::size_t width);

// A paragraph: wrapped to width with every line after the first indented.
std::string paragraph(std::string_view first_indent, std::string_view indent, std::string_view text,
                      std::size_t width);

}  // namespace fotfaste::report

// A table on a terminal: aligned by what is seen, never wider than the terminal. Columns that may wrap do so;
// where even that is not enough, every row becomes a small paragraph.
#pragma once

#include <cstddef>
#include <stdexcept>
#include <string>
#include <vector>

#include "report/display_text.hpp"
#include "report/palette.hpp"

namespace fotfaste::report {

struct TextColumn {
  std::string title;
  Align align = Align::left;
  std::size_t least = 0;  // may be wrapped down to this width; 0: never wrapped
  bool is_spare = false;  // left out of a table that has no room for it
};

struct TextCell {
  TextCell(std::string content = {}, Tone as = Tone::plain) : text(std::move(content)), tone(as) {}
  std::string text;
  Tone tone;
};

class TextTable {
 public:
  explicit TextTable(std::vector<TextColumn> columns) : columns_(std::move(columns)) {}

  // One cell a column; anything else throws std::logic_error.
  void add(std::vector<TextCell> row) {
    if (row.size() != columns_.size()) throw std::logic_error("a row needs a cell for every column");
    rows_.push_back(std::move(row));
  }
  [[nodiscard]] bool empty() const { return rows_.empty(); }

  // Whether it can be written as a table, rather than a paragraph a row.
  [[nodiscard]] bool fits(std::size_t width, std::size_t indent) const;
  // Columns without content in any row are left out. Every line begins with indent spaces.
  [[nodiscard]] std::string text(std::size_t width, std::size_t indent, const Palette& palette) const;

 private:
  // With content in any row.
  [[nodiscard]] std::vector<std::size_t> shown_columns() const;
  // The same without the spare ones, where only then the rest has room.
  [[nodiscard]] std::vector<std::size_t> columns_for(std::size_t room) const;
  [[nodiscard]] std::vector<std::size_t> widths(const std::vector<std::size_t>& shown,
                                                std::size_t room) const;
  [[nodiscard]] std::string paragraphs(const std::vector<std::size_t>& shown, std::size_t width,
                                       std::size_t indent, const Palette& palette) const;

  std::vector<TextColumn> columns_;
  std::vector<std::vector<TextCell>> rows_;
};

}  // namespace fotfaste::report

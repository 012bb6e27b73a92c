#include "report/text_table.hpp"

#include <algorithm>
#include <numeric>
#include <string_view>

namespace fotfaste::report {
namespace {

constexpr std::size_t gap = 2;  // columns between two columns

std::size_t longest_word(std::string_view text) {
  std::size_t longest = 0;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    longest = std::max(longest, display_width(text.substr(0, end)));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return longest;
}

void trim_end(std::string& line) {
  line.erase(line.find_last_not_of(' ') + 1);
}

// One row of cells, already broken into lines.
void append_lines(std::string& text, const std::vector<std::vector<std::string>>& cells,
                  const std::vector<Tone>& tones, const std::vector<Align>& aligns,
                  const std::vector<std::size_t>& widths, std::size_t indent, const Palette& palette) {
  std::size_t height = 1;
  for (const auto& cell : cells) height = std::max(height, cell.size());
  for (std::size_t line = 0; line < height; ++line) {
    std::string row(indent, ' ');
    std::size_t pending = 0;  // spaces that are only written before something
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (i > 0) pending += gap;
      const std::string content = line < cells[i].size() ? cells[i][line] : std::string();
      const std::size_t fill = widths[i] - std::min(widths[i], display_width(content));
      if (content.empty()) {
        pending += widths[i];
        continue;
      }
      if (aligns[i] == Align::right) pending += fill;
      row.append(pending, ' ').append(palette.paint(tones[i], content));
      pending = aligns[i] == Align::right ? 0 : fill;
    }
    trim_end(row);
    text.append(row).push_back('\n');
  }
}

}  // namespace

std::vector<std::size_t> TextTable::shown_columns() const {
  std::vector<std::size_t> shown;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    const bool filled =
        std::any_of(rows_.begin(), rows_.end(), [i](const auto& row) { return !row[i].text.empty(); });
    if (filled) shown.push_back(i);
  }
  return shown;
}

// No widths where the room is not enough.
std::vector<std::size_t> TextTable::widths(const std::vector<std::size_t>& shown, std::size_t room) const {
  std::vector<std::size_t> result;
  std::vector<std::size_t> least;
  for (const std::size_t i : shown) {
    // A title is broken between words to the width of what stands below it, never inside a word.
    std::size_t natural = longest_word(columns_[i].title);
    const std::size_t word = natural;
    for (const auto& row : rows_) natural = std::max(natural, display_width(row[i].text));
    result.push_back(natural);
    least.push_back(columns_[i].least == 0 ? natural : std::min(natural, std::max(columns_[i].least, word)));
  }
  const auto total = [&] { return std::accumulate(result.begin(), result.end(), (result.size() - 1) * gap); };
  while (total() > room) {
    // The column that has the most to give gives first.
    std::size_t widest = result.size();
    for (std::size_t i = 0; i < result.size(); ++i) {
      if (result[i] > least[i] && (widest == result.size() || result[i] > result[widest])) widest = i;
    }
    if (widest == result.size()) return {};
    --result[widest];
  }
  return result;
}

std::vector<std::size_t> TextTable::columns_for(std::size_t room) const {
  std::vector<std::size_t> shown = shown_columns();
  if (!shown.empty() && widths(shown, room).empty())
    std::erase_if(shown, [this](std::size_t i) { return columns_[i].is_spare; });
  return shown;
}

bool TextTable::fits(std::size_t width, std::size_t indent) const {
  const std::vector<std::size_t> shown = columns_for(width > indent ? width - indent : 0);
  return shown.empty() || !widths(shown, width > indent ? width - indent : 0).empty();
}

std::string TextTable::text(std::size_t width, std::size_t indent, const Palette& palette) const {
  const std::vector<std::size_t> shown = columns_for(width > indent ? width - indent : 0);
  if (shown.empty()) return {};
  const std::vector<std::size_t> sizes = widths(shown, width > indent ? width - indent : 0);
  if (sizes.empty()) return paragraphs(shown_columns(), width, indent, palette);
  std::vector<Align> aligns;
  std::vector<std::vector<std::string>> titles;
  for (std::size_t i = 0; i < shown.size(); ++i) {
    aligns.push_back(columns_[shown[i]].align);
    titles.push_back(wrapped(columns_[shown[i]].title, sizes[i]));
  }
  std::string result;
  append_lines(result, titles, std::vector<Tone>(shown.size(), Tone::strong), aligns, sizes, indent, palette);
  std::string rule(indent, ' ');
  for (std::size_t i = 0; i < shown.size(); ++i) {
    if (i > 0) rule.append(gap, ' ');
    for (std::size_t n = 0; n < sizes[i]; ++n) rule.append(palette.rule());
  }
  result.append(palette.paint(Tone::faint, rule)).push_back('\n');
  for (const auto& row : rows_) {
    std::vector<std::vector<std::string>> cells;
    std::vector<Tone> tones;
    for (std::size_t i = 0; i < shown.size(); ++i) {
      const TextCell& cell = row[shown[i]];
      cells.push_back(cell.text.empty() ? std::vector<std::string>() : wrapped(cell.text, sizes[i]));
      tones.push_back(cell.tone);
    }
    append_lines(result, cells, tones, aligns, sizes, indent, palette);
  }
  return result;
}

std::string TextTable::paragraphs(const std::vector<std::size_t>& shown, std::size_t width,
                                  std::size_t indent, const Palette& palette) const {
  std::string result;
  const std::string lead(indent, ' ');
  for (const auto& row : rows_) {
    for (const std::string& line : wrapped(row[shown[0]].text, width > indent + 10 ? width - indent : 10)) {
      result.append(lead).append(palette.paint(Tone::strong, line)).push_back('\n');
    }
    std::string rest;
    for (std::size_t i = 1; i < shown.size(); ++i) {
      const std::string& content = row[shown[i]].text;
      if (content.empty()) continue;
      // A column without a title goes with the one before.
      const std::string& title = columns_[shown[i]].title;
      if (!rest.empty()) rest.append(title.empty() ? " " : "; ");
      if (!title.empty()) rest.append(title).append(": ");
      rest.append(content);
    }
    if (!rest.empty()) result.append(paragraph(lead + "  ", lead + "  ", rest, width));
  }
  return result;
}

}  // namespace fotfaste::report

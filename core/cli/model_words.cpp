#include "cli/model_words.hpp"

#include <optional>
#include <vector>

namespace fotfaste::cli {
namespace {

std::string trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(' ');
  if (begin == std::string_view::npos) return {};
  return std::string(text.substr(begin, text.find_last_not_of(' ') - begin + 1));
}

std::vector<std::string> split(std::string_view text, std::string_view at) {
  std::vector<std::string> parts;
  for (std::size_t end = text.find(at); end != std::string_view::npos; end = text.find(at)) {
    parts.push_back(trimmed(text.substr(0, end)));
    text.remove_prefix(end + at.size());
  }
  parts.push_back(trimmed(text));
  return parts;
}

// Without the marks around code and emphasis.
std::string bare(std::string text) {
  std::erase_if(text, [](char c) { return c == '`' || c == '*'; });
  return text;
}

class Reader {
 public:
  void line(std::string_view text) {
    if (text.starts_with("### ")) return heading(text.substr(4));
    if (text.starts_with("## ")) return forget();
    if (text.starts_with("| `")) return row(text);
    if (!text.empty() && table_ && !words_.descriptions.contains(*table_)) {
      words_.descriptions[*table_] = both(text, " / *");
    }
  }
  ModelWords take() { return std::move(words_); }

 private:
  static model::Text both(std::string_view text, std::string_view at) {
    const std::vector<std::string> parts = split(text, at);
    return {bare(parts.front()), bare(parts.back())};
  }

  void forget() {
    table_.reset();
    columns_.clear();
  }

  // "### costs: Kostnader / Costs" of a table, "### gender" of the codes of one or several columns.
  void heading(std::string_view text) {
    forget();
    const std::size_t colon = text.find(':');
    if (colon != std::string_view::npos) {
      table_ = model::find_table(text.substr(0, colon));
      if (table_) words_.titles[*table_] = both(text.substr(colon + 1), " / ");
      return;
    }
    for (const std::string& path : split(text, ",")) {
      if (const auto column = model::find_column(path)) columns_.push_back(*column);
    }
  }

  void row(std::string_view text) {
    std::vector<std::string> cells = split(text.substr(1), "|");
    if (cells.size() < 4) return;
    const std::string name = bare(cells[0]);
    if (table_ && cells.size() >= 5) {
      if (const auto column = model::find_column(name)) words_.columns[*column] = {cells[2], cells[3]};
      return;
    }
    for (const model::ColumnId column : columns_) words_.codes[column][name] = {cells[1], cells[2]};
  }

  ModelWords words_;
  std::optional<model::Table> table_;
  std::vector<model::ColumnId> columns_;
};

}  // namespace

ModelWords read_model_words(std::string_view document) {
  Reader reader;
  while (!document.empty()) {
    const std::size_t end = std::min(document.find('\n'), document.size());
    reader.line(document.substr(0, end));
    document.remove_prefix(std::min(end + 1, document.size()));
  }
  return reader.take();
}

const ModelWords& model_words() {
  static const ModelWords words = read_model_words(model_document());
  return words;
}

}  // namespace fotfaste::cli

#include "conformance/recorder.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

#include "conformance/check.hpp"

namespace fotfaste::conformance {
namespace {

std::string text_of(const fotfaste_text& text) {
  if (text.size > 0 && text.data == nullptr) throw Failure("a text that it hands over is a null pointer");
  return text.size == 0 ? std::string() : std::string(text.data, text.size);
}

std::string word(const fotfaste_cell& cell) {
  char digits[48];
  switch (cell.type) {
    case 0:
      return "null";
    case FOTFASTE_TYPE_INTEGER:
    case FOTFASTE_TYPE_DATE:
      return std::to_string(cell.integer);
    case FOTFASTE_TYPE_NUMBER:
      // The shortest text that is this number and no other, whatever the locale.
      return {digits, std::to_chars(digits, digits + sizeof digits, cell.number).ptr};
    case FOTFASTE_TYPE_TEXT:
      return std::string("\"").append(text_of(cell.text)).append("\"");
    case FOTFASTE_TYPE_STRATUM:
      break;
    default:
      return "type " + std::to_string(cell.type);
  }
  std::string text = "[";
  for (std::uint64_t i = 0; i < 2 * std::uint64_t{cell.label_count}; ++i) {
    if (cell.labels == nullptr) throw Failure("a stratum that it hands over is a null pointer");
    text.append("\"").append(text_of(cell.labels[i])).append("\"");
  }
  return text + "]";
}

}  // namespace

std::string Report::text() const {
  std::string all;
  for (const std::string& line : lines) all.append(line).append("\n");
  return all;
}

void expect_equal(const Report& whole, const Report& other, const std::string& what) {
  if (whole.lines == other.lines) return;
  const std::size_t size = std::min(whole.lines.size(), other.lines.size());
  std::size_t first = 0;
  while (first < size && whole.lines[first] == other.lines[first]) ++first;
  const auto line = [&](const Report& report) {
    return first < report.lines.size() ? report.lines[first] : std::string("no row");
  };
  throw Failure(what + ", row " + std::to_string(first + 1) + " is " + line(other), line(whole));
}

std::string spelled(const model::Cell& cell) {
  if (const auto* integer = std::get_if<std::int64_t>(&cell)) return std::to_string(*integer);
  if (const auto* text = std::get_if<std::string>(&cell)) return "\"" + *text + "\"";
  if (const auto* date = std::get_if<model::DateCell>(&cell)) return "day " + std::to_string(date->day);
  if (const auto* number = std::get_if<double>(&cell)) {
    char digits[40];
    return {digits, std::to_chars(digits, digits + sizeof digits, *number).ptr};
  }
  if (const auto* stratum = std::get_if<model::Stratum>(&cell)) {
    std::string text = "[";
    for (const auto& [name, value] : stratum->labels) text.append(name).append("=").append(value).append(" ");
    return text + "]";
  }
  return "null";
}

Recorder::Recorder(const model::PluginDescription& description, Answer answer,
                   const std::map<std::int64_t, std::int64_t>* persons, bool reads_persons)
    : description_(description),
      answer_(std::move(answer)),
      persons_(persons),
      reads_persons_(reads_persons),
      sink_{sizeof sink_, 0, this, add_row, add_label} {
  for (const model::TableDescription& table : description.tables) checks_.emplace_back(table);
}

Report Recorder::take() {
  // Rows about persons follow the persons' numbers, which the caller has changed back.
  if (persons_ != nullptr) std::sort(about_persons_.begin(), about_persons_.end());
  for (std::string& line : about_persons_) report_.lines.push_back(std::move(line));
  return std::move(report_);
}

template <typename Function>
std::int32_t Recorder::guarded(Function function) noexcept {
  try {
    const std::int32_t status = answer_ ? answer_(++calls_) : FOTFASTE_OK;
    if (status == FOTFASTE_OK) function();
    return status;
  } catch (const std::exception& error) {
    if (fault_.empty()) fault_ = error.what();
    return FOTFASTE_INTERNAL;
  }
}

std::int32_t Recorder::add_row(const fotfaste_result_sink* sink, std::uint32_t table,
                               const fotfaste_cell* cells, std::uint64_t count) {
  auto& self = *static_cast<Recorder*>(sink->context);
  return self.guarded([&] { self.row(table, cells, count); });
}

std::int32_t Recorder::add_label(const fotfaste_result_sink* sink, std::uint32_t table, std::uint32_t column,
                                 fotfaste_text value, const fotfaste_label* label) {
  auto& self = *static_cast<Recorder*>(sink->context);
  return self.guarded([&] {
    if (label == nullptr) throw Failure("a label that it hands over is a null pointer");
    std::string line = "label ";
    line.append(std::to_string(table)).append(".").append(std::to_string(column));
    line.append(" \"").append(text_of(value)).append("\": \"").append(text_of(label->sv));
    line.append("\" \"").append(text_of(label->en)).append("\"");
    self.report_.lines.push_back(std::move(line));
    self.judge_label(table, column, value, *label);
  });
}

void Recorder::row(std::uint32_t table, const fotfaste_cell* cells, std::uint64_t count) {
  if (count > 0 && cells == nullptr) throw Failure("a row that it hands over is a null pointer");
  constexpr std::uint64_t most_cells = 10'000;
  if (count > most_cells) throw Failure("a row that it hands over has more cells than any may have");
  const model::TableDescription* described =
      table < description_.tables.size() ? &description_.tables[table] : nullptr;
  std::string line = described == nullptr ? std::to_string(table) : described->id;
  line.append(":");
  for (std::uint64_t i = 0; i < count; ++i) {
    fotfaste_cell cell = cells[i];
    const bool person = described != nullptr && i < described->columns.size() &&
                        described->columns[i].role == FOTFASTE_ROLE_PERSON;
    if (person && persons_ != nullptr && cell.type == FOTFASTE_TYPE_INTEGER) {
      const auto found = persons_->find(cell.integer);
      if (found != persons_->end()) cell.integer = found->second;
    }
    const bool may_name_persons = reads_persons_ && described != nullptr && i < described->columns.size() &&
                                  cell.type == FOTFASTE_TYPE_TEXT &&
                                  described->columns[i].role == FOTFASTE_ROLE_ATTRIBUTE;
    line.append(" ").append(may_name_persons && persons_ != nullptr ? "text" : word(cell));
  }
  judge(table, cells, count);
  const bool about_persons = described != nullptr && model::is_about_persons(*described);
  (about_persons ? about_persons_ : report_.lines).push_back(std::move(line));
}

// Whether a host would take the row; its own code says so.
void Recorder::judge(std::uint32_t table, const fotfaste_cell* cells, std::uint64_t count) {
  try {
    std::string bytes;
    host::write_row(bytes, table, cells, count);
    host::Row read = host::read_row(bytes);
    if (table >= checks_.size()) throw host::InvalidOutput("a row is for a table that was not declared");
    checks_[table].check(read.cells);
    report_.rows.push_back({table, std::move(read.cells)});
  } catch (const host::InvalidOutput& error) {
    if (report_.fault.empty()) report_.fault = error.what();
  }
}

void Recorder::judge_label(std::uint32_t table, std::uint32_t column, fotfaste_text value,
                           const fotfaste_label& label) {
  const bool known = table < description_.tables.size() &&
                     column < description_.tables[table].columns.size() &&
                     description_.tables[table].columns[column].type == FOTFASTE_TYPE_TEXT;
  const bool readable =
      host::is_utf8(text_of(value)) && host::is_utf8(text_of(label.sv)) && host::is_utf8(text_of(label.en));
  if (report_.fault.empty() && !known) report_.fault = "a label is for a column that is no text column";
  if (report_.fault.empty() && !readable) report_.fault = "a label is not UTF-8";
}

}  // namespace fotfaste::conformance

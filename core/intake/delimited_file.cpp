#include "intake/delimited_file.hpp"

#include <algorithm>
#include <array>

#include "model/sha256.hpp"

namespace fotfaste::intake {
namespace {

constexpr std::string_view utf8_mark = "\xEF\xBB\xBF";
constexpr std::array<char, 4> known_delimiters = {',', ';', '\t', '|'};

// The known delimiter that occurs most often outside quotation marks in the first line; a comma without any.
char most_frequent_delimiter(std::string_view text, char line_end) {
  std::array<std::size_t, known_delimiters.size()> counts{};
  bool quoted = false;
  for (const char c : text) {
    if (c == '"') quoted = !quoted;
    if (quoted) continue;
    if (c == line_end) break;
    for (std::size_t i = 0; i < counts.size(); ++i) counts[i] += c == known_delimiters[i] ? 1U : 0U;
  }
  const auto most = std::max_element(counts.begin(), counts.end());
  return known_delimiters[static_cast<std::size_t>(most - counts.begin())];
}

// Spreadsheets write "sep=;" as a line before the header, and do not show it.
std::optional<char> take_separator_line(std::string_view& text) {
  constexpr std::string_view beginning = "sep=";
  if (!text.starts_with(beginning) || text.size() < beginning.size() + 2) return std::nullopt;
  const char delimiter = text[beginning.size()];
  const std::string_view rest = text.substr(beginning.size() + 1);
  std::size_t line_end = 0;
  if (rest.starts_with("\r\n")) {
    line_end = 2;
  } else if (rest.front() == '\n' || rest.front() == '\r') {
    line_end = 1;
  } else {
    return std::nullopt;
  }
  text = rest.substr(line_end);
  return delimiter;
}

}  // namespace

DelimitedFile::DelimitedFile(const std::filesystem::path& path, const FileForm& form)
    : file_(path), text_(file_.bytes()) {
  const bool marked = text_.starts_with(utf8_mark);
  is_utf16_ = text_.starts_with("\xFF\xFE") || text_.starts_with("\xFE\xFF");
  if (marked) text_.remove_prefix(utf8_mark.size());
  find_separators_and_header(form);

  // One pass takes the hash, looks at the encoding and finds where blocks begin, while the bytes are near.
  model::Sha256 hash;
  HighBytes high;
  const std::string_view bytes = file_.bytes();
  const auto before_text = static_cast<std::size_t>(text_.data() - bytes.data());
  hash.add(bytes.substr(0, before_text));
  starts_.front() = body_;
  std::size_t looked = 0;
  std::size_t record = body_;
  const std::size_t step = std::max<std::size_t>(form.block_size, 1);
  for (std::size_t begin = 0; begin < text_.size(); begin += step) {
    const std::size_t end = std::min(begin + step, text_.size());
    hash.add(text_.substr(begin, end - begin));
    high.add(look_at_high_bytes(text_, looked, end));
    if (end > record && end < text_.size()) {
      record = first_record_after(record, end);
      if (record > starts_.back() && record < text_.size()) starts_.push_back(record);
    }
    file_.release(text_.substr(begin, end - begin));
  }
  if (starts_.back() < text_.size()) starts_.push_back(text_.size());
  hash.add(bytes.substr(before_text + text_.size()));
  sha256_ = hash.finish();

  encoding_ = marked ? Encoding::utf8_with_mark : Encoding::utf8;
  const bool looks_like_windows = high.stray > 0 && high.characters == 0 && !high.impossible && !marked;
  if (looks_like_windows) encoding_ = Encoding::windows_1252;
  if (form.encoding && !(marked && *form.encoding == Encoding::utf8)) encoding_ = *form.encoding;
  has_stray_bytes_ = encoding_ == Encoding::windows_1252 ? high.impossible : high.stray > 0;
  std::string scratch;
  std::string decoding;
  Record first;
  if (body_ > 0) read_record(text_, 0, separators_, first);
  for (const std::string_view field : first.fields) {
    header_.emplace_back(content(decoded(field, decoding), scratch));
  }
  header_text_ = first.text;
}

void DelimitedFile::find_separators_and_header(const FileForm& form) {
  const std::optional<char> announced = take_separator_line(text_);
  const std::size_t first = text_.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) {
    text_ = text_.substr(0, 0);
    return;
  }
  if (text_.find('\n') == std::string_view::npos) separators_.line_end = '\r';
  // Empty lines before the header count as rows and say nothing else.
  const std::string_view before = text_.substr(0, first);
  const std::size_t line = before.rfind(separators_.line_end);
  header_row_ += static_cast<std::uint64_t>(std::count(before.begin(), before.end(), separators_.line_end));
  if (line != std::string_view::npos) text_.remove_prefix(line + 1);
  separators_.delimiter = form.delimiter ? *form.delimiter
                          : announced    ? *announced
                                         : most_frequent_delimiter(text_, separators_.line_end);
  body_ = skip_record(text_, 0, separators_);
}

std::size_t DelimitedFile::first_record_after(std::size_t from, std::size_t boundary) const {
  if (from >= boundary) return from;
  const std::size_t line = text_.find(separators_.line_end, boundary - 1);
  const std::size_t next = line == std::string_view::npos ? text_.size() : line + 1;
  if (text_.substr(from, next - from).find('"') == std::string_view::npos) return next;
  while (from < boundary) from = skip_record(text_, from, separators_);
  return from;
}

std::string_view DelimitedFile::decoded(std::string_view text, std::string& scratch) const {
  if (is_ascii(text)) return text;
  if (encoding_ == Encoding::windows_1252) {
    scratch = from_windows_1252(text);
    return scratch;
  }
  if (!has_stray_bytes_ || is_valid_utf8(text)) return text;
  scratch.clear();
  while (!text.empty()) {
    const std::size_t valid = valid_utf8_prefix(text);
    scratch.append(text.substr(0, valid));
    text.remove_prefix(valid);
    if (text.empty()) break;
    scratch.append("\xEF\xBF\xBD");
    text.remove_prefix(1);
  }
  return scratch;
}

}  // namespace fotfaste::intake

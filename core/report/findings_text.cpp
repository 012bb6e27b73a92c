#include "report/findings_text.hpp"

#include <algorithm>

#include "report/display_text.hpp"
#include "report/number_text.hpp"
#include "report/palette.hpp"
#include "report/utf8.hpp"

namespace fotfaste::report {
namespace {

using model::Finding;
using model::Language;
using model::Place;
using model::Severity;

struct SeverityWords {
  const char* sv;
  const char* en;
  const char* sv_several;
  const char* en_several;
  Tone tone;
};

constexpr SeverityWords words_of(Severity severity) {
  switch (severity) {
    case Severity::note:
      return {"notering", "note", "noteringar", "notes", Tone::place};
    case Severity::warning:
      return {"varning", "warning", "varningar", "warnings", Tone::doubtful};
    case Severity::error:
      break;
  }
  return {"fel", "error", "fel", "errors", Tone::bad};
}

// The part of an excerpt that is shown, and where the carets stand in it, in characters.
struct Window {
  std::string text;
  std::size_t caret = 0;
  std::size_t length = 0;
};

std::string characters(std::string_view text, std::size_t from, std::size_t count) {
  std::size_t at = 0;
  for (std::size_t i = 0; i < from && at < text.size(); ++i) at += code_point_at(text, at).size;
  std::size_t end = at;
  for (std::size_t i = 0; i < count && end < text.size(); ++i) end += code_point_at(text, end).size;
  return std::string(text.substr(at, end - at));
}

// A long row is shown from shortly before the trouble.
Window window_of(const Place& place, std::size_t width) {
  const std::string text = neutral(place.excerpt, 100'000);
  const std::size_t size = character_count(text);
  Window window{text, std::min<std::size_t>(place.caret, size), place.caret_length};
  if (size > width) {
    const std::size_t before = width / 3;
    std::size_t from = window.caret > before ? window.caret - before : 0;
    from = std::min(from, size - width + 1);
    const bool cut_before = from > 0;
    const std::size_t room = width - (cut_before ? 1 : 0) - 1;
    const bool cut_after = from + room < size;
    window.text = (cut_before ? "…" : "") + characters(text, from, room) + (cut_after ? "…" : "");
    window.caret = window.caret - from + (cut_before ? 1 : 0);
  }
  const std::size_t shown = character_count(window.text);
  window.length = std::clamp<std::size_t>(window.length, 0, shown > window.caret ? shown - window.caret : 1);
  return window;
}

class Writer {
 public:
  explicit Writer(const FindingsStyle& style) : style_(style), palette_(style.colour) {}

  void finding(const Finding& finding) {
    const SeverityWords words = words_of(finding.severity);
    gutter_ = gutter_of(finding);
    text.append(
        palette_.paint(words.tone, std::string(say(words.sv, words.en)) + "[" + neutral(finding.code) + "]"));
    text.append(palette_.paint(Tone::strong, ": " + neutral(in(finding.message)))).push_back('\n');
    const std::size_t shown = std::min(finding.places.size(), style_.most_places);
    for (std::size_t i = 0; i < shown; ++i) place(finding.places[i]);
    remaining(finding, shown);
    how_many(finding);
    if (!finding.plugin.empty()) remark(std::string(say("från: ", "from: ")) + neutral(finding.plugin));
    if (!finding.help.empty()) remark(std::string(say("hjälp: ", "help: ")) + neutral(in(finding.help)));
    text.push_back('\n');
  }

  std::string text;

 private:
  [[nodiscard]] std::string_view say(std::string_view sv, std::string_view en) const {
    return style_.language == Language::swedish ? sv : en;
  }
  [[nodiscard]] const std::string& in(const model::Text& both) const { return both.in(style_.language); }

  // Digits of the largest row number shown, and at least three.
  [[nodiscard]] std::size_t gutter_of(const Finding& finding) const {
    std::size_t digits = 3;
    for (std::size_t i = 0; i < std::min(finding.places.size(), style_.most_places); ++i) {
      digits = std::max(digits, std::to_string(finding.places[i].row).size());
    }
    return digits;
  }

  void place(const Place& place) {
    std::string where = neutral(place.file, 500);
    if (place.row > 0) {
      where.append(":").append(std::to_string(place.row));
      if (place.column > 0) where.append(":").append(std::to_string(place.column));
    }
    if (!place.column_name.empty()) where.append(" (").append(neutral(place.column_name, 100)).append(")");
    text.append(std::string(gutter_ - 1, ' ')).append(palette_.paint(Tone::place, "--> ")).append(where);
    const std::string note = neutral(in(place.note), 300);
    if (place.excerpt.empty()) {
      text.append(note.empty() ? "" : ": " + note).push_back('\n');
      return;
    }
    text.push_back('\n');
    excerpt(place, note);
  }

  void excerpt(const Place& place, const std::string& note) {
    const std::size_t width = style_.width > gutter_ + 23 ? style_.width - gutter_ - 3 : 20;
    const Window window = window_of(place, width);
    const std::string row = place.row > 0 ? std::to_string(place.row) : "";
    empty_gutter("");
    text.append(palette_.paint(Tone::place, padded(row, gutter_, Align::right) + " |"));
    text.append(" ").append(window.text).push_back('\n');
    if (window.length == 0 && note.empty()) return;
    const std::size_t lead = display_width(characters(window.text, 0, window.caret));
    const std::size_t carets =
        window.length == 0
            ? 0
            : std::max<std::size_t>(display_width(characters(window.text, window.caret, window.length)), 1);
    const std::string marks(carets, '^');
    // A note that does not fit beside the carets stands on a line of its own.
    if (note.empty() || lead + carets + 1 + display_width(note) <= width) {
      empty_gutter(std::string(lead, ' ') +
                   palette_.paint(Tone::bad, marks + (note.empty() ? "" : " " + note)));
      return;
    }
    if (carets > 0) empty_gutter(std::string(lead, ' ') + palette_.paint(Tone::bad, marks));
    for (const std::string& line : wrapped(note, width)) empty_gutter(palette_.paint(Tone::bad, line));
  }

  void empty_gutter(std::string_view content) {
    text.append(palette_.paint(Tone::place, std::string(gutter_, ' ') + " |"));
    if (!content.empty()) text.append(" ").append(content);
    text.push_back('\n');
  }

  void remaining(const Finding& finding, std::size_t shown) {
    const std::uint64_t all = std::max<std::uint64_t>(finding.count, finding.places.size());
    if (shown == 0 || all <= shown) return;
    const std::string number = whole_number(static_cast<std::int64_t>(all - shown), style_.language);
    remark(style_.language == Language::swedish ? "och " + number + " till" : "and " + number + " more");
  }

  void how_many(const Finding& finding) {
    if (finding.total == 0) return;
    const auto number = [&](std::uint64_t value) {
      return whole_number(static_cast<std::int64_t>(value), style_.language);
    };
    const double share = static_cast<double>(finding.count) / static_cast<double>(finding.total);
    std::string line = number(finding.count);
    line.append(say(" av ", " of ")).append(number(finding.total));
    if (!finding.unit.empty()) line.append(" ").append(neutral(in(finding.unit), 60));
    remark(line + " (" + percent(share, 1, style_.language) + ")");
  }

  void remark(std::string_view content) {
    const std::string first = std::string(gutter_ + 1, ' ') + "= ";
    text.append(paragraph(first, std::string(gutter_ + 3, ' '), content, style_.width));
  }

  const FindingsStyle& style_;
  Palette palette_;
  std::size_t gutter_ = 3;
};

}  // namespace

std::string findings_text(std::span<const Finding> findings, const FindingsStyle& style) {
  Writer writer(style);
  for (const Finding& finding : findings) writer.finding(finding);
  return std::move(writer.text);
}

std::string findings_summary(std::span<const Finding> findings, Language language) {
  std::string text;
  for (const Severity severity : {Severity::error, Severity::warning, Severity::note}) {
    const auto count = std::count_if(findings.begin(), findings.end(),
                                     [&](const Finding& finding) { return finding.severity == severity; });
    if (count == 0) continue;
    const SeverityWords words = words_of(severity);
    const bool swedish = language == Language::swedish;
    if (!text.empty()) text.append(", ");
    text.append(std::to_string(count)).append(" ");
    text.append(count == 1 ? (swedish ? words.sv : words.en)
                           : (swedish ? words.sv_several : words.en_several));
  }
  if (!text.empty()) return text;
  return language == Language::swedish ? "inget att anmärka på" : "nothing to remark on";
}

}  // namespace fotfaste::report

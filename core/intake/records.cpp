#include "intake/records.hpp"

#include <algorithm>
#include <bit>
#include <cstring>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace fotfaste::intake {
namespace {

constexpr std::size_t nowhere = std::string_view::npos;

bool ends_field(std::string_view text, std::size_t at, const Separators& separators) {
  if (at >= text.size()) return true;
  const char c = text[at];
  if (c == separators.delimiter || c == separators.line_end) return true;
  return c == '\r' && (at + 1 == text.size() || text[at + 1] == separators.line_end);
}

// The position after the closing mark of the quoted field that begins at begin, or nowhere.
std::size_t end_of_quoted(std::string_view text, std::size_t begin, const Separators& separators) {
  const std::string_view reach = text.substr(0, std::min(text.size(), begin + largest_quoted));
  std::size_t at = begin + 1;
  while (true) {
    at = reach.find('"', at);
    if (at == nowhere) return nowhere;
    if (at + 1 < text.size() && text[at + 1] == '"') {
      at += 2;
      continue;
    }
    return ends_field(text, at + 1, separators) ? at + 1 : nowhere;
  }
}

// Hands every field to take(field, broken), and returns where the next record begins.
template <typename Take>
std::size_t walk_record(std::string_view text, std::size_t begin, const Separators& separators, Take&& take) {
  std::size_t at = begin;
  while (true) {
    const std::size_t field = at;
    bool broken = false;
    if (at < text.size() && text[at] == '"') {
      const std::size_t closed = end_of_quoted(text, at, separators);
      broken = closed == nowhere;
      if (!broken) at = closed;
    }
    while (at < text.size() && text[at] != separators.delimiter && text[at] != separators.line_end) ++at;
    std::size_t end = at;
    const bool last = at >= text.size() || text[at] == separators.line_end;
    if (last && end > field && text[end - 1] == '\r') --end;
    take(text.substr(field, end - field), broken);
    if (last) return std::min(at + 1, text.size());
    ++at;
  }
}

}  // namespace

std::size_t read_record(std::string_view text, std::size_t begin, const Separators& separators,
                        Record& record) {
  record.fields.clear();
  record.broken_quote = false;
  const std::size_t next =
      walk_record(text, begin, separators, [&record](std::string_view field, bool broken) {
        record.fields.push_back(field);
        record.broken_quote = record.broken_quote || broken;
      });
  const std::string_view last = record.fields.back();
  record.text = text.substr(begin, static_cast<std::size_t>(last.data() + last.size() - text.data()) - begin);
  return next;
}

std::size_t skip_record(std::string_view text, std::size_t begin, const Separators& separators) {
  return walk_record(text, begin, separators, [](std::string_view, bool) {});
}

std::string_view without_outer_spaces(std::string_view text) {
  const auto is_space = [](char c) { return c == ' ' || c == '\t'; };
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

std::string_view content(std::string_view field, std::string& scratch) {
  const bool quoted = field.size() >= 2 && field.front() == '"' && field.back() == '"';
  if (!quoted) return without_outer_spaces(field);
  field = field.substr(1, field.size() - 2);
  if (field.find('"') == nowhere) return without_outer_spaces(field);
  scratch.clear();
  for (std::size_t i = 0; i < field.size(); ++i) {
    scratch.push_back(field[i]);
    if (field[i] == '"') ++i;
  }
  return without_outer_spaces(scratch);
}

std::size_t find_separators(std::string_view text, const Separators& separators,
                            std::vector<std::uint32_t>& places) {
  if (places.size() < text.size()) places.resize(text.size());
  std::uint32_t* out = places.data();
  std::size_t at = 0;
#ifdef __SSE2__
  const __m128i delimiter = _mm_set1_epi8(separators.delimiter);
  const __m128i line_end = _mm_set1_epi8(separators.line_end);
  const auto separators_at = [&](std::size_t offset) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text.data() + offset));
    const __m128i found = _mm_or_si128(_mm_cmpeq_epi8(bytes, delimiter), _mm_cmpeq_epi8(bytes, line_end));
    return static_cast<std::uint64_t>(static_cast<unsigned>(_mm_movemask_epi8(found)));
  };
  for (; at + 64 <= text.size(); at += 64) {
    std::uint64_t found = separators_at(at) | separators_at(at + 16) << 16 | separators_at(at + 32) << 32 |
                          separators_at(at + 48) << 48;
    while (found != 0) {
      *out++ = static_cast<std::uint32_t>(at) + static_cast<std::uint32_t>(std::countr_zero(found));
      found &= found - 1;
    }
  }
#endif
  for (; at < text.size(); ++at) {
    if (text[at] == separators.delimiter || text[at] == separators.line_end) {
      *out++ = static_cast<std::uint32_t>(at);
    }
  }
  return static_cast<std::size_t>(out - places.data());
}

}  // namespace fotfaste::intake

#include "intake/person_index.hpp"

#include <algorithm>
#include <bit>
#include <cstring>

#include "intake/parallel.hpp"

namespace fotfaste::intake {
namespace {

// A row of a chunk with the first bytes of its pseudonym, so that most comparisons need no more.
struct Entry {
  std::uint64_t beginning = 0;  // the first eight bytes, most significant first
  std::uint32_t chunk = 0;
  std::uint32_t row = 0;
};

std::string_view name_of(const Chunk& chunk, std::uint32_t row) {
  const std::uint32_t begin = row == 0 ? 0 : chunk.name_ends[row - 1];
  return {chunk.names.data() + begin, chunk.name_ends[row] - begin};
}

std::uint64_t beginning_of(std::string_view name) {
  std::uint64_t word = 0;
  std::memcpy(&word, name.data(), std::min<std::size_t>(name.size(), sizeof word));
  return __builtin_bswap64(word);
}

std::vector<Entry> sorted_entries(std::span<const Chunk> chunks, unsigned threads) {
  std::vector<std::size_t> firsts{0};
  for (const Chunk& chunk : chunks) firsts.push_back(firsts.back() + chunk.rows);
  std::vector<Entry> entries(firsts.back());
  for_each_index(chunks.size(), threads, [&](std::size_t i, unsigned) {
    for (std::uint32_t row = 0; row < chunks[i].rows; ++row) {
      entries[firsts[i] + row] = {beginning_of(name_of(chunks[i], row)), static_cast<std::uint32_t>(i), row};
    }
  });
  const auto before = [&chunks](const Entry& a, const Entry& b) {
    if (a.beginning != b.beginning) return a.beginning < b.beginning;
    const int order = name_of(chunks[a.chunk], a.row).compare(name_of(chunks[b.chunk], b.row));
    if (order != 0) return order < 0;
    return a.chunk != b.chunk ? a.chunk < b.chunk : a.row < b.row;
  };
  if (threads < 2) {
    std::sort(entries.begin(), entries.end(), before);
    return entries;
  }
  const auto middle = entries.begin() + static_cast<std::ptrdiff_t>(entries.size() / 2);
  for_each_index(2, 2, [&](std::size_t half, unsigned) {
    std::sort(half == 0 ? entries.begin() : middle, half == 0 ? middle : entries.end(), before);
  });
  std::inplace_merge(entries.begin(), middle, entries.end(), before);
  return entries;
}

}  // namespace

std::uint64_t PersonIndex::hash(std::string_view text) {
  std::uint64_t mixed = text.size();
  std::size_t at = 0;
  const auto mix = [&mixed](std::uint64_t word) {
    mixed = (mixed ^ word) * 0x9E3779B97F4A7C15ULL;
    mixed ^= mixed >> 32;
  };
  for (; at + 8 <= text.size(); at += 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, text.data() + at, sizeof word);
    mix(word);
  }
  std::uint64_t rest = 0;
  for (; at < text.size(); ++at) rest = rest << 8 | static_cast<unsigned char>(text[at]);
  mix(rest);
  return mixed * 0x9E3779B97F4A7C15ULL;
}

PersonIndex::PersonIndex(std::span<Chunk> chunks, unsigned threads) {
  const std::vector<Entry> entries = sorted_entries(chunks, threads);
  for (Chunk& chunk : chunks) chunk.runs.resize(chunk.rows);
  for (const Entry& entry : entries) {
    Chunk& chunk = chunks[entry.chunk];
    const std::string_view name = name_of(chunk, entry.row);
    if (ends_.empty() || pseudonym(count() - 1) != name) {
      text_.append(name);
      ends_.push_back(text_.size());
    }
    chunk.runs[entry.row] = {count() - 1, entry.row};
  }
  slots_.resize(std::bit_ceil(std::max<std::size_t>(ends_.size() * 2, 2)));
  for (std::uint32_t person = 0; person < count(); ++person) {
    const std::uint64_t mixed = hash(pseudonym(person));
    std::size_t at = static_cast<std::size_t>(mixed >> 32) & (slots_.size() - 1);
    while (slots_[at].person != absent) at = (at + 1) & (slots_.size() - 1);
    slots_[at] = {person, static_cast<std::uint32_t>(mixed)};
  }
}

std::uint32_t PersonIndex::find(std::string_view text) const {
  if (slots_.empty()) return absent;
  const std::uint64_t mixed = hash(text);
  for (std::size_t at = static_cast<std::size_t>(mixed >> 32) & (slots_.size() - 1);;
       at = (at + 1) & (slots_.size() - 1)) {
    const Slot& slot = slots_[at];
    if (slot.person == absent) return absent;
    if (slot.tag == static_cast<std::uint32_t>(mixed) && pseudonym(slot.person) == text) return slot.person;
  }
}

}  // namespace fotfaste::intake

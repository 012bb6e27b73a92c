#include "ledger.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace activities {
namespace {

using fotfaste::MalformedBytes;

// Of values in order, from 0: the value at a place.
double at_place(const std::vector<std::pair<std::int64_t, std::int64_t>>& counted, std::int64_t place) {
  for (const auto& [value, count] : counted) {
    if (place < count) return static_cast<double>(value);
    place -= count;
  }
  return static_cast<double>(counted.back().first);
}

double quantile(const std::vector<std::pair<std::int64_t, std::int64_t>>& counted, std::int64_t size,
                double share) {
  const double place = static_cast<double>(size - 1) * share;
  const auto below = static_cast<std::int64_t>(std::floor(place));
  const double low = at_place(counted, below);
  const double high = at_place(counted, std::min(below + 1, size - 1));
  return low + (place - static_cast<double>(below)) * (high - low);
}

}  // namespace

void Ledger::merge(const Ledger& other, std::span<const std::uint32_t> strata) {
  std::vector<std::int32_t> numbers;
  for (std::size_t i = 0; i < other.words_.size(); ++i) {
    numbers.push_back(words_.number(other.words_.word(static_cast<std::int32_t>(i))));
  }
  for (const auto& [key, count] : other.counts_) {
    const Key own{key.series, strata[key.stratum], numbers[static_cast<std::size_t>(key.word)], key.value};
    fotfaste::add_counts(counts_[own], count);
  }
}

void Ledger::save(fotfaste::Writer& writer, std::span<const std::uint32_t> strata) const {
  std::map<std::string_view, std::uint32_t> places;  // of the words that occur
  for (const auto& [key, count] : counts_) places.emplace(words_.word(key.word), 0);
  std::uint32_t next = 0;
  for (auto& [word, place] : places) place = next++;
  std::vector<std::uint32_t> place_of_word(words_.size());
  for (std::size_t i = 0; i < words_.size(); ++i) {
    const auto found = places.find(words_.word(static_cast<std::int32_t>(i)));
    if (found != places.end()) place_of_word[i] = found->second;
  }
  std::vector<std::uint32_t> place_of_stratum(strata.size());
  for (std::uint32_t i = 0; i < strata.size(); ++i) place_of_stratum[strata[i]] = i;

  using Entry = std::tuple<std::uint8_t, std::uint32_t, std::uint32_t, std::int64_t, std::int64_t>;
  std::vector<Entry> entries;
  entries.reserve(counts_.size());
  for (const auto& [key, count] : counts_) {
    entries.emplace_back(static_cast<std::uint8_t>(key.series), place_of_stratum[key.stratum],
                         place_of_word[static_cast<std::size_t>(key.word)], key.value, count);
  }
  std::sort(entries.begin(), entries.end());
  writer.number(static_cast<std::uint64_t>(places.size()));
  for (const auto& [word, place] : places) writer.text(word);
  writer.number(static_cast<std::uint64_t>(entries.size()));
  for (const auto& [series, stratum, word, value, count] : entries) {
    writer.number(series);
    writer.number(stratum);
    writer.number(word);
    writer.number(value);
    writer.number(count);
  }
}

void Ledger::restore(fotfaste::Reader& reader, std::size_t strata) {
  std::vector<std::int32_t> numbers;
  std::string before;
  for (std::uint64_t left = reader.count(sizeof(std::uint64_t)); left > 0; --left) {
    const std::string_view word = reader.text();
    if (!numbers.empty() && word <= before) throw MalformedBytes("words are not in order");
    before = word;
    numbers.push_back(words_.number(word));
  }
  std::vector<char> used(numbers.size(), 0);
  std::tuple<std::uint8_t, std::uint32_t, std::uint32_t, std::int64_t> last;
  bool first = true;
  for (std::uint64_t left = reader.count(25); left > 0; --left) {
    const auto series = reader.number<std::uint8_t>();
    const auto stratum = reader.number<std::uint32_t>();
    const auto word = reader.number<std::uint32_t>();
    const auto value = reader.number<std::int64_t>();
    const std::int64_t count = fotfaste::read_count(reader);
    if (series >= static_cast<std::uint8_t>(Series::count)) throw MalformedBytes("a count is of no series");
    if (stratum >= strata || word >= numbers.size()) throw MalformedBytes("a count is of nothing");
    if (count == 0 || value < -1) throw MalformedBytes("a count is not one that is saved");
    const auto key = std::tuple(series, stratum, word, value);
    if (!first && !(last < key)) throw MalformedBytes("counts are not in order");
    first = false;
    last = key;
    used[word] = 1;
    fotfaste::add_counts(counts_[{static_cast<Series>(series), stratum, numbers[word], value}], count);
  }
  if (std::find(used.begin(), used.end(), 0) != used.end()) throw MalformedBytes("a word is not used");
}

LedgerView::LedgerView(const Ledger& ledger) {
  for (const auto& [key, count] : ledger.counts_) {
    values_[{key.series, key.stratum, std::string(ledger.words_.word(key.word))}].emplace(key.value, count);
  }
}

const Values& LedgerView::values(Series series, std::uint32_t stratum, std::string_view word) const {
  static const Values none;
  const auto found = values_.find({series, stratum, std::string(word)});
  return found == values_.end() ? none : found->second;
}

std::int64_t LedgerView::count(Series series, std::uint32_t stratum, std::string_view word,
                               std::int64_t value) const {
  const Values& all = values(series, stratum, word);
  const auto found = all.find(value);
  return found == all.end() ? 0 : found->second;
}

std::vector<std::string> LedgerView::words(Series series) const {
  std::vector<std::string> words;
  for (auto at = values_.lower_bound({series, 0, {}}); at != values_.end(); ++at) {
    const auto& [own, stratum, word] = at->first;
    // Whoever is in another stratum is in that of everybody too.
    if (own != series || stratum != 0) break;
    words.push_back(word);
  }
  return words;
}

std::int64_t size_of(const Values& values) {
  std::int64_t size = 0;
  for (const auto& [value, count] : values) fotfaste::add_counts(size, count);
  return size;
}

std::int64_t sum_of(const Values& values) {
  std::int64_t sum = 0;
  for (const auto& [value, count] : values) {
    if (value <= 0) continue;
    if (count > std::numeric_limits<std::int64_t>::max() / value) {
      throw MalformedBytes("counts grow too large");
    }
    fotfaste::add_counts(sum, value * count);
  }
  return sum;
}

Spreads spread_of(const Values& values, double unit) {
  Spreads found;
  std::vector<std::pair<std::int64_t, std::int64_t>> counted;
  for (const auto& [value, count] : values) {
    fotfaste::add_counts(value < 0 ? found.unknown : found.size, count);
    if (value >= 0) counted.emplace_back(value, count);
  }
  if (counted.empty()) return found;
  found.any = true;
  found.spread = {found.size,
                  static_cast<double>(sum_of(values)) / static_cast<double>(found.size) / unit,
                  quantile(counted, found.size, 0.25) / unit,
                  quantile(counted, found.size, 0.5) / unit,
                  quantile(counted, found.size, 0.75) / unit,
                  static_cast<double>(counted.back().first) / unit};
  return found;
}

}  // namespace activities

#include "model/nearest.hpp"

#include <algorithm>
#include <cstddef>

#include "model/words.hpp"

namespace fotfaste::model {
namespace {

// Optimal string alignment: Damerau-Levenshtein in which no part is edited twice.
std::size_t distance(const std::u32string& a, const std::u32string& b) {
  std::vector<std::size_t> before_last(b.size() + 1);
  std::vector<std::size_t> last(b.size() + 1);
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t exchanged = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({exchanged, last[j] + 1, row[j - 1] + 1});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) row[j] = std::min(row[j], before_last[j - 2] + 1);
    }
    std::swap(before_last, last);
    std::swap(last, row);
  }
  return last[b.size()];
}

// Two words of three letters that differ in one are hardly the same word; of eight in two, they may be.
std::size_t furthest(std::size_t letters) {
  return letters < 3 ? 0 : std::max<std::size_t>(1, letters / 3);
}

std::optional<std::string> completed(const std::u32string& typed, const std::vector<std::string>& known) {
  constexpr std::size_t shortest = 3;
  if (typed.size() < shortest) return std::nullopt;
  std::optional<std::string> found;
  for (const std::string& word : known) {
    if (!folded(word).starts_with(typed)) continue;
    if (found) return std::nullopt;
    found = word;
  }
  return found;
}

}  // namespace

std::optional<std::string> nearest(std::string_view typed, const std::vector<std::string>& known) {
  // Longer words are data in the wrong place rather than slips of the finger.
  constexpr std::size_t longest = 100;
  const std::u32string wanted = folded(typed);
  if (wanted.empty() || wanted.size() > longest) return std::nullopt;
  const std::string* best = nullptr;
  std::size_t best_distance = 0;
  for (const std::string& word : known) {
    const std::u32string candidate = folded(word);
    if (candidate.empty() || candidate.size() > longest) continue;
    const std::size_t found = distance(wanted, candidate);
    if (found > furthest(std::max(wanted.size(), candidate.size()))) continue;
    if (best != nullptr && found >= best_distance) continue;
    best = &word;
    best_distance = found;
  }
  if (best != nullptr) return *best;
  return completed(wanted, known);
}

}  // namespace fotfaste::model

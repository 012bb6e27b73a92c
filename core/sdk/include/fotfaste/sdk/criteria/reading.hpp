// Reading a criterion from project.toml: exact places, and the nearest word for one that is mistyped.
#pragma once

#include <algorithm>
#include <cstdint>
#include <initializer_list>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "fotfaste/sdk/parameters.hpp"
#include "fotfaste/sdk/points.hpp"

namespace fotfaste::criteria {

// Codes of findings. docs/criteria.md says more about each.
inline constexpr const char* unknown_key_code = "P110";
inline constexpr const char* unknown_word_code = "P111";
inline constexpr const char* missing_key_code = "P112";
inline constexpr const char* contradiction_code = "P113";
inline constexpr const char* unseen_word_code = "P120";
inline constexpr const char* left_out_code = "P121";

// Insertions, deletions, replacements and swaps of neighbours between two words (optimal string alignment).
inline std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before(b.size() + 1);
  std::vector<std::size_t> above(b.size() + 1);
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) above[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + (a[i - 1] == b[j - 1] ? 0U : 1U)});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) row[j] = std::min(row[j], before[j - 2] + 1);
    }
    before.swap(above);
    above.swap(row);
  }
  return above[b.size()];
}

// The word that was probably meant; nothing when none is near. A third of the letters may be wrong.
inline std::optional<std::string_view> nearest(std::string_view written,
                                               std::span<const std::string_view> words) {
  std::optional<std::string_view> best;
  std::size_t least = written.size() / 3 + 2;
  for (const std::string_view word : words) {
    const std::size_t distance = edit_distance(written, word);
    if (distance < least) {
      least = distance;
      best = word;
    }
  }
  return best;
}

inline std::string quote(std::string_view text) {
  std::string quoted;
  quoted.reserve(text.size() + 2);
  quoted.push_back('"');
  quoted.append(text);
  quoted.push_back('"');
  return quoted;
}

inline std::string list_words(std::span<const std::string_view> words, std::string_view last_joint) {
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) text += i + 1 == words.size() ? std::string(last_joint) : std::string(", ");
    text += words[i];
  }
  return text;
}

// "Did you mean X?", or all that may be written.
inline Label suggest(std::string_view written, std::span<const std::string_view> words) {
  if (const auto near = nearest(written, words)) {
    return {"Menade du " + quote(*near) + "?", "Did you mean " + quote(*near) + "?"};
  }
  return {"Skriv " + list_words(words, " eller ") + ".", "Write " + list_words(words, " or ") + "."};
}

[[noreturn]] inline void throw_unknown_key(const Parameters& item, std::span<const std::string_view> keys) {
  throw ParameterError({quote(item.key()) + " är inget som ett kriterium av det här slaget kan innehålla.",
                        quote(item.key()) + " is nothing that a criterion of this kind can hold."},
                       suggest(item.key(), keys), item.raw(), unknown_key_code);
}

// Refuses keys that are not among these.
inline void allow_only(const Parameters& table, std::initializer_list<std::string_view> keys) {
  const std::span<const std::string_view> allowed(keys.begin(), keys.size());
  for (const Parameters item : table.items()) {
    if (std::find(keys.begin(), keys.end(), item.key()) == keys.end()) throw_unknown_key(item, allowed);
  }
}

// The position of a word in a fixed list.
inline std::size_t one_of(const Parameters& item, std::span<const std::string_view> words) {
  const std::string_view written = item.as_text();
  const auto found = std::find(words.begin(), words.end(), written);
  if (found != words.end()) return static_cast<std::size_t>(found - words.begin());
  throw ParameterError(
      {quote(written) + " är inget känt ord här.", quote(written) + " is not a known word here."},
      suggest(written, words), item.raw(), unknown_word_code);
}

inline std::size_t one_of(const Parameters& item, std::initializer_list<std::string_view> words) {
  return one_of(item, std::span<const std::string_view>(words.begin(), words.size()));
}

// The positions of one word or a list of words, as bits.
inline std::uint32_t some_of(const Parameters& item, std::span<const std::string_view> words) {
  if (!item.is_list()) return std::uint32_t{1} << one_of(item, words);
  std::uint32_t bits = 0;
  for (const Parameters word : item.items()) bits |= std::uint32_t{1} << one_of(word, words);
  return bits;
}

// One text or a list of at least one; none of them empty.
inline std::vector<std::string_view> some_texts(const Parameters& item) {
  std::vector<std::string_view> texts = item.as_texts();
  const bool blank =
      std::any_of(texts.begin(), texts.end(), [](std::string_view text) { return text.empty(); });
  if (texts.empty() || blank) {
    throw ParameterError({quote(item.key()) + " anger inget att leta efter.",
                          quote(item.key()) + " names nothing to look for."},
                         {"Skriv ett ord eller en lista av ord.", "Write a word or a list of words."},
                         item.raw(), missing_key_code);
  }
  return texts;
}

inline Anchor anchor_of(const Parameters& table, std::string_view key, Anchor otherwise) {
  const Parameters item = table.find(key);
  return item ? static_cast<Anchor>(one_of(item, {"entry", "exit"})) : otherwise;
}
inline Anchor anchor_or_cohort_of(const Parameters& table, std::string_view key, Anchor otherwise) {
  const Parameters item = table.find(key);
  return item ? static_cast<Anchor>(one_of(item, {"entry", "exit", "cohort"})) : otherwise;
}

inline Point point_of(const Parameters& item) {
  const std::string_view written = item.as_text();
  if (const auto point = parse_point(written)) return *point;
  throw ParameterError(
      {quote(written) + " är ingen uppföljningspunkt.", quote(written) + " is not a follow-up point."},
      {"Skriv till exempel \"exit\", \"exit+28d\" eller \"entry+12m\".",
       "Write for example \"exit\", \"exit+28d\" or \"entry+12m\"."},
      item.raw(), unknown_word_code);
}

[[noreturn]] inline void throw_missing(const Parameters& table, Label help) {
  throw ParameterError({"Kriteriet är inte fullständigt.", "The criterion is not complete."}, std::move(help),
                       table.raw(), missing_key_code);
}

[[noreturn]] inline void throw_contradiction(const Parameters& item, Label message, Label help) {
  throw ParameterError(std::move(message), std::move(help), item.raw(), contradiction_code);
}

// Limits of a number, both inclusive.
struct Range {
  double least;
  double most;
  [[nodiscard]] bool contains(double value) const { return least <= value && value <= most; }
};

// at_least, at_most or between = [a, b] of a table; nothing when none is there.
inline std::optional<Range> range_of(const Parameters& table) {
  constexpr double infinite = std::numeric_limits<double>::infinity();
  Range range{-infinite, infinite};
  const Parameters between = table.find("between");
  const Parameters least = table.find("at_least");
  const Parameters most = table.find("at_most");
  if (between) {
    if (least || most) {
      throw_contradiction(between,
                          {"between står tillsammans med at_least eller at_most.",
                           "between stands together with at_least or at_most."},
                          {"Ta bort det ena.", "Remove one of them."});
    }
    if (!between.is_list() || between.items().size() != 2) {
      throw ParameterError({"between ska ha två tal.", "between must have two numbers."},
                           {"Skriv till exempel between = [2, 4].", "Write for example between = [2, 4]."},
                           between.raw(), missing_key_code);
    }
    range = {between.items()[0].as_number(), between.items()[1].as_number()};
  } else if (least || most) {
    if (least) range.least = least.as_number();
    if (most) range.most = most.as_number();
  } else {
    return std::nullopt;
  }
  if (range.least > range.most) {
    throw_contradiction(
        between ? between : most,
        {"Inget tal är både så stort och så litet.", "No number is both that large and that small."},
        {"Det minsta talet ska inte vara större än det största.",
         "The least number must not be larger than the greatest."});
  }
  return range;
}

}  // namespace fotfaste::criteria

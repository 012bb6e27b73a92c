#include "report/diff/matching.hpp"

#include <algorithm>

#include "report/number_text.hpp"

namespace fotfaste::report {
namespace {

// Nothing that the program writes is nested so deep.
constexpr int deepest = 64;

// No text can imitate what follows it.
void append_quoted(std::string& text, std::string_view content) {
  text.push_back('"');
  for (const char c : content) {
    if (c == '"' || c == '\\') text.push_back('\\');
    text.push_back(c);
  }
  text.push_back('"');
}

void append_canonical(std::string& text, const Json& value, int depth = 0) {
  if (depth > deepest) return;
  if (value.is_number()) {
    const double number = value.get<double>();
    text.append(number == 0 ? "0" : shortest_number(number));
  } else if (value.is_string()) {
    append_quoted(text, value.get_ref<const std::string&>());
  } else if (value.is_boolean()) {
    text.append(value.get<bool>() ? "true" : "false");
  } else if (value.is_array()) {
    text.push_back('[');
    for (const Json& one : value) {
      append_canonical(text, one, depth + 1);
      text.push_back(',');
    }
    text.push_back(']');
  } else if (value.is_object()) {
    std::vector<std::pair<std::string_view, const Json*>> members;
    for (const auto& [name, one] : value.get_ref<const Json::object_t&>()) members.emplace_back(name, &one);
    std::stable_sort(members.begin(), members.end(),
                     [](const auto& one, const auto& other) { return one.first < other.first; });
    text.push_back('{');
    for (const auto& [name, one] : members) {
      append_quoted(text, name);
      text.push_back(':');
      append_canonical(text, *one, depth + 1);
      text.push_back(',');
    }
    text.push_back('}');
  } else {
    text.append("null");
  }
}

using Several = std::vector<const Json*>;

void pair_several(const std::string& key, const Several& before, const Several& after,
                  std::vector<KeyedPair>& pairs) {
  if (before.size() <= 1 && after.size() <= 1) {
    pairs.push_back({key, {before.empty() ? nullptr : before[0], after.empty() ? nullptr : after[0]}});
    return;
  }
  const auto texts = [](const Several& list) {
    std::vector<std::pair<std::string, const Json*>> result;
    for (const Json* one : list) result.emplace_back(canonical(*one), one);
    std::sort(result.begin(), result.end(),
              [](const auto& one, const auto& other) { return one.first < other.first; });
    return result;
  };
  const auto sorted_before = texts(before);
  const auto sorted_after = texts(after);
  Several left_before;
  Several left_after;
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < sorted_before.size() || j < sorted_after.size()) {
    if (j == sorted_after.size() ||
        (i < sorted_before.size() && sorted_before[i].first < sorted_after[j].first)) {
      left_before.push_back(sorted_before[i++].second);
    } else if (i == sorted_before.size() || sorted_after[j].first < sorted_before[i].first) {
      left_after.push_back(sorted_after[j++].second);
    } else {
      pairs.push_back({key, {sorted_before[i++].second, sorted_after[j++].second}});
    }
  }
  for (std::size_t n = 0; n < std::max(left_before.size(), left_after.size()); ++n) {
    pairs.push_back({key,
                     {n < left_before.size() ? left_before[n] : nullptr,
                      n < left_after.size() ? left_after[n] : nullptr}});
  }
}

}  // namespace

std::string canonical(const Json& value) {
  std::string text;
  append_canonical(text, value);
  return text;
}

bool same(const Json& one, const Json& other) {
  if (one.is_number() && other.is_number()) return one == other;
  if (one.is_string() && other.is_string()) return one == other;
  if (one.is_null() || other.is_null()) return one.is_null() && other.is_null();
  return canonical(one) == canonical(other);
}

std::string plain_text(const Json& object, std::string_view key) {
  const Json& value = member(object, key);
  return value.is_string() ? value.get<std::string>() : std::string();
}

std::vector<KeyedPair> paired(Keyed before, Keyed after) {
  std::map<std::string, std::pair<Several, Several>> found;
  for (auto& [key, one] : before) found[std::move(key)].first.push_back(one);
  for (auto& [key, one] : after) found[std::move(key)].second.push_back(one);
  std::vector<KeyedPair> pairs;
  pairs.reserve(found.size());
  for (const auto& [key, lists] : found) pair_several(key, lists.first, lists.second, pairs);
  return pairs;
}

std::vector<Pair> paired_in_order(const Json& before, const Json& after, std::string_view key) {
  std::map<std::string, Several> waiting;
  for (const Json& one : elements(before)) waiting[plain_text(one, key)].push_back(&one);
  for (auto& [name, list] : waiting) std::reverse(list.begin(), list.end());
  std::vector<Pair> pairs;
  for (const Json& one : elements(after)) {
    Several& list = waiting[plain_text(one, key)];
    pairs.emplace_back(list.empty() ? nullptr : list.back(), &one);
    if (!list.empty()) list.pop_back();
  }
  for (const Json& one : elements(before)) {
    const Several& list = waiting[plain_text(one, key)];
    if (std::find(list.begin(), list.end(), &one) != list.end()) pairs.emplace_back(&one, nullptr);
  }
  return pairs;
}

}  // namespace fotfaste::report

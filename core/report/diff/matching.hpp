// What is the same thing in two runs.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "report/table_view.hpp"

namespace fotfaste::report {

// The same text for the same value: members in order of their names, 5 and 5.0 alike.
std::string canonical(const Json& value);
bool same(const Json& one, const Json& other);

// The text of a member as it stands; empty for anything else.
std::string plain_text(const Json& object, std::string_view key);

// Things of an earlier and a later list that have the same key, in an order that depends on keys alone. Of
// several with one key, those that are alike are paired first, then the others in their canonical order. Null
// where there is no counterpart.
using Pair = std::pair<const Json*, const Json*>;
struct KeyedPair {
  std::string key;
  Pair pair;
};
using Keyed = std::vector<std::pair<std::string, const Json*>>;
std::vector<KeyedPair> paired(Keyed before, Keyed after);

// The same, in the order of the later list; what only the earlier one has comes last, in its order. Of
// several with one key the first ones are paired.
std::vector<Pair> paired_in_order(const Json& before, const Json& after, std::string_view key);

}  // namespace fotfaste::report

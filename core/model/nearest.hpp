// The word that somebody probably meant.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace fotfaste::model {

// The words nearest to a mistyped one, for "did you mean": at most one, none when nothing is near. Used by
// every part that meets words of an evaluator's.
//
// Letters that are added, left out, exchanged or swapped with their neighbour count one each; case does not
// count, and one space, hyphen or underscore is as good as another. About a third of the letters may differ.
// Of words equally near, the first wins. A word that is cut short finds the only known word it begins.
std::optional<std::string> nearest(std::string_view typed, const std::vector<std::string>& known);

}  // namespace fotfaste::model

// Words of an evaluator's files compared the way people read them.
#pragma once

#include <string>
#include <string_view>

namespace fotfaste::model {

// The characters of UTF-8 text; a byte that is not UTF-8 stands for itself.
std::u32string characters(std::string_view text);

// Lower case (ASCII and the letters of Western European languages), outer spaces taken off, and spaces,
// hyphens, underscores and full stops between words made one space. The result is for comparing only.
std::u32string folded(std::string_view text);

}  // namespace fotfaste::model

// What the choices of parameters are called in reports, where the choice is one that plugins share.
#pragma once

#include <optional>
#include <string_view>

#include "model/text.hpp"

namespace fotfaste::report {

// "unknown", "not_reached" -> som inte nådda. Nothing for choices that have no words here: they are shown as
// the evaluator wrote them.
std::optional<model::Text> choice_words(std::string_view parameter, std::string_view choice);

// "participants" -> deltagare. Nothing for units that are not of the plugin interface's examples.
std::optional<model::Text> unit_words(std::string_view unit);

}  // namespace fotfaste::report

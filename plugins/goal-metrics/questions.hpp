// What a goal's wording leaves open, and that changes the figure: for "40 in work within six months and then
// for six months" eight questions. A question is answered by the key that decides it, when somebody has
// written that key, or by naming it in `agreed`, when the reading without a key is what was meant.
#pragma once

#include <string>
#include <vector>

#include "fotfaste/sdk/description.hpp"
#include "fotfaste/sdk/design.hpp"
#include "fotfaste/sdk/parameters.hpp"

namespace goals {

// Adds the field `agreed` to the parameter of a goal.
void describe_agreed(fotfaste::Parameter& goal);

// All questions of a goal that can be parsed, answered and open, in a fixed order. Every option is one line
// that takes the place of the goal's key of that name, and answers the question.
std::vector<fotfaste::DesignQuestion> questions_of(const fotfaste::Parameters& goal);

// The parts of an outcome that are of one kind, "spell" or "assessment", at any depth.
std::vector<fotfaste::Parameters> parts_of_kind(const fotfaste::Parameters& outcome, std::string_view kind);

// Whether the outcome says what participants are, not what became of them: "40 % women".
bool is_composition(const fotfaste::Parameters& outcome);

}  // namespace goals

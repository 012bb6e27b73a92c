// Texts that several parts share: labels of values, and the word that needs a confirmed design.
#pragma once

#include <string>
#include <string_view>

#include "fotfaste/sdk/description.hpp"
#include "fotfaste/sdk/parameters.hpp"
#include "fotfaste/sdk/results.hpp"

namespace comparison {

// Whether a text says effect as a word of its own: "effektiv" and "effective" do not.
bool speaks_of_effects(std::string_view text);

// The text of a table of parameters, or its id. Throws ParameterError when it says effect, which only a
// confirmed comparison group may.
fotfaste::Label plain_text_of(const fotfaste::Parameters& table);

// Throws ParameterError when two tables of the list have one id, or when an id is empty.
void check_ids(const fotfaste::Parameters& list);

[[noreturn]] void throw_contradiction(const fotfaste::Parameters& at, fotfaste::Label message,
                                      fotfaste::Label help);

// The fields id and text, which every declared thing has.
void describe_id_and_text(fotfaste::Parameter& table);

// The number of a parameter. Throws ParameterError for one that is infinite or none at all, which TOML can
// write.
double finite_number(const fotfaste::Parameters& at);

// What a value of a column is called, where it is a code of the model; the value itself otherwise.
fotfaste::Label value_label(std::string_view value);

}  // namespace comparison

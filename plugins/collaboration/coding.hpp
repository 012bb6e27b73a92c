// Strengths and weaknesses in what people wrote or said, coded by two who read it apart. A row of the survey
// for each coder and piece of text: the group is the coding's, the respondent the coder, the item the piece,
// the value the number of the code. A piece that holds two thoughts is divided into two.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "fotfaste/sdk/description.hpp"
#include "fotfaste/sdk/label.hpp"
#include "fotfaste/sdk/results.hpp"
#include "fotfaste/sdk/settings.hpp"
#include "survey.hpp"

namespace collaboration {

enum class Side : std::uint8_t { strength, weakness, other };

struct Code {
  std::string id;
  Side side;
  fotfaste::Label text;
};

struct Coding {
  std::string group;
  std::string first;
  std::string second;
  std::map<double, Code> codes;  // by number
  std::optional<double> agreement_at_least;
  const fotfaste_value* at = nullptr;
};

void describe_coding(fotfaste::Description& description);
// Nothing when none is declared. Throws ParameterError.
std::optional<Coding> coding_of(const fotfaste::Settings& settings);
// survey: with all answers of one occasion, so that a coder's latest code of a piece holds.
void report_coding(const Coding& coding, const Survey& survey, fotfaste::Results& results,
                   const fotfaste::Settings& settings);

}  // namespace collaboration

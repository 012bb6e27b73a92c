// `deserialize` of the plugins of this project. A worker that merges gets states from other workers, which
// ran the same plugin: a plugin that is broken or was made to be can have written anything.
//
//   case | state
#include <array>

#include "fuzz.hpp"
#include "state_cases.hpp"

namespace fotfaste::fuzz {

void run_input(std::string_view bytes) {
  // Never destroyed: a plugin's own static objects are gone before this program's.
  static auto& subjects = *new std::array<std::unique_ptr<StateSubject>, state_case_count>;
  Pieces pieces(bytes);
  const std::size_t number = pieces.byte() % state_case_count;
  std::unique_ptr<StateSubject>& subject = subjects[number];
  if (!subject) subject = std::make_unique<StateSubject>(state_cases[number]);
  subject->forget();
  tests::Evaluation& evaluation = subject->evaluation;

  const auto state = evaluation.create();
  if (evaluation.deserialize(state, pieces.rest()) != FOTFASTE_OK) return;
  const std::string written = evaluation.serialize(state);
  const auto copy = evaluation.create();
  promise(evaluation.deserialize(copy, written) == FOTFASTE_OK, "a plugin reads what it wrote");
  promise(evaluation.serialize(copy) == written, "a state that was read is written as before");
  // Twice the same people: counts add up, and whether they may the plugin says.
  static_cast<void>(evaluation.deserialize(copy, written));
  try {
    const std::string report = evaluation.report(state);
    promise(evaluation.report(state) == report, "reporting changes nothing");
  } catch (const std::runtime_error&) {
    // It refused to report, which it may.
  }
}

}  // namespace fotfaste::fuzz

#include "cli/choice.hpp"

#include <algorithm>

#include "cli/refusal.hpp"
#include "intake/project_file.hpp"
#include "report/display_text.hpp"

namespace fotfaste::cli {

void require_choice(const Context& context, std::string_view option, const std::string& value,
                    const std::vector<std::string>& words) {
  if (std::find(words.begin(), words.end(), value) != words.end()) return;
  std::string list;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) list.append(i + 1 == words.size() ? context.say(" eller ", " or ") : ", ");
    list.append(words[i]);
  }
  std::string sentence(option);
  sentence.append(context.say(" ska vara ", " must be ")).append(list);
  sentence.append(context.say(", inte \"", ", not \"")).append(report::neutral(value, 60)).append("\".");
  throw Refusal(ExitCode::usage, sentence + suggestion(context, value, words));
}

std::string suggestion(const Context& context, std::string_view typed,
                       const std::vector<std::string>& words) {
  const auto near = model::nearest(typed, words);
  if (!near) return {};
  std::string sentence(context.say(" Menade du ", " Did you mean "));
  return sentence.append(*near).append("?");
}

}  // namespace fotfaste::cli

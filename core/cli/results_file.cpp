#include "cli/results_file.hpp"

#include <system_error>

#include "cli/output_file.hpp"
#include "cli/refusal.hpp"
#include "report/results_reader.hpp"

namespace fotfaste::cli {

std::filesystem::path results_file(const std::string& run) {
  std::filesystem::path file(run);
  std::error_code error;
  if (std::filesystem::is_directory(file, error)) file /= "results.json";
  return file;
}

nlohmann::ordered_json read_results_file(const Context& context, const std::filesystem::path& file) {
  std::string bytes;
  try {
    bytes = read_file(file);
  } catch (const std::system_error&) {
    throw Refusal(
        ExitCode::unreadable,
        std::string(context.say("Det går inte att läsa ", "Cannot be read: ")) + file.string() +
            std::string(context.say(". Ange mappen som fotfaste run lämnade, eller dess results.json.",
                                    ". Give the folder that fotfaste run left, or its results.json.")));
  }
  try {
    return report::read_results(bytes);
  } catch (const report::UnreadableResults& problem) {
    throw Refusal(ExitCode::unreadable, file.string() + ": " + problem.text().in(context.language));
  }
}

}  // namespace fotfaste::cli

#include "cli/logging.hpp"

#include <spdlog/sinks/basic_file_sink.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <array>
#include <memory>

#include "cli/refusal.hpp"

namespace fotfaste::cli {

void start_logging(const Context& context) {
  constexpr std::array<std::string_view, 6> levels = {"trace", "debug", "info", "warning", "error", "off"};
  if (std::find(levels.begin(), levels.end(), context.log_level) == levels.end()) {
    throw Refusal(ExitCode::usage, std::string(context.say(
                                       "--log-level ska vara trace, debug, info, warning, error eller off.",
                                       "--log-level must be trace, debug, info, warning, error or off.")));
  }
  spdlog::sink_ptr sink;
  if (context.log_file.empty()) {
    sink = std::make_shared<spdlog::sinks::stderr_sink_st>();
  } else {
    try {
      sink = std::make_shared<spdlog::sinks::basic_file_sink_st>(context.log_file);
    } catch (const spdlog::spdlog_ex&) {
      throw Refusal(ExitCode::usage, std::string(context.say("Loggfilen kan inte skrivas: ",
                                                             "The log file cannot be written: ")) +
                                         context.log_file);
    }
  }
  auto logger = std::make_shared<spdlog::logger>("fotfaste", std::move(sink));
  logger->set_level(spdlog::level::from_str(context.log_level));
  logger->set_pattern(context.log_file.empty() ? "fotfaste: %l: %v" : "%Y-%m-%dT%H:%M:%S.%e%z %l %v");
  logger->flush_on(spdlog::level::warn);
  spdlog::set_default_logger(std::move(logger));
}

Timed::~Timed() {
  const auto taken = std::chrono::steady_clock::now() - start_;
  spdlog::info("{}: {:.1f} ms", what_, std::chrono::duration<double, std::milli>(taken).count());
}

}  // namespace fotfaste::cli

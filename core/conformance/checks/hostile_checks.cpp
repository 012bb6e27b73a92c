// Level 5: hosts that fail.

#include <algorithm>
#include <random>
#include <set>

#include "conformance/catalogue.hpp"
#include "conformance/drive.hpp"
#include "conformance/operations.hpp"

namespace fotfaste::conformance {
namespace {

// Calls ask(answer) with sinks that fail at each call of the plugin, and expects it to stop with that status.
template <typename Ask>
void fail_at_each_call(const char* what, std::uint64_t seed, Ask ask) {
  std::uint64_t calls = 0;
  ask([&calls](std::uint64_t call) {
    calls = call;
    return FOTFASTE_OK;
  });
  constexpr std::uint64_t all_up_to = 30;
  std::set<std::uint64_t> tried;
  for (std::uint64_t call = 1; call <= std::min(calls, all_up_to); ++call) tried.insert(call);
  std::mt19937_64 random(seed);
  for (std::uint64_t i = 0; i < all_up_to && calls > all_up_to; ++i) tried.insert(1 + random() % calls);
  for (const std::uint64_t failing : tried) {
    for (const std::int32_t code : {FOTFASTE_OUT_OF_MEMORY, FOTFASTE_CANCELLED}) {
      std::uint64_t last = 0;
      const std::int32_t status = ask([&](std::uint64_t call) -> std::int32_t {
        last = call;
        return call >= failing ? code : FOTFASTE_OK;
      });
      const std::string of = std::string("call ") + std::to_string(failing) + " of the sink in " + what;
      if (last > failing) throw Failure("it goes on after " + of + " has failed");
      if (status != code) {
        throw Failure(std::string(what) + " returns " + std::to_string(status) + " although " + of +
                          " failed with " + std::to_string(code),
                      "it returns " + std::to_string(code));
      }
    }
  }
}

void error_paths(const Trial& trial) {
  Drive drive(trial);
  const Dataset data = drive.data();
  Drive::Settings settings(drive, trial.of_case, data);
  fail_at_each_call("declare_needs", trial.seed,
                    [&](const Answer& answer) { return drive.declare_needs(settings, answer); });
  const std::vector<LaidOut> batches = lay_out_run(data, batch_ends(data, 1000), drive.declared(), {});
  const auto fill = [&] {
    Drive::State state = drive.create(settings);
    for (const LaidOut& batch : batches) drive.consume(state, batch);
    return state;
  };
  const Drive::State state = fill();
  fail_at_each_call("serialize", trial.seed, [&](const Answer& answer) {
    std::string bytes;
    return drive.serialize(state, answer, bytes);
  });
  fail_at_each_call("finalize", trial.seed, [&](const Answer& answer) {
    // A state is reported once, so each call has one of its own.
    const Drive::State own = drive.create(settings);
    drive.merge(own, state);
    Report report;
    return drive.finalize(own, answer, report);
  });
}

}  // namespace

std::vector<Check> hostile_checks() {
  return {
      {.id = "error-paths",
       .level = Level::hostile,
       .runs = Runs::for_each_case,
       .title = {"Mottagare som säger nej", "Sinks that refuse"},
       .does =
           {"Låter mottagarna av kolumner, byte och rader svara med fel vid varje anrop i tur och ordning.",
            "Makes the sinks of columns, bytes and rows answer with an error at each call in turn."},
       .passes = {"Insticksprogrammet slutar genast och lämnar samma felkod vidare.",
                  "The plugin stops at once and returns that status."},
       .run = error_paths},
  };
}

}  // namespace fotfaste::conformance

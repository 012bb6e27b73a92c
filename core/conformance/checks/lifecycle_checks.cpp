// Level 2: states from beginning to end.

#include <malloc.h>

#include <exception>
#include <thread>

#include "conformance/catalogue.hpp"
#include "conformance/drive.hpp"
#include "conformance/operations.hpp"
#include "host/validation.hpp"

extern "C" __attribute__((weak)) std::size_t __sanitizer_get_current_allocated_bytes();

namespace fotfaste::conformance {
namespace {

void expect_out_of_order(const char* what, std::int32_t status) {
  if (status == FOTFASTE_INVALID_STATE) return;
  throw Failure(std::string(what) + " returns " + status_word(status),
                std::string(what) + " returns FOTFASTE_INVALID_STATE");
}

void lifecycle_order(const Trial& trial) {
  Drive drive(trial);
  const fotfaste_plugin_factory& factory = drive.factory();
  const Dataset data = drive.data();
  const Report whole = drive.evaluate(data);
  Drive::Settings settings(drive, trial.of_case, data);
  const std::vector<LaidOut> batches = lay_out_run(data, batch_ends(data, 1000), drive.declared(), {});
  const auto consume_all = [&](const Drive::State& state) {
    for (const LaidOut& batch : batches) drive.consume(state, batch);
  };

  drive.call("destroy", [&] { factory.destroy(nullptr); });
  static_cast<void>(drive.create(settings));
  consume_all(drive.create(settings));

  Drive::State sibling = drive.create(settings);
  const Drive::State state = drive.create(settings);
  consume_all(sibling);
  consume_all(state);
  sibling.reset();
  const std::string bytes = drive.serialize(state);
  expect_equal(whole, drive.finalize(state), "after another state was destroyed");

  Report report;
  std::string ignored;
  const Drive::State fresh = drive.create(settings);
  expect_out_of_order("a second finalize", drive.finalize(state, {}, report));
  if (!report.lines.empty()) throw Failure("a second finalize hands over rows");
  expect_out_of_order("serialize after finalize", drive.serialize(state, {}, ignored));
  expect_out_of_order("deserialize after finalize", drive.deserialize(state, bytes));
  expect_out_of_order("merge into a state after finalize",
                      drive.call("merge", [&] { return factory.merge(state.get(), fresh.get()); }));
  expect_out_of_order("merge of a state after finalize",
                      drive.call("merge", [&] { return factory.merge(fresh.get(), state.get()); }));
  if (batches.empty()) return;
  expect_out_of_order("consume after finalize", drive.call("consume", [&] {
    return factory.consume(state.get(), &batches.front().batch());
  }));
}

std::int64_t bytes_in_use() {
  if (host::sanitized) {
    return __sanitizer_get_current_allocated_bytes == nullptr
               ? 0
               : static_cast<std::int64_t>(__sanitizer_get_current_allocated_bytes());
  }
  const struct mallinfo2 memory = mallinfo2();
  return static_cast<std::int64_t>(memory.uordblks + memory.hblkhd);
}

// Does work so many times in a thread of its own. Where the thread ends, the C library gives back what it had
// set aside for it, so that only what somebody holds is left in use.
template <typename Work>
void repeat_in_thread(int rounds, Work work) {
  std::exception_ptr error;
  std::thread thread([&]() noexcept {
    try {
      for (int i = 0; i < rounds; ++i) work();
    } catch (...) {
      error = std::current_exception();
    }
  });
  thread.join();
  if (error) std::rethrow_exception(error);
}

// Expects work to leave nothing behind. A plugin may keep a little for good, so a loss is one that is there
// each time in three.
template <typename Work>
void expect_no_growth(const char* what, int rounds, Work work) {
  repeat_in_thread(3, work);
  constexpr std::int64_t smallest_block = 16;
  std::int64_t least = 0;
  for (int measured = 0; measured < 3; ++measured) {
    const std::int64_t before = bytes_in_use();
    repeat_in_thread(rounds, work);
    const std::int64_t growth = bytes_in_use() - before;
    if (growth < rounds * smallest_block) return;
    least = measured == 0 ? growth : std::min(least, growth);
  }
  throw Failure(std::string(what) + " leaves " + std::to_string(least / rounds) +
                    " bytes in use each time that a state is destroyed",
                "nothing is left in use");
}

void destroy_clean(const Trial& trial) {
  Drive drive(trial);
  const Dataset data = first_persons(drive.data(20), 20);
  Drive::Settings settings(drive, trial.of_case, data);
  const std::vector<LaidOut> batches = lay_out_run(data, batch_ends(data, 1000), drive.declared(), {});
  const auto forget = [&] {
    std::vector<std::string>().swap(drive.host().calls);
    std::vector<std::string>().swap(drive.host().findings);
    std::vector<std::string>().swap(drive.host().log);
    std::string().swap(drive.host().error);
  };
  expect_no_growth("a state that was used for nothing", 100, [&] {
    static_cast<void>(drive.create(settings));
    forget();
  });
  expect_no_growth("a state that was never reported", 10, [&] {
    const Drive::State state = drive.create(settings);
    for (const LaidOut& batch : batches) drive.consume(state, batch);
    static_cast<void>(drive.deserialize(state, "no state"));
    forget();
  });
  expect_no_growth("a state that was saved and reported", 10, [&] {
    const Drive::State state = drive.create(settings);
    for (const LaidOut& batch : batches) drive.consume(state, batch);
    const Drive::State other = drive.create(settings);
    static_cast<void>(drive.deserialize(other, drive.serialize(state)));
    static_cast<void>(drive.finalize(state));
    forget();
  });
}

}  // namespace

std::vector<Check> lifecycle_checks() {
  return {
      {.id = "lifecycle-order",
       .level = Level::contract,
       .runs = Runs::for_each_case,
       .title = {"Rätt ordning", "Order of calls"},
       .does =
           {"Tar bort tillstånd som inte använts, inte redovisats eller inte finns, och använder ett som "
            "redan har redovisats.",
            "Destroys states that were not used, were not reported or do not exist, and uses one that has "
            "been reported."},
       .passes = {"FOTFASTE_INVALID_STATE för det som redovisats; andra tillstånd märker inget.",
                  "FOTFASTE_INVALID_STATE for the one reported; other states notice nothing."},
       .run = lifecycle_order},
      {.id = "destroy-clean",
       .level = Level::contract,
       .runs = Runs::for_each_case,
       .title = {"Städat minne", "Memory given back"},
       .does = {"Gör och tar bort tillstånd mer än hundra gånger, oanvända, fyllda och redovisade.",
                "Makes and destroys states more than a hundred times, unused, filled and reported."},
       .passes = {"Inget minne blir kvar.", "No memory is left in use."},
       .run = destroy_clean},
  };
}

}  // namespace fotfaste::conformance

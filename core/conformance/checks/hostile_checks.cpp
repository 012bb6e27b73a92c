// Level 5: hosts that fail, and that break their word.

#include <algorithm>
#include <deque>
#include <random>
#include <set>

#include "conformance/catalogue.hpp"
#include "conformance/drive.hpp"
#include "conformance/failing_memory.hpp"
#include "conformance/operations.hpp"

namespace fotfaste::conformance {
namespace {

// Numbers of calls to let fail: all of the first, and of more some by chance.
std::set<std::uint64_t> calls_to_fail(std::uint64_t calls, std::uint64_t seed) {
  constexpr std::uint64_t all_up_to = 15;
  std::set<std::uint64_t> chosen;
  for (std::uint64_t call = 1; call <= std::min(calls, all_up_to); ++call) chosen.insert(call);
  std::mt19937_64 random(seed);
  for (std::uint64_t i = 0; i < all_up_to && calls > all_up_to; ++i) chosen.insert(1 + random() % calls);
  return chosen;
}

// Calls ask(answer) with sinks that fail at each call of the plugin, and expects it to stop with that status.
template <typename Ask>
void fail_at_each_call(const char* what, std::uint64_t seed, Ask ask) {
  std::uint64_t calls = 0;
  ask([&calls](std::uint64_t call) {
    calls = call;
    return FOTFASTE_OK;
  });
  for (const std::uint64_t failing : calls_to_fail(calls, seed)) {
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

void alloc_failure(const Trial& trial) {
  Drive drive(trial);
  const Dataset data = first_persons(drive.data(20), 20);
  Drive::Settings settings(drive, trial.of_case, data);
  const std::vector<LaidOut> batches = lay_out_run(data, batch_ends(data, 10), drive.declared(), {});
  FailingMemory memory(trial.subject.file);
  if (!memory.reaches_plugin()) throw Skipped("the plugin asks for no memory by itself");
  const auto expect_whole = [&] {
    Report report;
    memory.count_from_here();
    const std::int32_t status = drive.attempt(settings, batches, report);
    if (status != FOTFASTE_OK) throw Skipped("the plugin returns " + status_word(status) + " anyway");
    return report;
  };
  const Report whole = expect_whole();
  for (const std::uint64_t failing : calls_to_fail(memory.calls(), trial.seed)) {
    for (const Failing mode : {Failing::one, Failing::from}) {
      Report report;
      memory.count_from_here(mode, failing);
      const std::int32_t status = drive.attempt(settings, batches, report);
      memory.count_from_here();
      const std::string when = "when its request for memory number " + std::to_string(failing) + " fails";
      if (status == FOTFASTE_OK) {
        expect_equal(whole, report, when);
      } else if (status != FOTFASTE_OUT_OF_MEMORY) {
        throw Failure(when + " it returns " + status_word(status), "FOTFASTE_OUT_OF_MEMORY");
      }
    }
  }
  expect_equal(whole, expect_whole(), "after memory had run out");
}

// A schema like another whose columns all say that they hold truth values: what then is read of a column lies
// within its memory, whatever it really holds.
class LyingSchema {
 public:
  explicit LyingSchema(const ArrowSchema& truth) : root_(lie(truth)) {}
  LyingSchema(const LyingSchema&) = delete;
  LyingSchema& operator=(const LyingSchema&) = delete;
  [[nodiscard]] const ArrowSchema* get() const { return root_; }

 private:
  ArrowSchema* lie(const ArrowSchema& truth) {
    ArrowSchema& made = schemas_.emplace_back(truth);
    if (truth.n_children == 0 && truth.format[0] != '+') made.format = "b";
    std::vector<ArrowSchema*>& below = children_.emplace_back();
    for (std::int64_t i = 0; i < truth.n_children; ++i) below.push_back(lie(*truth.children[i]));
    made.children = below.data();
    return &made;
  }

  std::deque<ArrowSchema> schemas_;
  std::deque<std::vector<ArrowSchema*>> children_;
  ArrowSchema* root_;
};

// Drive's calls make a Failure of every exception that comes out of the plugin; here it is given reasons for
// one. Which status it returns is its own affair.
void no_exceptions(const Trial& trial) {
  Drive drive(trial);
  const Dataset data = drive.data();
  Drive::Settings settings(drive, trial.of_case, data);
  const std::vector<LaidOut> batches = lay_out_run(data, batch_ends(data, 20), drive.declared(), {});
  for (const LaidOut& batch : batches) {
    const Drive::State state = drive.create(settings);
    const LyingSchema schema(*batch.schema());
    fotfaste_batch lent = batch.batch();
    lent.schema = schema.get();
    drive.call("consume", [&] { return drive.factory().consume(state.get(), &lent); });
  }
  constexpr std::int32_t unknown_statuses[] = {-1, 99, INT32_MAX};
  for (const std::int32_t status : unknown_statuses) {
    const Answer answer = [status](std::uint64_t) { return status; };
    const Drive::State state = drive.create(settings);
    for (const LaidOut& batch : batches) drive.consume(state, batch);
    std::string bytes;
    Report report;
    static_cast<void>(drive.declare_needs(settings, answer));
    static_cast<void>(drive.serialize(state, answer, bytes));
    static_cast<void>(drive.finalize(state, answer, report));
  }
  std::mt19937_64 random(trial.seed);
  const Drive::State state = drive.create(settings);
  for (std::size_t size = 0; size < 64; ++size) {
    std::string noise(size * size, '\0');
    for (char& c : noise) c = static_cast<char>(random());
    static_cast<void>(drive.deserialize(state, noise));
  }
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
      {.id = "alloc-failure",
       .level = Level::hostile,
       .runs = Runs::for_each_case,
       .title = {"Slut på minne", "Out of memory"},
       .does = {"Låter insticksprogrammets egna begäran om minne misslyckas, en i taget och alla efter en.",
                "Lets the plugin's own requests for memory fail, one at a time and all after one."},
       .passes = {"Det svarar FOTFASTE_OUT_OF_MEMORY, eller klarar sig med samma resultat.",
                  "It returns FOTFASTE_OUT_OF_MEMORY, or manages with the same result."},
       .run = alloc_failure},
      {.id = "no-exceptions",
       .level = Level::hostile,
       .runs = Runs::for_each_case,
       .title = {"Inga undantag ut", "No exceptions let out"},
       .does = {"Ger kolumner av fel typ, felkoder som inte finns, och slumpade tillstånd.",
                "Hands over columns of the wrong type, status codes that do not exist, and random states."},
       .passes = {"Varje anrop svarar med en statuskod; inget undantag tar sig ut.",
                  "Every call returns a status; no exception gets out."},
       .run = no_exceptions},
  };
}

}  // namespace fotfaste::conformance

// Level 5: the walls and the clock of a run.

#include <time.h>

#include <algorithm>
#include <cstdint>

#include "conformance/catalogue.hpp"
#include "conformance/drive.hpp"
#include "conformance/operations.hpp"
#include "fotfaste/design.h"
#include "host/validation.hpp"

namespace fotfaste::conformance {
namespace {

void sandbox_clean(const Trial& trial) {
  if (host::sanitized) throw Skipped("a build with sanitizers has no filter of system calls");
  Drive drive(trial);
  static_cast<void>(drive.description());
  drive.call("get_extension", [&] { return drive.factory().get_extension(FOTFASTE_EXTENSION_DESIGN); });
  const Dataset data = drive.data();
  Drive::Settings settings(drive, trial.of_case, data);
  Report report;
  const std::int32_t status =
      drive.attempt(settings, lay_out_run(data, batch_ends(data, 20), drive.declared(), {}), report);
  if (status != FOTFASTE_OK && status != FOTFASTE_NOT_APPLICABLE) {
    throw Failure("within a worker's walls it returns " + status_word(status) +
                      (drive.host().error.empty() ? "" : ": " + drive.host().error),
                  "FOTFASTE_OK");
  }
}

// Processor time of this thread: what others do on the machine makes no difference.
std::int64_t milliseconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return now.tv_sec * 1000 + now.tv_nsec / 1'000'000;
}

// A large batch, though one that a host could hand over: the case's participations again and again, each time
// with persons of their own. Only what the plugin declares has values.
constexpr std::size_t many = 10'000;
Dataset large_data(Drive& drive) {
  Dataset data = drive.data(300);
  if (data.participations.empty()) throw Skipped("the case has no participations");
  const std::set<model::ColumnId>& declared = drive.declared();
  for (Participation& one : data.participations) {
    for (std::size_t i = 0; i < nested_tables; ++i) {
      const auto table = static_cast<model::Table>(i + 1);
      const bool read = std::any_of(declared.begin(), declared.end(),
                                    [&](model::ColumnId id) { return model::column(id).table == table; });
      if (!read) one.rows(table).clear();
    }
  }
  const model::ColumnId person = model::first_column(model::Table::participations);
  for_each_datum(data, [&](model::ColumnId id, Datum& datum) {
    if (id != person && !declared.contains(id)) datum = {};
  });
  const std::size_t once = data.participations.size();
  const std::int64_t step = person_of(data.participations.back()) + 1;
  data.participations.reserve(many + once);
  while (data.participations.size() < many) {
    Participation next = data.participations[data.participations.size() - once];
    next.values[0] = person_of(next) + step;
    data.participations.push_back(std::move(next));
  }
  // The last person is whole or is left out.
  const std::int64_t last = person_of(data.participations.back());
  std::erase_if(data.participations, [&](const Participation& one) { return person_of(one) == last; });
  return data;
}

// The project's tables alone, which are all that settings take.
Dataset project_of(const Dataset& data) {
  Dataset project;
  project.project = data.project;
  return project;
}

// Ten times what the interface asks for, since the clock is read from outside.
constexpr std::int64_t longest_silence = 100;  // ms

// Answers the plugin's questions and takes the time between them.
class Questions {
 public:
  // Says yes from the question with this number on; 0: never.
  Questions(OfferedHost& host, std::uint64_t yes_from) : host_(host), yes_from_(yes_from) {
    host_.cancels = [this] { return answer(); };
    last_ = milliseconds();
  }
  Questions(const Questions&) = delete;
  Questions& operator=(const Questions&) = delete;
  ~Questions() {
    host_.cancels = nullptr;
    std::vector<std::string>().swap(host_.calls);
  }

  void end() { note_silence(); }
  [[nodiscard]] std::uint64_t asked() const { return asked_; }
  [[nodiscard]] bool told() const { return told_at_ >= 0; }
  [[nodiscard]] std::int64_t longest() const { return longest_; }
  [[nodiscard]] std::int64_t since_told() const { return last_ - told_at_; }

 private:
  bool answer() {
    note_silence();
    ++asked_;
    if (yes_from_ == 0 || asked_ < yes_from_) return false;
    if (told_at_ < 0) told_at_ = last_;
    return true;
  }
  void note_silence() {
    const std::int64_t now = milliseconds();
    longest_ = std::max(longest_, now - last_);
    last_ = now;
  }

  OfferedHost& host_;
  std::uint64_t yes_from_;
  std::uint64_t asked_ = 0;
  std::int64_t last_ = 0;
  std::int64_t longest_ = 0;
  std::int64_t told_at_ = -1;
};

// Calls act, which returns a status, on states made by make: once in peace, then told to stop at the first
// question and at one in the middle.
template <typename Make, typename Act>
void expect_obedience(Drive& drive, const char* what, Make make, Act act) {
  std::uint64_t questions = 0;
  {
    const Drive::State state = make();
    Questions in_peace(drive.host(), 0);
    const std::int32_t status = drive.call(what, [&] { return act(state); });
    in_peace.end();
    questions = in_peace.asked();
    if (status != FOTFASTE_OK) throw Failure(std::string(what) + " returns " + status_word(status));
    if (in_peace.longest() > longest_silence) {
      throw Failure(std::string(what) + " works for " + std::to_string(in_peace.longest()) +
                        " ms without asking whether to stop",
                    "it asks at least every 10 ms, or is done by then");
    }
  }
  if (questions == 0) return;
  for (const std::uint64_t yes_from : {std::uint64_t{1}, 1 + questions / 2}) {
    const Drive::State state = make();
    Questions insistent(drive.host(), yes_from);
    const std::int32_t status = drive.call(what, [&] { return act(state); });
    insistent.end();
    if (!insistent.told()) continue;
    if (status != FOTFASTE_CANCELLED) {
      throw Failure(std::string(what) + " is told to stop and returns " + status_word(status),
                    "FOTFASTE_CANCELLED");
    }
    if (insistent.since_told() > longest_silence) {
      throw Failure(std::string(what) + " goes on for " + std::to_string(insistent.since_told()) +
                    " ms after it is told to stop");
    }
  }
}

void cancel(const Trial& trial) {
  Drive drive(trial);
  const Dataset small = drive.data();
  const Report before = drive.evaluate(small);
  const Dataset data = large_data(drive);
  Drive::Settings settings(drive, trial.of_case, project_of(data));
  const auto batches = lay_out_run(data, batch_ends(data, data.participations.size()), drive.declared(), {});
  const auto make = [&] { return drive.create(settings); };
  const Drive::State full = make();
  drive.consume(full, batches);
  const auto make_full = [&] {
    Drive::State state = make();
    drive.merge(state, full);
    return state;
  };
  const fotfaste_plugin_factory& factory = drive.factory();
  expect_obedience(drive, "consume", make, [&](const Drive::State& state) {
    return factory.consume(state.get(), &batches.front().batch());
  });
  expect_obedience(drive, "finalize", make_full, [&](const Drive::State& state) {
    Report report;
    return drive.finalize(state, {}, report);
  });
  expect_equal(before, drive.evaluate(small), "after others were cancelled");
}

// Adds the batches to a state, saves it and reports it. The first status that is not FOTFASTE_OK.
std::int32_t work_through(Drive& drive, Drive::Settings& settings, const std::vector<LaidOut>& batches) {
  const Drive::State state = drive.create(settings);
  for (const LaidOut& batch : batches) {
    const std::int32_t status =
        drive.call("consume", [&] { return drive.factory().consume(state.get(), &batch.batch()); });
    if (status != FOTFASTE_OK) return status;
  }
  std::string bytes;
  const std::int32_t status = drive.serialize(state, {}, bytes);
  Report report;
  return status == FOTFASTE_OK ? drive.finalize(state, {}, report) : status;
}

void deadline(const Trial& trial) {
  Drive drive(trial);
  const Dataset data = large_data(drive);
  Drive::Settings settings(drive, trial.of_case, project_of(data));
  const auto batches = lay_out_run(data, batch_ends(data, data.participations.size()), drive.declared(), {});
  const std::int64_t limit = host::sanitized ? 5'000 : 500;
  const std::int64_t begin = milliseconds();
  drive.host().cancels = [&] { return milliseconds() - begin > limit; };
  const std::int32_t status = work_through(drive, settings, batches);
  const std::int64_t needed = milliseconds() - begin;
  if (needed > limit) {
    throw Failure("it is not done with " + std::to_string(data.participations.size()) +
                      " participations after " + std::to_string(limit) + " ms of processor time",
                  "it needs at most " + std::to_string(limit) + " ms for them");
  }
  if (status != FOTFASTE_OK && status != FOTFASTE_NOT_APPLICABLE) {
    throw Failure("with " + std::to_string(data.participations.size()) + " participations it returns " +
                      status_word(status) + (drive.host().error.empty() ? "" : ": " + drive.host().error),
                  "FOTFASTE_OK");
  }
}

}  // namespace

std::vector<Check> limit_checks() {
  return {
      {.id = "sandbox-clean",
       .level = Level::hostile,
       .runs = Runs::for_each_case,
       .walls = Walls::worker,
       .title = {"Inom väggarna", "Within the walls"},
       .does = {"Kör allt inom samma väggar som en körning: utan filer, nät, utskrifter och andra processer.",
                "Runs everything within the walls of a run: no files, network, output or other processes."},
       .passes = {"Inget otillåtet systemanrop görs.", "No forbidden system call is made."},
       .run = sandbox_clean},
      {.id = "cancel",
       .level = Level::hostile,
       .runs = Runs::for_each_case,
       .title = {"Avbrott", "Being told to stop"},
       .does = {"Ger 10 000 deltaganden och säger ja när insticksprogrammet frågar om det ska sluta.",
                "Hands over 10 000 participations and says yes when the plugin asks whether to stop."},
       .passes = {"Det arbetar högst 100 ms utan att fråga och slutar med FOTFASTE_CANCELLED.",
                  "It works for at most 100 ms without asking and ends with FOTFASTE_CANCELLED."},
       .run = cancel},
      {.id = "deadline",
       .level = Level::hostile,
       .runs = Runs::for_each_case,
       .title = {"Tidsgräns", "Time limit"},
       .does = {"Mäter processortiden för 10 000 deltaganden.",
                "Measures the processor time for 10 000 participations."},
       .passes = {"Högst en halv sekund.", "At most half a second."},
       .run = deadline},
  };
}

}  // namespace fotfaste::conformance

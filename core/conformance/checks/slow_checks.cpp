// Level 6: what takes its time.

#include <time.h>

#include <algorithm>
#include <chrono>
#include <functional>
#include <map>
#include <random>

#include "conformance/catalogue.hpp"
#include "conformance/drive.hpp"
#include "conformance/extremes.hpp"
#include "conformance/operations.hpp"
#include "conformance/variations.hpp"

namespace fotfaste::conformance {
namespace {

// Seconds of processor time that this process has used.
double processor_time() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

void scaling(const Trial& trial) {
  Drive drive(trial);
  const Dataset data = drive.data();
  if (data.participations.empty()) throw Skipped("the case has no participations");
  // From so many participations on, twice as many, and twice as many again.
  constexpr std::size_t fewest = 4000;
  const std::size_t times = (fewest + data.participations.size() - 1) / data.participations.size();
  const auto time_of = [&](std::size_t factor) {
    const Dataset grown = replicated(data, times * factor);
    Drive::Settings settings(drive, trial.of_case, grown);
    const std::vector<LaidOut> batches = lay_out_run(grown, batch_ends(grown, 32'000), drive.declared(), {});
    double least = 1e9;
    for (int round = 0; round < 3; ++round) {
      const Drive::State state = drive.create(settings);
      const double begin = processor_time();
      drive.consume(state, batches);
      least = std::min(least, processor_time() - begin);
    }
    return least;
  };
  const double once = time_of(1);
  const double four_times = time_of(4);
  // Below this clocks and caches say more than the plugin does.
  constexpr double too_short = 0.01;
  constexpr double most = 2.6 * 2.6;
  if (four_times < too_short || four_times <= most * once) return;
  throw Failure("four times as many participations take " + std::to_string(four_times / once) +
                    " times the processor time",
                "at most " + std::to_string(most) + " times");
}

// Whether the check with this id finds nothing on the case's ordinary data. What it finds there is not found
// again.
bool holds(const char* id, const Trial& trial) {
  const Check* check = find_check(id);
  if (check == nullptr) return false;
  try {
    check->run(trial);
    return true;
  } catch (const Failure&) {
    return false;
  } catch (const Skipped&) {
    return false;
  }
}

// Data that are like the case's but of another size, with less in them and some of it out of the ordinary.
class Muddle {
 public:
  Muddle(const Trial& trial, Drive& drive, bool may_empty, bool may_be_extreme)
      : trial_(trial), drive_(drive), may_empty_(may_empty), may_be_extreme_(may_be_extreme) {}

  Dataset make(std::uint64_t seed) {
    std::mt19937_64 random(seed);
    const auto below = [&](std::uint64_t limit) { return static_cast<std::size_t>(random() % limit); };
    Dataset data = trial_.of_case.file == nullptr
                       ? with_columns(generate(2 + below(150), seed), drive_.declared())
                       : some(random);
    if (may_empty_ && below(3) == 0) {
      for (const model::ColumnId id : drive_.declared()) {
        const bool free = !drive_.required().contains(id) && !model::column(id).required;
        if (free && below(4) == 0) data = with_null(data, id);
      }
    }
    if (may_be_extreme_ && below(3) == 0) {
      data = with_extreme(data, every_extreme[below(every_extreme.size())], 1 + static_cast<int>(below(20)),
                          random);
    }
    // Values here and there that are nobody's business to be without.
    const std::size_t holes = below(3) * 4;
    for_each_datum(data, [&](model::ColumnId id, Datum& datum) {
      const bool precise = model::column(id).name.ends_with("_precision");
      if (!model::column(id).required && !precise && below(100) < holes) datum = {};
    });
    return merged({data});
  }

 private:
  // Persons of the case's data, some of them several times.
  Dataset some(std::mt19937_64& random) {
    if (data_.participations.empty()) data_ = drive_.data();
    const std::size_t persons = split(data_, data_.participations.size(), 1).size();
    Dataset made = without_persons(data_);
    const auto wanted = static_cast<std::int64_t>(2 + random() % 120);
    for (std::int64_t number = 0; number < wanted && persons > 0; ++number) {
      Dataset one = only_person(data_, static_cast<std::size_t>(random() % persons));
      for (Participation& participation : one.participations) {
        participation.values[0] = number;
        made.participations.push_back(std::move(participation));
      }
    }
    return made;
  }

  const Trial& trial_;
  Drive& drive_;
  bool may_empty_;
  bool may_be_extreme_;
  Dataset data_;
};

// The properties that fuzz tries, those alone that hold on ordinary data.
struct Properties {
  bool batches, nulls, merges, bytes, form;
};

void try_properties(Drive& drive, const Case& of_case, const Dataset& data, const Properties& properties,
                    bool ordinary_form, std::uint64_t seed) {
  std::mt19937_64 random(seed);
  const Report whole = drive.evaluate(data);
  if (properties.form && ordinary_form && !whole.fault.empty()) throw Failure(whole.fault);
  if (properties.batches) {
    expect_equal(whole, drive.evaluate(data, 1 + static_cast<std::size_t>(random() % 40)),
                 "in batches of another size");
  }
  if (properties.nulls) {
    expect_equal(whole,
                 drive.evaluate(data, 0,
                                {.validity = Validity::always,
                                 .known_null_count = false,
                                 .junk_under_nulls = true,
                                 .seed = seed}),
                 "laid out in memory in another way");
  }
  if (!properties.merges && !properties.bytes) return;
  Drive::Settings settings(drive, of_case, data);
  const std::vector<LaidOut> batches =
      lay_out_run(data, batch_ends(data, 1 + static_cast<std::size_t>(random() % 20)), drive.declared(), {});
  std::vector<Drive::State> states;
  const std::size_t parts = 1 + static_cast<std::size_t>(random() % std::min<std::size_t>(6, batches.size()));
  for (std::size_t i = 0; i < parts; ++i) states.push_back(drive.create(settings));
  for (std::size_t i = 0; i < batches.size(); ++i) {
    drive.consume(states[i < parts ? i : static_cast<std::size_t>(random() % parts)], batches[i]);
  }
  if (properties.bytes) {
    const auto of_them = static_cast<std::size_t>(random() % parts);
    const std::string bytes = drive.serialize(states[of_them]);
    Drive::State read = drive.create(settings);
    if (drive.deserialize(read, bytes) != FOTFASTE_OK) throw Failure("it refuses the bytes of its own state");
    if (drive.serialize(read) != bytes) throw Failure("a state that was read back has other bytes");
    states[of_them] = std::move(read);
  }
  if (properties.merges) {
    while (states.size() > 1) {
      const auto from = static_cast<std::size_t>(random() % states.size());
      const std::size_t to = (from + 1) % states.size();
      drive.merge(states[to], states[from]);
      states.erase(states.begin() + static_cast<std::ptrdiff_t>(from));
    }
  }
  if (properties.batches && (properties.merges || parts == 1)) {
    expect_equal(whole, drive.finalize(states[0]), "in several states, written and merged");
  }
}

void fuzz(const Trial& trial) {
  const bool batches = holds("batch-invariance", trial);
  const Properties properties = {
      .batches = batches,
      .nulls = holds("null-layout", trial),
      .merges = batches && holds("merge-equals-whole", trial) && holds("merge-associative", trial) &&
                holds("merge-commutative", trial),
      .bytes = batches && holds("state-roundtrip", trial),
      .form = holds("output-schema", trial),
  };
  const bool may_empty = holds("all-null", trial) && holds("descriptor-requirements", trial);
  const bool may_be_extreme = holds("extremes", trial);
  Drive drive(trial);
  const bool ordinary_form = drive.evaluate(drive.data()).fault.empty();
  const std::vector<Variation> settings =
      variations(drive.description().parameters, trial.of_case.parameters);
  Muddle muddle(trial, drive, may_empty, may_be_extreme);

  constexpr std::uint64_t rounds = 60;
  constexpr auto most_time = std::chrono::seconds(5);
  const auto begin = std::chrono::steady_clock::now();
  for (std::uint64_t round = 0; round < rounds && std::chrono::steady_clock::now() - begin < most_time;
       ++round) {
    // A round depends on its seed alone, so that it is the first when that seed is given.
    const std::uint64_t seed = trial.seed + round;
    Case of_case = trial.of_case;
    if (!settings.empty() && seed % 3 == 2) {
      of_case.parameters = settings[static_cast<std::size_t>(seed % settings.size())].parameters;
    }
    const Trial changed{trial.subject, of_case, seed, trial.status_file, trial.enclose};
    try {
      Drive with_changed(changed);
      static_cast<void>(with_changed.declared());
      try_properties(with_changed, of_case, muddle.make(seed), properties, ordinary_form, seed);
    } catch (const Skipped&) {
      continue;  // the plugin does not take these settings
    } catch (const Failure& failure) {
      throw Failure("with made-up data of seed " + std::to_string(seed) + ": " + failure.what(),
                    failure.expected());
    }
  }
}

}  // namespace

std::vector<Check> slow_checks() {
  return {
      {.id = "scaling",
       .level = Level::slow,
       .warns = true,
       .runs = Runs::for_each_case,
       .title = {"Tid och mängd", "Time and amount"},
       .does = {"Mäter processortiden för några tusen deltaganden och för fyra gånger så många.",
                "Measures the processor time for some thousand participations and for four times as many."},
       .passes = {"Tiden blir högst 6,76 gånger så lång: 2,6 för varje fördubbling.",
                  "The time grows at most 6.76 times: 2.6 for each doubling."},
       .run = scaling},
      {.id = "fuzz",
       .level = Level::slow,
       .runs = Runs::for_each_case,
       .title = {"Slumpade data", "Random data"},
       .does = {"Prövar data, inställningar, uppdelningar och lägen i minnet av slump i 60 omgångar, högst 5 "
                "sekunder, mot de egenskaper som gäller för vanliga data.",
                "Tries random data, settings, divisions and layouts in 60 rounds, for at most 5 seconds, "
                "against those properties that hold on ordinary data."},
       .passes = {"Resultatet är lika till varje byte och kan användas.",
                  "The result is the same to the byte and can be used."},
       .run = fuzz},
  };
}

}  // namespace fotfaste::conformance

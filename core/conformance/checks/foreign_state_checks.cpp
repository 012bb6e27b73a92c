// Level 4: bytes that are no state of the plugin, or none of this run.

#include <algorithm>
#include <random>

#include "conformance/catalogue.hpp"
#include "conformance/drive.hpp"
#include "conformance/operations.hpp"
#include "conformance/variations.hpp"

namespace fotfaste::conformance {
namespace {

// The bytes of other programs, and of none.
std::vector<std::string> foreign_bytes(const std::string& bytes, std::mt19937_64& random) {
  std::vector<std::string> foreign;
  if (!bytes.empty()) foreign.emplace_back();
  constexpr std::size_t most_cuts = 400;
  for (std::size_t i = 0; i < std::min(most_cuts, bytes.size()); ++i) {
    const std::size_t size = bytes.size() <= most_cuts ? i : random() % bytes.size();
    foreign.push_back(bytes.substr(0, size));
  }
  foreign.push_back(bytes + '\0');
  foreign.push_back(bytes + bytes);
  foreign.emplace_back("{\"state\": 1}");
  foreign.emplace_back("another-plugin/1", 24);
  for (int i = 0; i < 20; ++i) {
    std::string noise(1 + random() % (2 * bytes.size() + 64), '\0');
    for (char& c : noise) c = static_cast<char>(random());
    foreign.push_back(std::move(noise));
  }
  return foreign;
}

// The state of a run with other settings is refused, or was the same in the first place.
void refuse_other_settings(Drive& drive, const Trial& trial, const Dataset& data, const Case& other,
                           const std::string& what) {
  const std::vector<LaidOut> batches = lay_out_run(data, batch_ends(data, 20), drive.declared(), {});
  std::string bytes;
  try {
    Drive::Settings settings(drive, other, data);
    const Drive::State state = drive.create(settings);
    drive.consume(state, batches);
    bytes = drive.serialize(state);
  } catch (const std::runtime_error&) {
    return;  // it does not take these settings, or needs other columns with them
  }
  Drive::Settings settings(drive, trial.of_case, data);
  // Its own state by way of bytes too: what is lost there is another check's to find.
  const Drive::State before = drive.create(settings);
  drive.consume(before, batches);
  const Drive::State own = drive.create(settings);
  if (drive.deserialize(own, drive.serialize(before)) != FOTFASTE_OK) return;
  const Drive::State foreign = drive.create(settings);
  if (drive.deserialize(foreign, bytes) != FOTFASTE_OK) return;
  expect_equal(drive.finalize(own), drive.finalize(foreign),
               "after it has accepted the state of a run with " + what);
}

void state_foreign(const Trial& trial) {
  Drive drive(trial);
  const Dataset data = drive.data();
  Drive::Settings settings(drive, trial.of_case, data);
  const Drive::State state = drive.create(settings);
  for (const LaidOut& batch : lay_out_run(data, batch_ends(data, 20), drive.declared(), {})) {
    drive.consume(state, batch);
  }
  const std::string bytes = drive.serialize(state);
  std::mt19937_64 random(trial.seed);
  for (const std::string& foreign : foreign_bytes(bytes, random)) {
    const std::int32_t status = drive.deserialize(state, foreign);
    const std::string what = std::to_string(foreign.size()) + " bytes that are no state of it";
    if (status == FOTFASTE_OK) throw Failure("it accepts " + what);
    if (status != FOTFASTE_INVALID_DATA) {
      throw Failure("it refuses " + what + " with status " + std::to_string(status), "FOTFASTE_INVALID_DATA");
    }
    if (drive.serialize(state) != bytes) throw Failure("refusing " + what + " changes the state");
  }
  // A single bit may make another state, but then that very one.
  for (int round = 0; round < 300 && !bytes.empty(); ++round) {
    std::string flipped = bytes;
    const std::size_t at = random() % flipped.size();
    flipped[at] = static_cast<char>(flipped[at] ^ 1 << random() % 8);
    const Drive::State fresh = drive.create(settings);
    if (drive.deserialize(fresh, flipped) != FOTFASTE_OK) continue;
    if (drive.serialize(fresh) != flipped) {
      throw Failure("it accepts a state with a bit changed in byte " + std::to_string(at) +
                        " and makes another state of it",
                    "it refuses the bytes, or keeps what they say");
    }
  }
  Case earlier = trial.of_case;
  earlier.as_of -= 400;
  refuse_other_settings(drive, trial, data, earlier, "another day");
  const std::vector<Variation> others = variations(drive.description().parameters, trial.of_case.parameters);
  for (std::size_t i = 0; i < others.size(); i += 1 + others.size() / 10) {
    Case other = trial.of_case;
    other.parameters = others[i].parameters;
    refuse_other_settings(drive, trial, data, other, "another value of " + others[i].parameter);
  }
}

}  // namespace

std::vector<Check> foreign_state_checks() {
  return {
      {.id = "state-foreign",
       .level = Level::merge,
       .runs = Runs::for_each_case,
       .title = {"Främmande tillstånd", "Foreign states"},
       .does = {"Lämnar tomma, avklippta, förlängda, slumpade och andras byte, byte från andra "
                "inställningar, och egna med en bit ändrad.",
                "Hands over bytes that are empty, cut short, too long, random, another's, or of other "
                "settings, and its own with a bit changed."},
       .passes =
           {"De avvisas med FOTFASTE_INVALID_DATA och tillståndet är orört; en ändrad bit som godtas betyder "
            "just det den säger.",
            "They are refused with FOTFASTE_INVALID_DATA and the state is as it was; a changed bit that is "
            "accepted means what it says."},
       .run = state_foreign},
  };
}

}  // namespace fotfaste::conformance

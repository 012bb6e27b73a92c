// Level 3: what must make no difference to a result.

#include "conformance/catalogue.hpp"
#include "conformance/drive.hpp"
#include "conformance/operations.hpp"

namespace fotfaste::conformance {
namespace {

void batch_invariance(const Trial& trial) {
  Drive drive(trial);
  const Dataset data = drive.data();
  const Report whole = drive.evaluate(data);
  for (const std::size_t rows : {std::size_t{1}, std::size_t{7}, std::size_t{63}, std::size_t{64},
                                 std::size_t{65}, (data.participations.size() + 1) / 2}) {
    expect_equal(whole, drive.evaluate(data, rows), "in batches of " + std::to_string(rows) + " rows");
  }
  // The same batches in another order.
  const std::vector<LaidOut> batches = lay_out_run(data, batch_ends(data, 7), drive.declared(), {});
  Drive::Settings settings(drive, trial.of_case, data);
  const Drive::State state = drive.create(settings);
  for (std::size_t i = batches.size(); i > 0; --i) drive.consume(state, batches[i - 1]);
  expect_equal(whole, drive.finalize(state), "with the last batch first");
}

void row_order(const Trial& trial) {
  Drive drive(trial);
  const Dataset data = drive.data();
  std::map<std::int64_t, std::int64_t> persons;
  for (const Participation& one : data.participations) persons[person_of(one)] = person_of(one);
  const auto evaluate = [&](const Dataset& changed) {
    Drive::Settings settings(drive, trial.of_case, changed);
    const Drive::State state = drive.create(settings);
    for (const LaidOut& batch :
         lay_out_run(changed, batch_ends(changed, changed.participations.size()), drive.declared(), {})) {
      drive.consume(state, batch);
    }
    return drive.finalize(state, persons);
  };
  const Report whole = evaluate(data);
  for (std::uint64_t round = 0; round < 5; ++round) {
    const Dataset changed = shuffled(data, trial.seed + round, persons);
    expect_equal(whole, evaluate(changed), "with the persons in another order");
  }
}

void null_layout(const Trial& trial) {
  Drive drive(trial);
  const Dataset data = drive.data();
  const Report whole = drive.evaluate(data);
  expect_equal(whole, drive.evaluate(data, 0, {.validity = Validity::always}),
               "with a validity buffer where nothing is null");
  expect_equal(whole, drive.evaluate(data, 0, {.known_null_count = false}), "with null_count -1");
  for (std::uint64_t round = 0; round < 3; ++round) {
    expect_equal(whole,
                 drive.evaluate(data, 0,
                                {.validity = Validity::always,
                                 .known_null_count = false,
                                 .junk_under_nulls = true,
                                 .seed = trial.seed + round}),
                 "with values under nulls, which nobody may read");
  }
}

}  // namespace

std::vector<Check> data_checks() {
  return {
      {.id = "null-layout",
       .level = Level::data,
       .runs = Runs::for_each_case,
       .title = {"Tomma värden i minnet", "Nulls in memory"},
       .does =
           {"Lägger samma rader i minnet på alla tillåtna sätt: med och utan giltighetsbitar, med okänt "
            "antal "
            "tomma, med skräp under tomma värden.",
            "Lays out the same rows in every allowed way: with and without validity bits, with an unknown "
            "count of nulls, with junk under nulls."},
       .passes = {"Resultatet är lika till varje byte.", "The result is the same to the byte."},
       .run = null_layout},
      {.id = "batch-invariance",
       .level = Level::data,
       .runs = Runs::for_each_case,
       .title = {"Uppdelning i block", "Division into batches"},
       .does =
           {"Ger samma rader i ett block, i block om 1, 7, 63, 64 och 65 rader, i två, och i omvänd ordning.",
            "Gives the same rows in one batch, in batches of 1, 7, 63, 64 and 65 rows, in two, and in "
            "reverse."},
       .passes = {"Resultatet är lika till varje byte.", "The result is the same to the byte."},
       .run = batch_invariance},
      {.id = "row-order",
       .level = Level::data,
       .runs = Runs::for_each_case,
       .title = {"Personernas ordning", "Order of the persons"},
       .does = {"Kastar om i vilken ordning personerna kommer.",
                "Shuffles the order in which the persons come."},
       .passes = {"Resultatet är lika till varje byte.", "The result is the same to the byte."},
       .run = row_order},
  };
}

}  // namespace fotfaste::conformance

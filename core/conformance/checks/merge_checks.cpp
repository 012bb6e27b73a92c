// Level 4: states put together.

#include <algorithm>
#include <numeric>
#include <random>

#include "conformance/catalogue.hpp"
#include "conformance/drive.hpp"
#include "conformance/operations.hpp"

namespace fotfaste::conformance {
namespace {

// A run in so many states, each with batches that follow each other. Fewer where there are fewer batches.
std::vector<Drive::State> in_parts(Drive& drive, Drive::Settings& settings,
                                   const std::vector<LaidOut>& batches, std::size_t parts) {
  parts = std::min(parts, batches.size());
  std::vector<Drive::State> states;
  for (std::size_t part = 0; part < parts; ++part) {
    states.push_back(drive.create(settings));
    for (std::size_t i = part * batches.size() / parts; i < (part + 1) * batches.size() / parts; ++i) {
      drive.consume(states.back(), batches[i]);
    }
  }
  return states;
}

// A whole run in one state.
Drive::State in_one(Drive& drive, Drive::Settings& settings, const std::vector<LaidOut>& batches) {
  Drive::State state = drive.create(settings);
  drive.consume(state, batches);
  return state;
}

void merge_identity(const Trial& trial) {
  Drive drive(trial);
  const Dataset data = drive.data();
  const std::vector<LaidOut> batches = lay_out_run(data, batch_ends(data, 20), drive.declared(), {});
  Drive::Settings settings(drive, trial.of_case, data);
  const Report whole = drive.finalize(in_one(drive, settings, batches));
  const Report nothing = drive.finalize(drive.create(settings));

  const Drive::State full = in_one(drive, settings, batches);
  const Drive::State empty = drive.create(settings);
  drive.merge(full, empty);
  expect_equal(nothing, drive.finalize(empty), "an empty state after another has taken it in");
  expect_equal(whole, drive.finalize(full), "after taking in an empty state");

  const Drive::State other = in_one(drive, settings, batches);
  const Drive::State taking = drive.create(settings);
  drive.merge(taking, other);
  expect_equal(whole, drive.finalize(taking), "an empty state that has taken in another");
  expect_equal(whole, drive.finalize(other), "a state after an empty one has taken it in");

  const Drive::State first = drive.create(settings);
  const Drive::State second = drive.create(settings);
  drive.merge(first, second);
  expect_equal(nothing, drive.finalize(first), "an empty state that has taken in an empty state");
}

// Merges neighbours in an order by chance until one is left: a tree of its own shape each time.
const Drive::State& merge_as_tree(Drive& drive, const std::vector<Drive::State>& states,
                                  std::mt19937_64& random) {
  std::vector<std::size_t> left(states.size());
  std::iota(left.begin(), left.end(), std::size_t{0});
  while (left.size() > 1) {
    const auto at = static_cast<std::size_t>(random() % (left.size() - 1));
    drive.merge(states[left[at]], states[left[at + 1]]);
    left.erase(left.begin() + static_cast<std::ptrdiff_t>(at) + 1);
  }
  return states[left.front()];
}

void merge_associative(const Trial& trial) {
  Drive drive(trial);
  const Dataset data = drive.data();
  const std::vector<LaidOut> batches = lay_out_run(data, batch_ends(data, 3), drive.declared(), {});
  Drive::Settings settings(drive, trial.of_case, data);
  constexpr std::size_t parts = 8;
  const auto one_by_one = in_parts(drive, settings, batches, parts);
  for (std::size_t i = 1; i < one_by_one.size(); ++i) drive.merge(one_by_one[0], one_by_one[i]);
  const Report whole = drive.finalize(one_by_one.at(0));
  std::mt19937_64 random(trial.seed);
  for (int round = 0; round < 20; ++round) {
    const auto states = in_parts(drive, settings, batches, parts);
    expect_equal(whole, drive.finalize(merge_as_tree(drive, states, random)), "merged as another tree");
  }
}

void merge_commutative(const Trial& trial) {
  Drive drive(trial);
  const Dataset data = drive.data();
  const std::vector<LaidOut> batches = lay_out_run(data, batch_ends(data, 3), drive.declared(), {});
  Drive::Settings settings(drive, trial.of_case, data);
  constexpr std::size_t parts = 8;
  const auto in_order = [&](const std::vector<std::size_t>& order) {
    const auto states = in_parts(drive, settings, batches, parts);
    for (std::size_t i = 1; i < order.size(); ++i) drive.merge(states[order[0]], states[order[i]]);
    return drive.finalize(states[order.at(0)]);
  };
  std::vector<std::size_t> order(std::min(parts, batches.size()));
  std::iota(order.begin(), order.end(), std::size_t{0});
  const Report whole = in_order(order);
  std::reverse(order.begin(), order.end());
  expect_equal(whole, in_order(order), "merged from the last to the first");
  std::mt19937_64 random(trial.seed);
  for (int round = 0; round < 20; ++round) {
    for (std::size_t left = order.size(); left > 1; --left) {
      std::swap(order[left - 1], order[static_cast<std::size_t>(random() % left)]);
    }
    expect_equal(whole, in_order(order), "merged in another order");
  }
}

void merge_equals_whole(const Trial& trial) {
  Drive drive(trial);
  const Dataset data = drive.data();
  const std::vector<LaidOut> batches = lay_out_run(data, batch_ends(data, 3), drive.declared(), {});
  Drive::Settings settings(drive, trial.of_case, data);
  const Drive::State one = drive.create(settings);
  for (const LaidOut& batch : batches) drive.consume(one, batch);
  const Report whole = drive.finalize(one);
  std::mt19937_64 random(trial.seed);
  for (std::size_t parts = 1; parts <= 16 && parts <= batches.size(); ++parts) {
    // Every part gets a batch; the others go by chance.
    std::vector<Drive::State> states;
    for (std::size_t i = 0; i < parts; ++i) states.push_back(drive.create(settings));
    for (std::size_t i = 0; i < batches.size(); ++i) {
      drive.consume(states[i < parts ? i : random() % parts], batches[i]);
    }
    for (std::size_t i = 1; i < parts; ++i) drive.merge(states[0], states[i]);
    expect_equal(whole, drive.finalize(states[0]), "merged from " + std::to_string(parts) + " states");
  }
  // Each part with the words and columns that occur in it, as where each comes from a run of its own.
  const std::vector<std::size_t> ends = batch_ends(data, 3);
  for (const std::size_t parts : {std::size_t{2}, std::size_t{5}}) {
    const Drive::State all = drive.create(settings);
    for (std::size_t part = 0; part < parts; ++part) {
      const std::size_t from = part * ends.size() / parts;
      const std::size_t to = (part + 1) * ends.size() / parts;
      const std::size_t begin = from == 0 ? 0 : ends[from - 1];
      if (from == to) continue;
      Dataset own;
      own.participations.assign(data.participations.begin() + static_cast<std::ptrdiff_t>(begin),
                                data.participations.begin() + static_cast<std::ptrdiff_t>(ends[to - 1]));
      const std::set<model::ColumnId> present = present_columns(own, drive.declared());
      const Words words = words_of(own);
      const Drive::State state = drive.create(settings);
      for (std::size_t i = from, first = begin; i < to; first = ends[i++]) {
        drive.consume(state, lay_out(data, first, ends[i], present, words, {}));
      }
      drive.merge(all, state);
    }
    expect_equal(whole, drive.finalize(all),
                 "merged from " + std::to_string(parts) + " states whose batches have words of their own");
  }
}

}  // namespace

std::vector<Check> merge_checks() {
  return {
      {.id = "merge-identity",
       .level = Level::merge,
       .runs = Runs::for_each_case,
       .title = {"Tomma tillstånd", "Empty states"},
       .does =
           {"Lägger ett tomt tillstånd till ett fyllt, ett fyllt till ett tomt, och ett tomt till ett tomt.",
            "Merges an empty state into a full one, a full one into an empty one, and an empty one into "
            "an empty one."},
       .passes = {"Resultatet är det fyllda tillståndets, och det som lades till är orört.",
                  "The result is the full state's, and what was merged in is as it was."},
       .run = merge_identity},
      {.id = "merge-associative",
       .level = Level::merge,
       .runs = Runs::for_each_case,
       .title = {"Gruppering", "Grouping"},
       .does = {"Lägger ihop 8 delar i samma ordning men i olika träd.",
                "Merges 8 parts in the same order but as trees of different shapes."},
       .passes = {"Resultatet är lika till varje byte.", "The result is the same to the byte."},
       .run = merge_associative},
      {.id = "merge-commutative",
       .level = Level::merge,
       .runs = Runs::for_each_case,
       .title = {"Ordning vid sammanläggning", "Order of merging"},
       .does = {"Lägger ihop 8 delar i olika ordning.", "Merges 8 parts in different orders."},
       .passes = {"Resultatet är lika till varje byte.", "The result is the same to the byte."},
       .run = merge_commutative},
      {.id = "merge-equals-whole",
       .level = Level::merge,
       .runs = Runs::for_each_case,
       .title = {"Delar och helhet", "Parts and whole"},
       .does = {"Fördelar blocken på 1 till 16 tillstånd, i en körning och i var sin, och lägger ihop dem.",
                "Shares the batches out among 1 to 16 states, of one run and of runs of their own, and "
                "merges them."},
       .passes = {"Resultatet är lika till varje byte som i ett tillstånd.",
                  "The result is the same to the byte as in one state."},
       .run = merge_equals_whole},
  };
}

}  // namespace fotfaste::conformance

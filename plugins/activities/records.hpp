// What was recorded of one participation: its days, and the activities in the order of the file.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "fotfaste/sdk/batch.hpp"
#include "fotfaste/sdk/criteria/words.hpp"
#include "fotfaste/sdk/history.hpp"
#include "fotfaste/sdk/needs.hpp"
#include "fotfaste/sdk/spells.hpp"
#include "ledger.hpp"
#include "options.hpp"

namespace activities {

enum class Attended : std::uint8_t { no, yes, not_stated };
enum class Kind : std::uint8_t { individual, group, not_stated };

struct Record : fotfaste::Spell {  // until: as long as the participation goes on where no end is stated
  std::int32_t type;               // index in the batch's dictionary, or WordColumn::none
  std::int32_t provider;
  bool has_end;
  bool outside;  // not the project's
  Kind kind;
  Attended attended;
  std::optional<bool> job_focused;
  std::optional<std::int64_t> held;     // seconds; 0 for who did not attend
  std::optional<std::int64_t> planned;  // seconds
  // Only what was attended counts; what is not said to be missed was.
  [[nodiscard]] bool counts() const { return attended != Attended::no; }
};

// Reads one participation after the other into memory that it keeps.
class Records {
 public:
  // options outlives this.
  Records(const Options& options, fotfaste::Day as_of) : options_(&options), as_of_(as_of) {}

  static void declare(fotfaste::Needs& needs);
  // To be called for each batch.
  void bind(const fotfaste::Batch& batch) { columns_ = &batch.activities; }
  // Nothing of a participation without an entry. participation has entered by as_of.
  void read(const fotfaste::Participation& participation);

  // From entry to the last day, that day included, and before as_of.
  [[nodiscard]] const fotfaste::Spell& window() const { return window_; }
  // Whether the participation is over, so that what has not happened in it will not.
  [[nodiscard]] bool has_left() const { return has_left_; }
  [[nodiscard]] std::span<const Record> all() const { return records_; }

 private:
  const Options* options_;
  fotfaste::Day as_of_;
  const fotfaste::ActivityColumns* columns_ = nullptr;
  fotfaste::Spell window_{};
  bool has_left_ = false;
  std::vector<Record> records_;
};

// A participation that is being counted. Lives as long as the call.
struct Person {
  const fotfaste::Participation& participation;
  const fotfaste::Batch& batch;
  std::span<const std::uint32_t> strata;
  const Records& records;
  const fotfaste::History& history;  // has read the participation
  fotfaste::Day as_of;
  std::span<const std::int32_t> type_numbers;  // of the records: words of the ledger

  [[nodiscard]] const fotfaste::Spell& window() const { return records.window(); }
  // The project's record of one of these types that was attended.
  [[nodiscard]] static bool is_of(const Record& record, const WordSet& types) {
    return !record.outside && record.counts() && types.contains(record.type);
  }
};

// What has been said of a step by now. not_due: too early to tell, whatever has happened; early: the same,
// and it has happened already. apart: it is not asked of this participation.
enum class Step : std::uint8_t { yes, no, unknown, not_due, early, apart };

// Adds the person's spells of one side, cut to the participation, in no order.
void add_spells(const Side& side, const Person& person, std::vector<fotfaste::Spell>& spells);

// Whether the person was in one of the states (bits of CoreState) on some day of the window; unknown when
// that hangs on days of which nothing is known.
fotfaste::Answer was_in(std::uint32_t states, const Person& person, const fotfaste::Spell& window);

// The day of the first event of the kinds from this day on; nothing when there is none.
std::optional<fotfaste::Day> first_event(const WordSet& kinds, const Person& person, fotfaste::Day from);

}  // namespace activities

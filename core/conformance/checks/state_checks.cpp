// Level 4: states as bytes, and beside each other.

#include <sys/mman.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <exception>
#include <random>
#include <thread>

#include "conformance/catalogue.hpp"
#include "conformance/drive.hpp"
#include "conformance/operations.hpp"

namespace fotfaste::conformance {
namespace {

void restore(Drive& drive, const Drive::State& state, std::string_view bytes, const char* what) {
  const std::int32_t status = drive.deserialize(state, bytes);
  if (status == FOTFASTE_OK) return;
  throw Failure(std::string("it refuses ") + what + " with status " + std::to_string(status) +
                (drive.host().error.empty() ? std::string() : ": " + drive.host().error));
}

void expect_bytes(const std::string& expected, const std::string& bytes, const char* what) {
  if (bytes == expected) return;
  std::size_t first = 0;
  while (first < std::min(bytes.size(), expected.size()) && bytes[first] == expected[first]) ++first;
  throw Failure(std::string("the bytes of ") + what + " differ from byte " + std::to_string(first) + " of " +
                    std::to_string(bytes.size()),
                "equal states give equal bytes");
}

void state_roundtrip(const Trial& trial) {
  Drive drive(trial);
  const Dataset data = drive.data();
  const std::vector<std::size_t> ends = batch_ends(data, 10);
  const std::vector<LaidOut> batches = lay_out_run(data, ends, drive.declared(), {});
  const std::size_t half = batches.size() / 2;
  const std::vector<LaidOut> begun(batches.begin(), batches.begin() + static_cast<std::ptrdiff_t>(half));
  const std::vector<LaidOut> left(batches.begin() + static_cast<std::ptrdiff_t>(half), batches.end());
  Drive::Settings settings(drive, trial.of_case, data);
  const auto filled = [](Drive& by, Drive::Settings& with, const std::vector<LaidOut>& some) {
    Drive::State state = by.create(with);
    by.consume(state, some);
    return state;
  };
  const Drive::State whole = filled(drive, settings, batches);
  const std::string whole_bytes = drive.serialize(whole);
  expect_bytes(whole_bytes, drive.serialize(whole), "the same state, written a second time,");
  const std::vector<LaidOut> reversed(batches.rbegin(), batches.rend());
  expect_bytes(whole_bytes, drive.serialize(filled(drive, settings, reversed)),
               "a state that was given the same batches from the last to the first");
  const std::string begun_bytes = drive.serialize(filled(drive, settings, begun));
  const std::string left_bytes = drive.serialize(filled(drive, settings, left));
  const Report report = drive.finalize(whole);

  const auto try_on = [&](Drive& by) {
    Drive::Settings with(by, trial.of_case, data);
    const Drive::State going_on = by.create(with);
    restore(by, going_on, begun_bytes, "the bytes of its own state");
    expect_bytes(begun_bytes, by.serialize(going_on), "a state that was read back");
    by.consume(going_on, left);
    expect_bytes(whole_bytes, by.serialize(going_on), "a state that was read back and went on");
    expect_equal(report, by.finalize(going_on), "after being written, read back and going on");
    const Drive::State of_two = by.create(with);
    restore(by, of_two, left_bytes, "the bytes of its own state");
    restore(by, of_two, begun_bytes, "the bytes of another state of its own, as if by merge,");
    expect_equal(report, by.finalize(of_two), "read back from the bytes of two states");
  };
  try_on(drive);
  // In a library that has never seen the data, as in another process.
  Drive elsewhere(trial, OfferedHost::every_extension(), Copy::second);
  static_cast<void>(elsewhere.declared());
  try_on(elsewhere);
}

// Bytes that end where memory ends.
class AtTheEdge {
 public:
  explicit AtTheEdge(std::string_view bytes) : size_(bytes.size()) {
    held_ = (bytes.size() / page + 1) * page;
    address_ = mmap(nullptr, held_ + page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (address_ == MAP_FAILED) throw std::bad_alloc();
    char* begin = static_cast<char*>(address_);
    std::memcpy(begin + held_ - size_, bytes.data(), size_);
    mprotect(begin, held_, PROT_READ);
    mprotect(begin + held_, page, PROT_NONE);
  }
  AtTheEdge(const AtTheEdge&) = delete;
  AtTheEdge& operator=(const AtTheEdge&) = delete;
  ~AtTheEdge() { munmap(address_, held_ + page); }
  [[nodiscard]] std::string_view view() const {
    return {static_cast<const char*>(address_) + held_ - size_, size_};
  }

 private:
  static constexpr std::size_t page = model::page_size;
  std::size_t size_;
  std::size_t held_ = 0;
  void* address_ = nullptr;
};

void state_bytes(const Trial& trial) {
  Drive drive(trial);
  const Dataset data = drive.data();
  Drive::Settings settings(drive, trial.of_case, data);
  const Drive::State state = drive.create(settings);
  drive.consume(state, lay_out_run(data, batch_ends(data, 20), drive.declared(), {}));
  const std::string bytes = drive.serialize(state);
  const AtTheEdge at_the_edge(bytes);
  const Drive::State read = drive.create(settings);
  restore(drive, read, at_the_edge.view(), "its own bytes where memory ends after them");
  expect_bytes(bytes, drive.serialize(read), "a state that was read back");
  for (std::size_t offset = 0; offset < 16; ++offset) {
    std::vector<char> moved(bytes.size() + 32);
    const auto misaligned = reinterpret_cast<std::uintptr_t>(moved.data()) % 16;
    char* at = moved.data() + (16 - misaligned) + offset;
    std::memcpy(at, bytes.data(), bytes.size());
    const Drive::State again = drive.create(settings);
    restore(drive, again, {at, bytes.size()}, "its own bytes at an address that nothing divides");
    std::memset(moved.data(), 0x5a, moved.size());  // they were lent for the call
    expect_bytes(bytes, drive.serialize(again), "a state that was read back");
  }
}

void state_size(const Trial& trial) {
  Drive drive(trial);
  if ((drive.description().flags & FOTFASTE_PLUGIN_PERSON_STATE) != 0 ||
      drive.declared().contains(model::first_column(model::Table::participations))) {
    return;  // it says that its states hold rows about persons
  }
  const Dataset data = drive.data();
  const auto size_of = [&](std::size_t times) {
    const Dataset grown = replicated(data, times);
    Drive::Settings settings(drive, trial.of_case, grown);
    const Drive::State state = drive.create(settings);
    drive.consume(state, lay_out_run(grown, batch_ends(grown, 1000), drive.declared(), {}));
    return drive.serialize(state).size();
  };
  const std::size_t once = size_of(1);
  const std::size_t often = size_of(16);
  if (often > 2 * once) {
    throw Failure("its state takes " + std::to_string(once) + " bytes, and " + std::to_string(often) +
                  " when every person is there 16 times");
  }
}

// What must not be found, and what it is.
struct Sentinel {
  std::string text;
  std::string what;
};

std::string little_endian(std::int64_t value) {
  std::string bytes(sizeof value, '\0');
  std::memcpy(bytes.data(), &value, sizeof value);
  return bytes;
}

// Texts about a person that the plugin reads, each replaced by one that stands nowhere else.
std::vector<Sentinel> plant_texts(Dataset& data, const std::set<model::ColumnId>& declared) {
  constexpr std::string_view about_a_person[] = {"states.employer", "events.detail", "assignments.who"};
  std::map<std::string, std::string> planted;
  std::vector<Sentinel> sentinels;
  for_each_datum(data, [&](model::ColumnId id, Datum& datum) {
    auto* text = std::get_if<std::string>(&datum);
    if (text == nullptr || !declared.contains(id)) return;
    if (std::find(std::begin(about_a_person), std::end(about_a_person), model::path(id)) ==
        std::end(about_a_person)) {
      return;
    }
    const auto [found, is_new] =
        planted.emplace(model::path(id) + *text, "zqx" + std::to_string(planted.size()) + "xqz");
    *text = found->second;
    if (is_new) sentinels.push_back({*text, "a text of " + model::path(id)});
  });
  return sentinels;
}

void expect_absent(const std::vector<Sentinel>& sentinels, const std::string& text, const char* where) {
  for (const Sentinel& sentinel : sentinels) {
    if (text.find(sentinel.text) != std::string::npos) {
      throw Failure(sentinel.what + " stands in " + where);
    }
  }
}

// Person numbers in cells that are not for them.
void expect_no_numbers(const model::PluginDescription& description, const Report& report,
                       const std::map<std::int64_t, std::int64_t>& numbers) {
  for (const Report::Row& row : report.rows) {
    const model::TableDescription& table = description.tables[row.table];
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      const auto* number = std::get_if<std::int64_t>(&row.cells[i]);
      if (number == nullptr || table.columns[i].role == FOTFASTE_ROLE_PERSON || !numbers.contains(*number)) {
        continue;
      }
      throw Failure(
          "a person's number stands in the column " + table.columns[i].name + " of the table " + table.id,
          "person numbers only in columns of role PERSON");
    }
  }
}

void state_privacy(const Trial& trial) {
  Drive drive(trial);
  Dataset data = drive.data();
  const std::vector<Sentinel> texts = plant_texts(data, drive.declared());
  const bool reads_persons = drive.declared().contains(model::first_column(model::Table::participations));
  // Numbers of persons that cannot be anything else: 12 digits.
  std::map<std::int64_t, std::int64_t> numbers;
  std::vector<Sentinel> sentinels;
  std::mt19937_64 random(trial.seed);
  std::int64_t next = 700'000'000'000;
  std::int64_t last = -1;
  for (Participation& one : data.participations) {
    const std::int64_t person = person_of(one);
    if (person != last || numbers.empty()) {
      next += 1'000'003 + static_cast<std::int64_t>(random() % 1'000'000);
      numbers[next] = person;
      sentinels.push_back({std::to_string(next), "a person's number"});
    }
    last = person;
    one.values[0] = next;
  }
  Drive::Settings settings(drive, trial.of_case, data);
  const Drive::State state = drive.create(settings);
  drive.consume(state, lay_out_run(data, batch_ends(data, 20), drive.declared(), {}));
  const std::string bytes = drive.serialize(state);
  const Report report = drive.finalize(state);

  expect_absent(sentinels, report.text(), "a text of the result");
  expect_no_numbers(drive.description(), report, numbers);
  std::vector<Sentinel> everything = sentinels;
  everything.insert(everything.end(), texts.begin(), texts.end());
  for (const std::string& line : drive.host().log) expect_absent(everything, line, "a line of the log");
  for (const std::string& line : drive.host().findings) expect_absent(sentinels, line, "a finding");
  expect_absent(everything, drive.host().error, "the text of an error");
  if (reads_persons || (drive.description().flags & FOTFASTE_PLUGIN_PERSON_STATE) != 0) return;
  for (const auto& [number, person] : numbers) {
    expect_absent({{little_endian(number), "a person's number"}}, bytes, "the bytes of its state");
  }
}

void isolated_instances(const Trial& trial) {
  Drive drive(trial);
  const Dataset data = drive.data();
  const std::vector<LaidOut> batches = lay_out_run(data, batch_ends(data, 7), drive.declared(), {});
  Case earlier = trial.of_case;
  earlier.as_of -= 400;
  Drive::Settings settings(drive, trial.of_case, data);
  Drive::Settings settings_before(drive, earlier, data);
  const auto alone = [&](Drive::Settings& with) {
    const Drive::State state = drive.create(with);
    drive.consume(state, batches);
    return drive.finalize(state);
  };
  const Report whole = alone(settings);
  const Report before = alone(settings_before);

  const Drive::State one = drive.create(settings);
  const Drive::State other = drive.create(settings_before);
  for (std::size_t i = 0; i < batches.size(); ++i) {
    const Drive::State gone_soon = drive.create(settings_before);
    drive.consume(gone_soon, batches[i]);
    drive.consume(one, batches[i]);
    drive.consume(other, batches[i]);
  }
  expect_equal(whole, drive.finalize(one), "with another state of other settings at work beside it");
  expect_equal(before, drive.finalize(other), "with another state of other settings at work beside it");

  // Each state in a thread of its own.
  for (int round = 0; round < 4; ++round) {
    std::array<Report, 2> reports;
    std::array<std::exception_ptr, 2> errors;
    const auto work = [&](std::size_t which) noexcept {
      try {
        reports[which] = alone(which == 0 ? settings : settings_before);
      } catch (...) {
        errors[which] = std::current_exception();
      }
    };
    std::thread second(work, std::size_t{1});
    work(0);
    second.join();
    for (const std::exception_ptr& error : errors) {
      if (error) std::rethrow_exception(error);
    }
    expect_equal(whole, reports[0], "with another state at work in another thread");
    expect_equal(before, reports[1], "in a thread of its own");
  }
}

}  // namespace

std::vector<Check> state_checks() {
  return {
      {.id = "state-roundtrip",
       .level = Level::merge,
       .runs = Runs::for_each_case,
       .title = {"Tillstånd som byte", "States as bytes"},
       .does =
           {"Skriver tillstånd som byte, läser dem i samma och i ett nyladdat bibliotek och fortsätter där.",
            "Writes states as bytes, reads them in the same and in a newly loaded library, and goes on "
            "there."},
       .passes = {"Resultatet är lika till varje byte, och lika tillstånd ger lika byte.",
                  "The result is the same to the byte, and equal states give equal bytes."},
       .run = state_roundtrip},
      {.id = "state-bytes",
       .level = Level::merge,
       .runs = Runs::for_each_case,
       .title = {"Bytens plats", "Place of the bytes"},
       .does = {"Lämnar tillståndets egna byte på udda adresser, och så att minnet tar slut efter dem.",
                "Hands over a state's own bytes at odd addresses, and so that memory ends after them."},
       .passes = {"De läses rätt, ingenting utanför dem läses, och ingenting av dem behålls.",
                  "They are read as they are, nothing outside them is read, and none is held on to."},
       .run = state_bytes},
      {.id = "state-size",
       .level = Level::merge,
       .warns = true,
       .runs = Runs::for_each_case,
       .title = {"Tillståndets storlek", "Size of a state"},
       .does = {"Ger samma personer 16 gånger om, varje gång med nya nummer.",
                "Gives the same persons 16 times over, each time with new numbers."},
       .passes = {"Tillståndet blir högst dubbelt så stort, eller insticksprogrammet säger att det håller "
                  "rader om personer.",
                  "The state at most doubles, or the plugin says that it holds rows about persons."},
       .run = state_size},
      {.id = "state-privacy",
       .level = Level::merge,
       .warns = true,
       .runs = Runs::for_each_case,
       .title = {"Spår av personer", "Traces of persons"},
       .does = {"Ger personer nummer och texter som inte kan vara något annat, och letar efter dem.",
                "Gives persons numbers and texts that cannot be anything else, and looks for them."},
       .passes = {"Inga nummer i resultat utom i kolumner för personer, i iakttagelser eller i tillstånd som "
                  "inte sägs hålla rader om personer; varken nummer eller texter i logg och fel.",
                  "No numbers in results but in columns for persons, in findings, or in states that are not "
                  "said to hold rows about persons; neither numbers nor texts in log and errors."},
       .run = state_privacy},
      {.id = "isolated-instances",
       .level = Level::merge,
       .runs = Runs::for_each_case,
       .title = {"Tillstånd sida vid sida", "States side by side"},
       .does = {"Fyller tillstånd med olika inställningar växelvis, och i två trådar samtidigt.",
                "Fills states of different settings by turns, and in two threads at once."},
       .passes = {"Resultatet är lika till varje byte som när de är ensamma.",
                  "The results are the same to the byte as when they are alone."},
       .run = isolated_instances},
  };
}

}  // namespace fotfaste::conformance

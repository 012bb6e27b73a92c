#include "intake/identities/join.hpp"

#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <exception>
#include <map>
#include <optional>
#include <stdexcept>
#include <system_error>
#include <utility>

#include "fotfaste/sdk/bytes.hpp"
#include "intake/identities/enclosure.hpp"
#include "intake/identities/key_file.hpp"
#include "model/finding_catalogue.hpp"
#include "model/pseudonyms.hpp"

namespace fotfaste::intake {
namespace {

constexpr std::size_t largest_keys = std::size_t{1} << 28;
constexpr std::size_t largest_report = std::size_t{1} << 26;
constexpr std::size_t most_places = 200;  // of one finding

enum class Ending : std::uint8_t { written, refused, not_written };

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() { reset(); }
  void reset() {
    if (number_ >= 0) close(std::exchange(number_, -1));
  }
  [[nodiscard]] int number() const { return number_; }

 private:
  int number_;
};

bool write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count = write(descriptor, bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return true;
}

std::optional<std::string> read_all(int descriptor, std::size_t most) {
  std::string bytes;
  std::array<char, 65536> piece;
  while (true) {
    const ssize_t count = read(descriptor, piece.data(), piece.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return std::nullopt;
    if (count == 0) return bytes;
    bytes.append(piece.data(), static_cast<std::size_t>(count));
    if (bytes.size() > most) return std::nullopt;
  }
}

// The persons of the rows, each once, in order.
std::vector<std::uint64_t> persons_of(const JoinRequest& request) {
  std::vector<std::uint64_t> persons;
  persons.reserve(request.rows.size());
  for (const JoinRow& row : request.rows) persons.push_back(row.person);
  std::sort(persons.begin(), persons.end());
  persons.erase(std::unique(persons.begin(), persons.end()), persons.end());
  return persons;
}

// A column of participations while it is mapped; values of the width that its form has.
class Column {
 public:
  Column(const model::MemoryFile& file, const model::StoredColumn& stored)
      : stored_(stored), mapping_(file, stored.region, model::Mapping::Access::read) {}
  template <typename Value>
  [[nodiscard]] std::optional<Value> at(std::size_t batch, std::uint64_t row) const {
    const model::ColumnPart& part = stored_.parts.at(batch);
    if (part.validity != 0) {
      const auto* bits = mapping_.at<const std::uint8_t>(part.validity);
      if ((bits[row / 8] >> (row % 8) & 1) == 0) return std::nullopt;
    }
    return mapping_.at<const Value>(part.data)[row];
  }

 private:
  const model::StoredColumn& stored_;
  model::Mapping mapping_;
};

void add_births(const model::MemoryFile& file, const model::Directory& directory,
                const std::vector<std::uint64_t>& persons, std::vector<WantedPerson>& wanted) {
  const auto stored = [&](std::string_view name) {
    return directory.find(*model::find_column(model::Table::participations, name));
  };
  const model::StoredColumn* of_person = stored("person");
  const model::StoredColumn* of_birth = stored("birth_date");
  if (of_person == nullptr || of_birth == nullptr) return;
  const Column person(file, *of_person);
  const Column birth(file, *of_birth);
  std::optional<Column> precision;
  if (const model::StoredColumn* of_precision = stored("birth_date_precision")) {
    precision.emplace(file, *of_precision);
  }
  for (std::size_t batch = 0; batch < directory.batches.size(); ++batch) {
    for (std::uint64_t row = 0; row < directory.batches[batch].rows; ++row) {
      const auto who = person.at<std::uint64_t>(batch, row);
      const auto day = birth.at<std::int32_t>(batch, row);
      if (!who || !day) continue;
      const auto found = std::lower_bound(persons.begin(), persons.end(), *who);
      if (found == persons.end() || *found != *who) continue;
      BirthDate date{*day, Precision::day};
      if (precision) {
        if (const auto code = precision->at<std::int8_t>(batch, row))
          date.precision = static_cast<Precision>(*code);
      }
      wanted[static_cast<std::size_t>(found - persons.begin())].births.push_back(date);
    }
  }
}

std::vector<WantedPerson> wanted_of(const std::vector<std::uint64_t>& persons, const model::MemoryFile& file,
                                    const model::Directory& directory) {
  const model::Pseudonyms pseudonyms(file, directory);
  std::vector<WantedPerson> wanted;
  wanted.reserve(persons.size());
  for (const std::uint64_t person : persons) wanted.push_back({std::string(pseudonyms.of(person)), {}});
  add_births(file, directory, persons, wanted);
  return wanted;
}

std::string report_of(Ending ending, const std::vector<KeyNote>& notes) {
  Writer writer;
  writer.number(static_cast<std::uint8_t>(ending));
  writer.number(static_cast<std::uint64_t>(notes.size()));
  for (const KeyNote& note : notes) {
    writer.number(static_cast<std::uint8_t>(note.trouble));
    writer.number(note.row);
    writer.number(note.person);
  }
  return writer.take();
}

bool write_rows(const JoinRequest& request, const std::vector<std::uint64_t>& persons, const Keys& keys) {
  constexpr std::size_t enough = std::size_t{1} << 16;
  std::string piece = request.head;
  for (const JoinRow& row : request.rows) {
    const auto found = std::lower_bound(persons.begin(), persons.end(), row.person);
    piece.append(row.before)
        .append(keys.identities[static_cast<std::size_t>(found - persons.begin())])
        .append(row.after);
    if (piece.size() < enough) continue;
    if (!write_all(output_descriptor, piece)) return false;
    piece.clear();
  }
  return write_all(output_descriptor, piece);
}

// In the child: never returns, and says nothing but numbers.
[[noreturn]] void run_child(const JoinRequest& request, const model::MemoryFile& file,
                            const model::Directory& directory, int pipe, pid_t parent) {
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (getppid() != parent) _exit(1);
  try {
    const std::vector<std::uint64_t> persons = persons_of(request);
    const std::vector<WantedPerson> wanted = wanted_of(persons, file, directory);
    const int keys_file = open(request.keys.c_str(), O_RDONLY | O_CLOEXEC);
    if (keys_file < 0) {
      const bool told =
          write_all(pipe, report_of(Ending::refused, {{KeyTrouble::unreadable, 0, KeyNote::nobody}}));
      _exit(told ? 0 : 1);
    }
    constexpr mode_t owner = 0600;
    const int output =
        open(request.output.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, owner);
    if (output < 0) {
      const bool told = write_all(pipe, report_of(Ending::not_written, {}));
      _exit(told ? 0 : 1);
    }
    if (!enclose(keys_file, output, pipe)) _exit(1);

    const std::optional<std::string> bytes = read_all(keys_descriptor, largest_keys);
    Keys keys;
    if (bytes) {
      keys = read_keys(*bytes, wanted, request.as_of);
    } else {
      keys.notes.push_back({KeyTrouble::unreadable, 0, KeyNote::nobody});
    }
    Ending ending = Ending::refused;
    if (std::none_of(keys.notes.begin(), keys.notes.end(),
                     [](const KeyNote& note) { return is_error(note.trouble); })) {
      ending = write_rows(request, persons, keys) ? Ending::written : Ending::not_written;
    }
    _exit(write_all(report_descriptor, report_of(ending, keys.notes)) ? 0 : 1);
  } catch (...) {
    // What went wrong may hold something of the keys; the parent only learns that it did.
    _exit(1);
  }
}

constexpr std::array<std::string_view, key_trouble_count> codes = {"K001", "K002", "K003", "K004", "K005",
                                                                   "K006", "K007", "K008", "K009"};

std::vector<model::Finding> findings_of(const std::vector<KeyNote>& notes, const JoinRequest& request,
                                        const std::vector<std::uint64_t>& persons,
                                        const model::Pseudonyms& pseudonyms) {
  std::map<KeyTrouble, model::Finding> findings;
  for (const KeyNote& note : notes) {
    const auto number = static_cast<std::size_t>(note.trouble);
    auto found = findings.find(note.trouble);
    if (found == findings.end()) {
      found = findings.emplace(note.trouble, model::make_finding(codes[number])).first;
      found->second.unit = {"deltagare", "participants"};
      if (note.person != KeyNote::nobody) found->second.total = persons.size();
    }
    model::Finding& finding = found->second;
    ++finding.count;
    if (finding.places.size() >= most_places) continue;
    model::Place place;
    place.file = request.keys.filename().string();
    place.row = note.row;
    if (note.person != KeyNote::nobody) {
      const std::string who(pseudonyms.of(persons[note.person]));
      place.note = {"pseudonym " + who, "pseudonym " + who};
    }
    finding.places.push_back(std::move(place));
  }
  std::vector<model::Finding> list;
  for (auto& [trouble, finding] : findings) list.push_back(std::move(finding));
  return list;
}

std::string run_to_end(const JoinRequest& request, const model::MemoryFile& file,
                       const model::Directory& directory) {
  std::array<int, 2> ends{};
  if (pipe2(ends.data(), O_CLOEXEC) != 0)
    throw std::system_error(errno, std::generic_category(), "making a pipe to the joining of identities");
  const Descriptor from_child(ends[0]);
  Descriptor to_parent(ends[1]);
  const pid_t parent = getpid();
  const pid_t child = fork();
  if (child < 0)
    throw std::system_error(errno, std::generic_category(), "starting the joining of identities");
  if (child == 0) run_child(request, file, directory, to_parent.number(), parent);
  to_parent.reset();
  const std::optional<std::string> bytes = read_all(from_child.number(), largest_report);
  if (!bytes) kill(child, SIGKILL);
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  if (!bytes || !WIFEXITED(status) || WEXITSTATUS(status) != 0)
    throw std::runtime_error("the joining of identities did not come to its end");
  return *bytes;
}

}  // namespace

JoinReport join_identities(const JoinRequest& request, const model::MemoryFile& file,
                           const model::Directory& directory) {
  const std::vector<std::uint64_t> persons = persons_of(request);
  if (!persons.empty() && persons.back() >= directory.persons)
    throw std::logic_error("a row is about somebody who is not in the model");
  JoinReport report;
  report.persons = persons.size();
  Ending ending = Ending::not_written;
  std::vector<KeyNote> notes;
  try {
    const std::string bytes = run_to_end(request, file, directory);
    Reader reader(bytes);
    const auto said = reader.number<std::uint8_t>();
    if (said > static_cast<std::uint8_t>(Ending::not_written)) throw MalformedBytes("an unknown ending");
    ending = static_cast<Ending>(said);
    for (std::uint64_t left = reader.count(17); left > 0; --left) {
      KeyNote note;
      const auto trouble = reader.number<std::uint8_t>();
      note.row = reader.number<std::uint64_t>();
      note.person = reader.number<std::uint64_t>();
      if (trouble >= key_trouble_count || (note.person != KeyNote::nobody && note.person >= persons.size()))
        throw MalformedBytes("a note about nothing");
      note.trouble = static_cast<KeyTrouble>(trouble);
      notes.push_back(note);
    }
    reader.expect_end();
    if (ending == Ending::not_written)
      throw std::runtime_error("the file with identities cannot be written: " +
                               request.output.filename().string());
    report.findings = findings_of(notes, request, persons, model::Pseudonyms(file, directory));
  } catch (...) {
    unlink(request.output.c_str());
    throw;
  }
  report.written = ending == Ending::written;
  if (!report.written) unlink(request.output.c_str());
  return report;
}

}  // namespace fotfaste::intake

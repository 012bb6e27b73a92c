// Writes the fuzzers' seeds into FOLDER/frames, FOLDER/csv and FOLDER/state: inputs that are right, made of
// what the project itself writes. Those of toml are the files in seeds/toml, written by hand.
#include <filesystem>
#include <fstream>
#include <initializer_list>
#include <iostream>
#include <string>
#include <utility>
#include <vector>

#include "frame_input.hpp"
#include "host/design_message.hpp"
#include "host/messages.hpp"
#include "host/plugin_session.hpp"
#include "worker_bytes.hpp"

namespace fotfaste::fuzz {
namespace {

using host::FrameKind;
using host::Purpose;

void save(const std::filesystem::path& folder, const std::string& name, const std::string& bytes) {
  std::filesystem::create_directories(folder);
  std::ofstream(folder / name, std::ios::binary) << bytes;
}

class Stages {
 public:
  Stages& begin(Purpose purpose, unsigned char options) {
    if (!bytes_.empty()) bytes_ += '\0';
    bytes_ += static_cast<char>(purpose);
    bytes_ += static_cast<char>(options);
    return *this;
  }
  Stages& add(FrameKind kind, const std::string& payload) {
    bytes_ += static_cast<char>(kind);
    bytes_ += static_cast<char>(payload.size() & 0xff);
    bytes_ += static_cast<char>(payload.size() >> 8 & 0xff);
    bytes_ += payload;
    return *this;
  }
  [[nodiscard]] const std::string& bytes() const { return bytes_; }

 private:
  std::string bytes_;
};

fotfaste_cell integer(std::int64_t value) {
  fotfaste_cell cell{};
  cell.type = FOTFASTE_TYPE_INTEGER;
  cell.integer = value;
  return cell;
}
fotfaste_cell number(double value) {
  fotfaste_cell cell{};
  cell.type = FOTFASTE_TYPE_NUMBER;
  cell.number = value;
  return cell;
}
fotfaste_cell text(std::string_view value) {
  fotfaste_cell cell{};
  cell.type = FOTFASTE_TYPE_TEXT;
  cell.text = {value.data(), value.size()};
  return cell;
}
fotfaste_cell date(std::int64_t day) {
  fotfaste_cell cell = integer(day);
  cell.type = FOTFASTE_TYPE_DATE;
  return cell;
}
fotfaste_cell stratum(const fotfaste_text* labels, std::uint32_t count) {
  fotfaste_cell cell{};
  cell.type = FOTFASTE_TYPE_STRATUM;
  cell.labels = labels;
  cell.label_count = count;
  return cell;
}

std::string row(std::uint32_t table, std::initializer_list<fotfaste_cell> cells) {
  std::string bytes;
  host::write_row(bytes, table, cells.begin(), cells.size());
  return bytes;
}

void write_frames(const std::filesystem::path& folder) {
  Stages described;
  described.begin(Purpose::describe, option_ending)
      .add(FrameKind::step, host::write(host::Step::describing))
      .add(FrameKind::description, host::write(example_description()));
  save(folder, "describe", described.bytes());

  Stages needs;
  needs.begin(Purpose::declare_needs, option_ending | option_in_bits)
      .add(FrameKind::column_need, host::write(host::ColumnNeedMessage{"gender", true}))
      .add(FrameKind::follow_up_need, host::write(host::FollowUpMessage{"goal", "exit", 6, 0}))
      .add(FrameKind::finding,
           host::write(host::PluginFinding{1, "S001", {"fel", "wrong"}, {"gör", "do"}, 1, 2, 3, 4}));
  save(folder, "needs", needs.bytes());

  Stages design;
  model::DesignPurpose purpose;
  purpose.id = "goal";
  purpose.title = {"Mål", "Goal"};
  purpose.denominator = {"alla", "all"};
  model::DesignQuestion question;
  question.id = "question";
  question.question = {"Vad?", "What?"};
  question.reading = {"Så", "So"};
  question.options.push_back({"a = 1", {"ett", "one"}});
  design.begin(Purpose::describe_design, option_ending)
      .add(FrameKind::purpose, host::write(purpose))
      .add(FrameKind::purpose_column, host::write(host::ColumnNeedMessage{"entry", true}))
      .add(FrameKind::question, host::write(question))
      .add(FrameKind::limit, host::write_limit({"gräns", "limit"}));
  save(folder, "design", design.bytes());

  const fotfaste_text labels[] = {{"gender", 6}, {"woman", 5}};
  Stages rows;
  rows.begin(Purpose::evaluate, option_ending | option_in_bits)
      .add(FrameKind::progress, host::write(host::Progress{1, 2}))
      .add(FrameKind::log, host::write(host::LogLine{1, "ett ord"}))
      .add(FrameKind::row, row(0, {stratum(labels, 1), integer(3), integer(7), integer(1)}))
      .add(FrameKind::row, row(0, {stratum(nullptr, 0), integer(0), integer(0), integer(0)}))
      .add(FrameKind::row,
           row(1, {text("work"), integer(3), integer(7), integer(1), number(0.4), fotfaste_cell{},
                   text("share"), integer(2), integer(1), integer(60), number(0.1)}))
      .add(FrameKind::row, row(1, {text("more"), integer(3), integer(7), integer(1), number(4), number(9),
                                   text("count"), integer(2), integer(1), integer(60), number(0.1)}))
      .add(FrameKind::row, row(2, {integer(0), number(1), number(0.9), number(1)}))
      .add(FrameKind::row, row(3, {integer(17), date(20'000)}))
      .add(FrameKind::label, host::write(host::Label{1, {0, "work", {"arbete", "work"}}}));
  save(folder, "rows", rows.bytes());

  Stages both = described;
  both.begin(Purpose::merge, option_ending)
      .add(FrameKind::row, row(0, {stratum(labels, 1), integer(3), integer(7), integer(1)}));
  save(folder, "describe-and-merge", both.bytes());

  Stages state;
  state.begin(Purpose::accumulate, option_ending).add(FrameKind::state, "abc").add(FrameKind::state, "def");
  save(folder, "state", state.bytes());

  char violation[host::violation_size];
  host::write_violation(violation, {host::ViolationKind::undeclared_column, 3, 0});
  Stages faults;
  faults.begin(Purpose::evaluate, 0)
      .add(FrameKind::violation, std::string(violation, sizeof violation))
      .add(FrameKind::fault, std::string(1, '\1'));
  save(folder, "faults", faults.bytes());

  std::string raw;
  host::FrameWriter writer([&raw](std::string_view bytes) { raw.append(bytes); });
  writer.add(FrameKind::row, row(2, {integer(0), number(1), number(0.9), number(1)}));
  writer.add(FrameKind::final, host::write(host::Final{{}, 0, "", 1}));
  writer.flush();
  Stages as_it_is;
  as_it_is.begin(Purpose::evaluate, option_raw | option_in_bits);
  save(folder, "raw", as_it_is.bytes() + raw);
}

// The files of csv.toml with file-end marks between them.
std::string data(char options, std::initializer_list<std::string_view> files) {
  std::string bytes(1, options);
  for (const std::string_view file : files) bytes.append(file).append(1, '\x1d');
  return bytes;
}

void write_csv(const std::filesystem::path& folder) {
  save(folder, "whole",
       data(3, {"person,group,cohort,entry,exit,reason,gender,born,isced,disability,program,kaa\n"
                "a,programme,1,2024-03-01,2024-09-01,employment,Kvinna,2003-05-04,3,1,IMA,ja\n"
                "b,comparison,2,2024-04-01,,,Man,2001,-,0,IMS,nej\n"
                "a,programme,2,2025-01-10,,,Kvinna,2003-05-04,3,vet ej,,\n",
                "person,state,from,until,hours,employer,known\n"
                "a,Arbete,2024-05-01,2024-08-01,20,\"A, B\",\n"
                "b,Praktik,2024-05-01,,37.5,C,2024-12-01\n"
                "c,Arbete,2024-05-01,,,,\n",
                "person,2024-01,2024-02,2024-03,2024-04,2024-05,2024-06\na,employed,,education,education,,\n",
                "person;instrument;item;rater;date;value\na;steps;hope;participant;2024-06-01;3,5\n",
                "person,type,from,until,hours\na,Kurs,2024-05-01,2024-05-04,6\nb,\xc4ta,2024-05-01,,1\n",
                "person,kind,date,detail\na,Kontakt,2024-06-03,\"rad ett\nrad \"\"två\"\"\"\n",
                "instrument,item,lowest,highest\nsteps,hope,1,5\n",
                "kind,category,date,amount\nbudget,personal,2024-01-01,1000000\n"}));
  save(folder, "participations-alone",
       data(0, {"person;entry;exit;gender\r\na;01.09.2024;20250101;Kvinna\r\nb;2024-09;;\r\n"}));
  save(folder, "wrong-in-many-ways",
       data(2, {"person,entry,exit,gender,born\n,2024-01-01,,,\na,2024-13-45,,Kvinna,\nb,2024-05-01,2024-01-"
                "01,x,2030-01-"
                "01\n\"unclosed,2024\n",
                "person,state,from,until\na,Arbete,2024-01-01,2023-01-01\na,Arbete\na,,,,,,\n"}));
  save(folder, "byte-order-mark", data(0, {"\xef\xbb\xbfperson\tentry\nå\t2024-02-29\n"}));
  save(folder, "nothing", data(1, {}));
}

}  // namespace
}  // namespace fotfaste::fuzz

int main(int count, char** arguments) {
  if (count != 2) {
    std::cerr << "usage: fuzz_seeds FOLDER\n";
    return 2;
  }
  const std::filesystem::path folder = arguments[1];
  fotfaste::fuzz::write_frames(folder / "frames");
  fotfaste::fuzz::write_csv(folder / "csv");
}

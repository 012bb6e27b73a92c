// Writes seeds into FOLDER/state: states as the plugins write them, of made-up people and of nobody.
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

#include "state_cases.hpp"

namespace fotfaste::fuzz {
namespace {

void save(const std::filesystem::path& folder, const std::string& name, const std::string& bytes) {
  std::filesystem::create_directories(folder);
  std::ofstream(folder / name, std::ios::binary) << bytes;
}

std::vector<tests::Person> made_up_people() {
  using tests::Person;
  std::vector<Person> people;
  for (int i = 0; i < 6; ++i) {
    Person person{.entry = i % 2 == 0 ? "2024-01-15" : "2024-03-01"};
    if (i % 3 != 0) person.exit = "2024-09-10";
    person.gender = i % 2 == 0 ? "woman" : "man";
    person.cohort = std::to_string(1 + i % 3);
    person.birth_date = "2001-02-0" + std::to_string(1 + i);
    person.attributes = {{"program", i % 2 == 0 ? "IMA" : "IMS"}};
    person.states = {{"s1", "employed", "2024-04-01", "2024-07-01", "register", "A", 0, 20.0},
                     {"s2", "education", "2024-08-01", std::nullopt}};
    person.assessments = {{"steps", "hope", "participant", "2024-02-01", 2.0},
                          {"steps", "hope", "participant", "2024-08-01", 3.0 + i % 2},
                          {"steps", "hope", "caseworker", "2024-08-02", 4.0}};
    person.activities = {{"Kurs", "2024-02-01", "2024-02-20", 12.5}};
    person.events = {{"Kontakt", "2024-10-01"}};
    person.number = static_cast<std::uint64_t>(i);
    people.push_back(std::move(person));
  }
  return people;
}

void write_states(const std::filesystem::path& folder) {
  const std::vector<tests::Person> people = made_up_people();
  for (std::size_t i = 0; i < state_case_count; ++i) {
    StateSubject subject(state_cases[i]);
    tests::Evaluation& evaluation = subject.evaluation;
    const std::string number(1, static_cast<char>(i));
    const std::string name = std::to_string(i) + "-" + state_cases[i].name;
    const auto empty = evaluation.create();
    save(folder, name + "-nobody", number + evaluation.serialize(empty));
    const auto state = evaluation.create();
    evaluation.consume(state, people);
    save(folder, name, number + evaluation.serialize(state));
  }
}

}  // namespace
}  // namespace fotfaste::fuzz

int main(int count, char** arguments) {
  if (count != 2) {
    std::cerr << "usage: fuzz_state_seeds FOLDER\n";
    return 2;
  }
  fotfaste::fuzz::write_states(std::filesystem::path(arguments[1]) / "state");
}

#include "intake/simulation.hpp"

#include <algorithm>
#include <fstream>
#include <set>
#include <system_error>

#include "intake/simulation/dirt.hpp"
#include "intake/simulation/manifest.hpp"
#include "intake/simulation/records.hpp"
#include "intake/simulation/settings.hpp"
#include "intake/simulation/sheet.hpp"
#include "model/finding_catalogue.hpp"

namespace fotfaste::intake {
namespace {

using namespace simulation;
namespace fs = std::filesystem;

// Where a file of the project goes. What is named by its full path goes by its name alone: nothing is ever
// written outside the folder that was asked for.
fs::path target(const fs::path& out, const fs::path& file) {
  const fs::path relative = file.lexically_normal();
  const bool inside = relative.is_relative() && !relative.empty() && *relative.begin() != "..";
  return out / (inside ? relative : file.filename());
}

void write_file(const fs::path& path, const std::string& bytes) {
  fs::create_directories(path.parent_path());
  std::ofstream file(path, std::ios::binary | std::ios::trunc);
  file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  file.close();
  if (!file) throw fs::filesystem_error("cannot write", path, std::make_error_code(std::errc::io_error));
}

// A file that the evaluator wrote by hand. False when there is none yet.
bool keep(const model::Source& source, const fs::path& to) {
  std::error_code error;
  if (!fs::is_regular_file(source.opened, error)) return false;
  if (fs::equivalent(source.opened, to, error)) return true;
  fs::create_directories(to.parent_path());
  fs::copy_file(source.opened, to, fs::copy_options::overwrite_existing);
  return true;
}

// Paths that not enough people have time for.
void find_short_paths(const model::Project& project, const Plan& plan, const std::vector<Person>& people,
                      std::vector<model::Finding>& findings) {
  for (const PlannedPath& path : plan.paths) {
    const auto followers = static_cast<std::uint64_t>(std::count_if(
        people.begin(), people.end(), [&](const Person& person) { return person.path == &path; }));
    if (followers == path.participants || path.written == nullptr) continue;
    const std::string wanted = std::to_string(path.participants);
    const std::string found = std::to_string(followers);
    std::string sv("så många börjar inte tidigt nog för att punkterna ska hinna passera före as_of: ");
    std::string en("not so many enter early enough for the points to pass before as_of: ");
    findings.push_back(wrong_setting(
        project, *path.written,
        {sv.append(found).append(" av ").append(wanted), en.append(found).append(" of ").append(wanted)}));
  }
}

bool has_error(const std::vector<model::Finding>& findings) {
  return std::any_of(findings.begin(), findings.end(), [](const model::Finding& finding) {
    return finding.severity == model::Severity::error;
  });
}

// More ratings were asked for than there is time for.
void refuse_occasions(const model::Project& project, std::uint64_t possible,
                      std::vector<model::Finding>& findings) {
  model::Finding finding = model::make_finding("C023");
  const std::string most = std::to_string(possible);
  finding.message = {"occasions är fler än de skattningar som ryms: högst " + most,
                     "occasions are more than the ratings that there is time for: at most " + most};
  finding.help = {"minska occasions, eller låt deltagarna vara med längre (months_in_project)",
                  "lower occasions, or let people take part longer (months_in_project)"};
  finding.count = 1;
  model::Place place;
  place.file = project.file.filename().string();
  place.row = project.simulation.line;
  finding.places.push_back(std::move(place));
  findings.push_back(std::move(finding));
}

}  // namespace

SimulationReport simulate(const model::Project& project, const SimulationOptions& options) {
  SimulationReport report;
  const Plan plan = read_plan(project, options.seed, options.participants, report.findings);
  if (has_error(report.findings)) return report;

  const std::vector<Person> people = make_people(plan);
  find_short_paths(project, plan, people, report.findings);
  for (const PlannedInstrument& instrument : plan.instruments) {
    const std::uint64_t possible = possible_occasions(plan, instrument, people);
    if (instrument.occasions.value_or(0) > possible) refuse_occasions(project, possible, report.findings);
  }
  if (has_error(report.findings)) return report;
  const Vocabulary vocabulary(project);
  Records records;
  add_participants(plan, vocabulary, people, records);
  add_assessments(plan, people, records);
  add_activities(plan, people, records);
  add_project_tables(plan, project, vocabulary, records);
  std::vector<Sheet> sheets = lay_out(project, records, people);

  // Of what the evaluator wrote by hand only the instruments are safe from spoiling.
  const auto kept = [&](const Sheet& sheet) {
    const std::string name = sheet.file.generic_string();
    const model::Table table = sheet.source->table;
    if (options.dirty && table != model::Table::items && table != model::Table::instruments) return false;
    return std::find(plan.kept.begin(), plan.kept.end(), name) != plan.kept.end() &&
           keep(*sheet.source, target(options.out, sheet.file));
  };
  sheets.erase(std::remove_if(sheets.begin(), sheets.end(), kept), sheets.end());
  if (options.dirty) spoil(project, plan, sheets);
  for (const Sheet& sheet : sheets) {
    const fs::path to = target(options.out, sheet.file);
    write_file(to, render(sheet));
    report.files.push_back({to.lexically_relative(options.out).generic_string(), sheet.rows.size()});
  }
  if (options.dirty) {
    const std::string expected = manifest(project, sheets);
    report.planted = static_cast<std::uint64_t>(std::count(expected.begin(), expected.end(), '\n')) - 1;
    write_file(options.out / "expected-findings.csv", expected);
  }
  report.participants = people.size();
  return report;
}

}  // namespace fotfaste::intake

// A project of six people whose only plugin is funder-export-test, and the keys to them. The identity numbers
// are the well-known examples of how such numbers are made up; they are nobody's.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "program.hpp"

namespace fotfaste::test {

inline constexpr const char* participants_file =
    "deltagare;kön;född;start;slut\n"
    "p1;Man;1981-12-18;2025-01-07;2025-03-31\n"
    "p2;Kvinna;1985-07-09;2025-01-20;\n"
    "p3;Man;1970-10-03;2025-02-03;2025-06-30\n"
    "p4;Man;1990-01;2025-02-10;2025-05-15\n"
    "p5;Kvinna;;2025-03-01;\n"
    "p6;Kvinna;1964-08-23;2025-03-03;2025-06-02\n";

// p3 has a coordination number, p6 a protected identity.
inline constexpr const char* keys_file =
    "Pseudonym;Personnummer\n"
    "p1;811218-9876\n"
    "p2;19850709-9805\n"
    "p3;701063-2391\n"
    "p4;199001010017\n"
    "p5;0001010107\n"
    "p6;19640823Tf29\n";

// Parts of numbers that must be nowhere but in the finished file.
inline const std::vector<std::string> secrets = {"9876", "9805", "2391", "0017", "0107", "Tf29"};

class ExportProject {
 public:
  explicit ExportProject(const std::string& parameters = {}) {
    write_file(folder_ / "data/deltagare.csv", participants_file);
    configure(parameters);
  }
  // The lines below [plugin.parameters].
  void configure(const std::string& parameters) const {
    write_file(
        folder_ / "project.toml",
        "[project]\nid = \"test-1\"\nname = \"Prov å ä ö\"\nstart = 2025-01-01\nend = 2025-12-31\n"
        "as_of = 2025-07-01\n\n[data.participations]\nfile = \"data/deltagare.csv\"\n"
        "columns = { person = \"deltagare\", gender = \"kön\", birth_date = \"född\", entry = \"start\", "
        "exit = \"slut\" }\n"
        "codes.gender = { \"Kvinna\" = \"woman\", \"Man\" = \"man\" }\n\n"
        "[[plugin]]\nid = \"funder-export-test\"\n[plugin.parameters]\n" +
            parameters + "\n");
  }
  void keys(const std::string& content) const { write_file(folder_ / "keys.csv", content); }
  [[nodiscard]] std::filesystem::path path() const { return folder_.path(); }
  [[nodiscard]] std::filesystem::path out() const { return folder_ / "out/funder-export-test"; }
  [[nodiscard]] std::filesystem::path keys() const { return folder_ / "keys.csv"; }

  // fotfaste COMMAND PROJECT ...
  [[nodiscard]] Ended run(const std::string& command, std::vector<std::string> arguments = {}) const {
    std::vector<std::string> all = {"--plugin-path", FOTFASTE_FUNDER_EXPORT, command};
    all.insert(all.end(), arguments.begin(), arguments.end());
    return fotfaste(all);
  }
  [[nodiscard]] Ended make(std::vector<std::string> arguments = {}) const {
    arguments.insert(arguments.begin(), {path().string(), "--out", (folder_ / "out").string()});
    return run("export", arguments);
  }

 private:
  TemporaryFolder folder_;
};

}  // namespace fotfaste::test

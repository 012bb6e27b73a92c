// The last step of an export: personal identity numbers in the place of pseudonyms. It happens in a process
// of its own, the only one that ever reads the file of keys; docs/decisions/0006 says why. What comes back
// from it are numbers of rows and persons, so nothing that stands in the file of keys can.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "fotfaste/sdk/calendar.hpp"
#include "model/directory.hpp"
#include "model/finding.hpp"
#include "model/memory_file.hpp"

namespace fotfaste::intake {

// A row of the file, as bytes around the place of the identity.
struct JoinRow {
  std::uint64_t person = 0;  // number in the model
  std::string before;
  std::string after;
};

struct JoinRequest {
  std::filesystem::path keys;
  std::filesystem::path output;  // made, for its owner alone; must not be there
  std::string head;              // what the file begins with
  std::vector<JoinRow> rows;
  Day as_of = 0;
};

struct JoinReport {
  bool written = false;  // else there are errors among the findings, and what was made of output is removed
  std::vector<model::Finding> findings;  // codes K001 to K009
  std::uint64_t persons = 0;
};

// file and directory are the model's: pseudonyms and birth dates are read from it, in the other process. Fork
// no worker afterwards. Throws std::runtime_error when that process does not come to its end or the file
// cannot be written.
JoinReport join_identities(const JoinRequest& request, const model::MemoryFile& file,
                           const model::Directory& directory);

}  // namespace fotfaste::intake

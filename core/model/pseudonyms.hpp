// Who the person numbers of a model stand for.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "model/directory.hpp"
#include "model/memory_file.hpp"

namespace fotfaste::model {

// The pseudonyms, mapped for as long as this lives. No worker may be forked meanwhile: it would inherit them.
class Pseudonyms {
 public:
  // directory outlives this and is of the file. Throws MalformedBytes when the two do not fit.
  Pseudonyms(const MemoryFile& file, const Directory& directory);

  // Of a person number below directory.persons; valid as long as this.
  [[nodiscard]] std::string_view of(std::uint64_t person) const;
  // The number of the person with this pseudonym, if there is one.
  [[nodiscard]] std::optional<std::uint64_t> find(std::string_view pseudonym) const;

 private:
  const Directory& directory_;
  std::optional<Mapping> mapping_;  // absent without persons
};

}  // namespace fotfaste::model

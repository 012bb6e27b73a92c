#include "model/pseudonyms.hpp"

#include "fotfaste/sdk/bytes.hpp"

namespace fotfaste::model {

Pseudonyms::Pseudonyms(const MemoryFile& file, const Directory& directory) : directory_(directory) {
  if (directory.persons == 0) return;
  const Region& region = directory.pseudonyms;
  const auto fits = [&](std::uint64_t position, std::uint64_t size) {
    return position >= region.offset && position - region.offset <= region.size &&
           size <= region.size - (position - region.offset);
  };
  if (!fits(directory.pseudonym_offsets, (directory.persons + 1) * sizeof(std::int64_t)) ||
      !fits(directory.pseudonym_text, 0)) {
    throw MalformedBytes("the pseudonyms lie outside their region");
  }
  mapping_.emplace(file, region, Mapping::Access::read);
}

std::string_view Pseudonyms::of(std::uint64_t person) const {
  const auto* offsets = mapping_->at<const std::int64_t>(directory_.pseudonym_offsets);
  const std::uint64_t room =
      directory_.pseudonyms.size - (directory_.pseudonym_text - directory_.pseudonyms.offset);
  const auto begin = static_cast<std::uint64_t>(offsets[person]);
  const auto end = static_cast<std::uint64_t>(offsets[person + 1]);
  if (begin > end || end > room) throw MalformedBytes("a pseudonym lies outside the memory file");
  return {mapping_->at<const char>(directory_.pseudonym_text) + begin, end - begin};
}

std::optional<std::uint64_t> Pseudonyms::find(std::string_view pseudonym) const {
  std::uint64_t first = 0;
  std::uint64_t end = directory_.persons;
  while (first < end) {
    const std::uint64_t middle = first + (end - first) / 2;
    if (of(middle) < pseudonym) {
      first = middle + 1;
    } else {
      end = middle;
    }
  }
  if (first == directory_.persons || of(first) != pseudonym) return std::nullopt;
  return first;
}

}  // namespace fotfaste::model

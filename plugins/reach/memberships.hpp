// Tables groups, group-overlap and several-groups: which groups people belong to, or which authorities they
// are known to, and the same person in several.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "counting.hpp"
#include "fotfaste/sdk/criteria/words.hpp"
#include "fotfaste/sdk/description.hpp"
#include "options.hpp"

namespace reach {

// Of the groups that are counted: bit i is group i.
using Memberships = std::uint32_t;
static_assert(most_groups <= 32);

class Groups {
 public:
  static constexpr const char* id = "groups";
  static constexpr const char* overlap_id = "group-overlap";
  static constexpr const char* several_id = "several-groups";
  static void describe(fotfaste::Description& description);
  void declare(fotfaste::Needs& needs) const;

  Groups(const std::vector<std::string>& names, const fotfaste::Parameters& at);

  // To be called for each batch.
  void bind(const fotfaste::Batch& batch);
  [[nodiscard]] Memberships of(const fotfaste::Participation& participation) const;
  void count(Memberships memberships, std::span<const std::uint32_t> strata);

  void merge(const Groups& other, std::span<const std::uint32_t> strata);
  void save(fotfaste::Writer& writer, std::span<const std::uint32_t> strata) const;
  void restore(fotfaste::Reader& reader, std::size_t strata);
  void report(const Reporting& reporting) const;

 private:
  [[nodiscard]] std::size_t everybody_item() const { return names_.size(); }
  [[nodiscard]] std::int64_t both(std::size_t a, std::size_t b) const;

  std::vector<std::string> names_;
  fotfaste::criteria::WordSet words_;
  const fotfaste::WordColumn* names_column_ = nullptr;
  std::vector<std::int32_t> bits_;  // of each word of the batch's dictionary; -1: not counted
  ItemCounts members_;              // by stratum: each group, and last everybody
  ItemCounts pairs_;                // of everybody: a group and a later one
  ItemCounts numbers_;              // of everybody: in so many groups
};

}  // namespace reach

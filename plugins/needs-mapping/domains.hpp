// Domains of life that needs are mapped in, and the items of each: what is asked, what it means, and what
// others have found.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "fotfaste/sdk/criteria.hpp"
#include "fotfaste/sdk/description.hpp"
#include "fotfaste/sdk/settings.hpp"
#include "names.hpp"

namespace needs_mapping {

// What it means that an item holds of somebody: a need, something to build on, or what stands in the way of
// something. Only needs are added up.
enum class Means : std::uint8_t { need, strength, barrier };

// A published figure to stand beside the project's own.
struct Reference {
  double share;  // from 0 to 1
  std::int64_t year;
  std::string source;
  fotfaste::Label whom;
};

struct Item {
  std::string id;  // "DOMAIN.ITEM"
  fotfaste::Label text;
  Means means = Means::need;
  bool sensitive = false;
  std::size_t domain = 0;
  fotfaste::Criterion holds;
  std::optional<fotfaste::Criterion> among;  // whom the item is about; otherwise everybody
  std::optional<Reference> reference;
};

struct Domain {
  std::string id;
  fotfaste::Label text;
  std::string public_health;  // numbers of the national objectives of 2003, "10, 11"; empty when not stated
  bool sensitive = false;     // any item of it is, counted or not
};

struct Domains {
  std::vector<Domain> domains;
  std::vector<Item> items;  // that are counted, those of a domain beside each other
  Names sensitive;          // what sensitive items ask for, counted or not
  Names all;                // what all items ask for
  std::int64_t hidden = 0;  // sensitive items that are not counted
};

// Where somebody stands towards an item.
enum class Found : std::uint8_t { yes, no, unknown, outside };
inline constexpr std::size_t found_count = 4;

void describe_domains(fotfaste::Description& description);

// Sensitive items are read and checked, and counted only when count_sensitive says so. Throws ParameterError.
Domains parse_domains(const fotfaste::Settings& settings, bool count_sensitive);

// Of a participation of the batch that the item's criteria were bound to.
Found find(Item& item, const fotfaste::Participation& participation);

// A text in both languages; id in both where there is none.
fotfaste::Label text_or(const fotfaste::Parameters& table, const std::string& id);

// Throws ParameterError when the table's id is empty or stands among those before.
std::string new_id(const fotfaste::Parameters& table, const std::vector<std::string>& before);

}  // namespace needs_mapping

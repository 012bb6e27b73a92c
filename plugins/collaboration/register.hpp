// The register of organisations: partners, employers, funders, mentors' firms ... and when they were in it.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "fotfaste/sdk/calendar.hpp"
#include "fotfaste/sdk/needs.hpp"
#include "fotfaste/sdk/settings.hpp"

namespace collaboration {

// In the register from a day on and until another; no_day when nobody says from when, end_of_time when it
// still is.
struct Spell {
  fotfaste::Day joined;
  fotfaste::Day left;
  [[nodiscard]] bool holds_on(fotfaste::Day day) const {
    return (joined == fotfaste::no_day || joined <= day) && left > day;
  }
};

// An organisation as one kind. What is stated in several ways is the first of them by the alphabet.
struct Organisation {
  std::string sector;
  std::string size_class;
  std::string municipality;
  std::vector<Spell> spells;

  [[nodiscard]] bool is_in(fotfaste::Day day) const;
  // In the register on that day and nobody says since when.
  [[nodiscard]] bool is_undated(fotfaste::Day day) const;
};

class Register {
 public:
  // Name, then kind, which is empty where it is not stated.
  using Organisations = std::map<std::pair<std::string, std::string>, Organisation>;

  static void declare(fotfaste::Needs& needs);
  explicit Register(const fotfaste::Settings& settings);

  [[nodiscard]] const Organisations& organisations() const { return organisations_; }
  // Under any kind, at any time.
  [[nodiscard]] bool contains(std::string_view name) const;

 private:
  Organisations organisations_;
};

}  // namespace collaboration

// Contacts between organisations on each occasion when they were asked about: who has contact with whom, and
// how large, dense and whole the network is.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "fotfaste/sdk/description.hpp"
#include "fotfaste/sdk/needs.hpp"
#include "fotfaste/sdk/results.hpp"
#include "fotfaste/sdk/settings.hpp"
#include "occasion.hpp"
#include "register.hpp"

namespace collaboration {

struct NetworkOptions {
  Step step = Step::date;
  std::set<std::string> kinds;              // of organisations; empty: all
  std::optional<double> strength_at_least;  // otherwise above 0, or not stated
};

void describe_network_options(fotfaste::Description& description);
// Throws ParameterError.
NetworkOptions network_options_of(const fotfaste::Settings& settings);

// Who of the two said that they have contact of a kind.
struct Said {
  bool by_first = false;
  bool by_second = false;
};
// The contact of two organisations on one occasion, by kind; there is at least one.
using Contact = std::map<std::string, Said>;

// The first by the alphabet goes first.
using Pair = std::pair<std::string, std::string>;
using Contacts = std::map<Pair, Contact>;

struct NetworkMeasures {
  std::int64_t organisations = 0;
  std::int64_t contacts = 0;
  std::int64_t possible = 0;
  std::int64_t isolated = 0;
  std::int64_t largest = 0;  // organisations in the largest part that hangs together
  std::int64_t mutual = 0;   // contacts that both say they have
};
// Every organisation of contacts is among the organisations.
NetworkMeasures measure(const std::set<std::string>& organisations, const Contacts& contacts);

class Network {
 public:
  static void declare(fotfaste::Needs& needs);
  static void describe_tables(fotfaste::Description& description);
  // Contacts before the day of evaluation. Both outlive this.
  Network(const Register& organisations, const NetworkOptions& options, const fotfaste::Settings& settings);

  void report(fotfaste::Results& results) const;

 private:
  // Nothing for contacts without a day, which come first.
  using Occasion = std::optional<std::int64_t>;

  void read(const NetworkOptions& options);
  [[nodiscard]] std::set<std::string> organisations_of(Occasion occasion) const;
  [[nodiscard]] std::string text_of(Occasion occasion) const;
  // The occasion before this one; null when there is none.
  [[nodiscard]] const Contacts* before(Occasion occasion) const;
  void report_matrix(fotfaste::Results& results) const;
  void report_findings() const;

  const Register& register_;
  fotfaste::Settings settings_;
  std::set<std::string> kinds_;
  Occasions occasions_;
  std::map<Occasion, Contacts> contacts_;
  std::map<Occasion, std::int64_t> unknown_strength_;
  std::uint64_t rows_ = 0;
  std::uint64_t own_ = 0;
  std::set<std::string> outside_register_;
};

}  // namespace collaboration

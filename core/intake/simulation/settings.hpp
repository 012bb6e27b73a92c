// Reads a table of [simulation] key by key, and collects what is wrong with it.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fotfaste/sdk/calendar.hpp"
#include "intake/simulation/plan.hpp"
#include "model/finding.hpp"
#include "model/project.hpp"
#include "model/value.hpp"

namespace fotfaste::intake::simulation {

// Borrows everything that it is made from. A key that is not there gives nothing; a key that is there with
// the wrong type gives nothing and a finding.
class Settings {
 public:
  Settings(const model::Project& project, const model::Value* table, std::vector<model::Finding>& findings)
      : project_(project), table_(table), findings_(findings) {}

  std::optional<std::int64_t> integer(std::string_view key, std::int64_t least, std::int64_t most);
  std::optional<double> number(std::string_view key);
  std::optional<std::string> text(std::string_view key);
  std::optional<bool> boolean(std::string_view key);
  std::optional<Day> day(std::string_view key);
  std::vector<std::string> texts(std::string_view key);
  std::vector<Quota> quotas(std::string_view key);
  std::map<std::string, std::string> words(std::string_view key);
  // The table under key, or one without keys.
  Settings table(std::string_view key);
  // The tables of the list under key.
  std::vector<Settings> tables(std::string_view key);
  // The table itself; null where project.toml has none.
  [[nodiscard]] const model::Value* written() const { return table_; }
  // The keys of this table.
  [[nodiscard]] std::vector<std::string> keys() const;

  // Reports every key that nobody has asked for.
  void refuse_others();
  // Reports that something under key is not as it should be.
  void refuse(std::string_view key, model::Text message);

 private:
  const model::Value* find(std::string_view key, model::ValueType type, std::string_view sv,
                           std::string_view en);
  void report(const model::Value& value, std::string_view code, model::Text message, model::Text help);

  const model::Project& project_;
  const model::Value* table_;
  std::vector<model::Finding>& findings_;
  std::vector<std::string> asked_;
};

// Something is wrong with what is written here.
model::Finding wrong_setting(const model::Project& project, const model::Value& value, model::Text message);

}  // namespace fotfaste::intake::simulation

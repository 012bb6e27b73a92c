#include "schema_check.hpp"

#include <regex>

namespace fotfaste::report {
namespace {

using nlohmann::json;

class Checker {
 public:
  explicit Checker(const json& root) : root_(root) {}

  void check(const json& schema, const json& value, const std::string& place) {
    for (const auto& [keyword, argument] : schema.items()) {
      if (keyword == "$ref") {
        check(root_.at(json::json_pointer(argument.get<std::string>().substr(1))), value, place);
      } else if (keyword == "type") {
        check_type(argument, value, place);
      } else if (keyword == "const") {
        require(value == argument, place, "is not " + argument.dump());
      } else if (keyword == "enum") {
        require(std::find(argument.begin(), argument.end(), value) != argument.end(), place,
                value.dump() + " is not among the allowed");
      } else if (keyword == "pattern") {
        const std::regex pattern(argument.get<std::string>());
        require(!value.is_string() || std::regex_search(value.get<std::string>(), pattern), place,
                value.dump() + " does not match");
      } else if (keyword == "minimum") {
        require(!value.is_number() || value.get<double>() >= argument.get<double>(), place, "is too small");
      } else if (keyword == "required") {
        for (const json& name : argument) {
          require(!value.is_object() || value.contains(name.get<std::string>()), place,
                  "lacks " + name.dump());
        }
      } else if (keyword == "properties") {
        if (!value.is_object()) continue;
        for (const auto& [name, inner] : argument.items()) {
          if (value.contains(name)) check(inner, value.at(name), place + "/" + name);
        }
      } else if (keyword == "additionalProperties") {
        check_additional(schema, argument, value, place);
      } else if (keyword == "items") {
        if (!value.is_array()) continue;
        for (std::size_t i = 0; i < value.size(); ++i)
          check(argument, value[i], place + "/" + std::to_string(i));
      } else if (keyword == "anyOf") {
        bool any = false;
        for (const json& option : argument) {
          Checker other(root_);
          other.check(option, value, place);
          any = any || other.faults.empty();
        }
        require(any, place, "is none of the alternatives");
      } else {
        const bool known = keyword == "$schema" || keyword == "title" || keyword == "description" ||
                           keyword == "definitions";
        require(known, place, "the checker does not know the keyword " + keyword);
      }
    }
  }

  std::vector<std::string> faults;

 private:
  void require(bool holds, const std::string& place, const std::string& fault) {
    if (!holds) faults.push_back((place.empty() ? "/" : place) + ": " + fault);
  }

  void check_type(const json& types, const json& value, const std::string& place) {
    bool any = false;
    for (const json& type : types.is_array() ? types : json::array({types})) {
      any = any || (type == "object" && value.is_object()) || (type == "array" && value.is_array()) ||
            (type == "string" && value.is_string()) || (type == "boolean" && value.is_boolean()) ||
            (type == "null" && value.is_null()) || (type == "integer" && value.is_number_integer()) ||
            (type == "number" && value.is_number());
    }
    require(any, place, "is of the wrong type: " + value.dump().substr(0, 60));
  }

  void check_additional(const json& schema, const json& argument, const json& value,
                        const std::string& place) {
    if (!value.is_object()) return;
    for (const auto& [name, inner] : value.items()) {
      if (schema.contains("properties") && schema.at("properties").contains(name)) continue;
      if (argument.is_boolean()) {
        require(argument.get<bool>(), place, "has an unknown member " + name);
      } else {
        check(argument, inner, place + "/" + name);
      }
    }
  }

  const json& root_;
};

}  // namespace

std::vector<std::string> schema_faults(const json& schema, const json& value) {
  Checker checker(schema);
  checker.check(schema, value, "");
  return checker.faults;
}

}  // namespace fotfaste::report

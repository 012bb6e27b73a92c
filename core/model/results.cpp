#include "model/results.hpp"

namespace fotfaste::model {

std::string_view word(Outcome outcome) {
  switch (outcome) {
    case Outcome::ok:
      return "ok";
    case Outcome::not_applicable:
      return "not_applicable";
    case Outcome::plugin_error:
      return "plugin_error";
    case Outcome::invalid_output:
      return "invalid_output";
    case Outcome::crashed:
      return "crashed";
    case Outcome::timeout:
      return "timeout";
    case Outcome::resource_limit:
      return "resource_limit";
    case Outcome::sandbox_violation:
      return "sandbox_violation";
  }
  return "crashed";
}

}  // namespace fotfaste::model

// The report of an intake as bytes, to pass it between processes.
#pragma once

#include <string>
#include <string_view>

#include "intake/intake.hpp"

namespace fotfaste::intake {

std::string write_report(const Report& report);

// Throws fotfaste::MalformedBytes for anything that write_report does not write.
Report read_report(std::string_view bytes);

}  // namespace fotfaste::intake

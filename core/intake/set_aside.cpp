#include "intake/set_aside.hpp"

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <system_error>
#include <vector>

#include "intake/findings.hpp"
#include "intake/identity_number.hpp"
#include "model/finding_catalogue.hpp"

namespace fotfaste::intake {
namespace {

std::vector<std::uint64_t> records_of(const SourceReading& reading) {
  std::vector<std::uint64_t> records;
  for (const Rejection& rejection : reading.log.rejections()) {
    if (records.empty() || records.back() != rejection.record) records.push_back(rejection.record);
  }
  return records;
}

// A field that is quoted where it must be.
std::string field_text(const std::string& text, char delimiter) {
  if (text.find_first_of(std::string("\"\r\n") + delimiter) == std::string::npos) return text;
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"') quoted.push_back('"');
    quoted.push_back(c);
  }
  return quoted + "\"";
}

}  // namespace

std::uint64_t count_set_aside(const SourceReading& reading) {
  return records_of(reading).size();
}

void write_set_aside(const SourceReading& reading, const std::filesystem::path& path) {
  std::ofstream out(path, std::ios::binary | std::ios::trunc);
  const char delimiter = reading.file->separators().delimiter;
  std::string scratch;
  const auto shown = [&](std::string_view text) {
    return without_identity_numbers(reading.file->decoded(text, scratch));
  };
  out << shown(reading.file->header_text()) << delimiter << "kod" << delimiter << "orsak\n";
  const std::vector<Rejection>& rejections = reading.log.rejections();
  std::size_t next = 0;
  for_each_record(reading, records_of(reading), [&](std::uint64_t record, const Record& read) {
    std::string codes;
    std::string reasons;
    for (; next < rejections.size() && rejections[next].record == record; ++next) {
      const Rejection& rejection = rejections[next];
      const std::string code = name(rejection.code);
      std::string reason(model::find_rule(code)->title.sv);
      const auto field = static_cast<std::size_t>(rejection.field);
      if (rejection.field != whole_row && field < reading.file->header().size()) {
        reason += " (" + without_identity_numbers(reading.file->header()[field]) + ")";
      }
      if (codes.find(code) == std::string::npos) codes += (codes.empty() ? "" : " ") + code;
      reasons += (reasons.empty() ? "" : "; ") + reason;
    }
    out << shown(read.text) << delimiter << codes << delimiter << field_text(reasons, delimiter) << '\n';
  });
  out.close();
  if (!out)
    throw std::system_error(errno == 0 ? EIO : errno, std::generic_category(), "writing rows set aside");
}

}  // namespace fotfaste::intake

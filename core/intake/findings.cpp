#include "intake/findings.hpp"

#include <algorithm>
#include <map>

#include "intake/identity_number.hpp"
#include "model/finding_catalogue.hpp"
#include "model/words.hpp"

namespace fotfaste::intake {
namespace {

using model::Finding;
using model::Place;
using model::Text;

constexpr std::size_t longest_field = 60;  // characters of an excerpt
constexpr std::size_t longest_excerpt = 150;

std::size_t length(std::string_view text) {
  return model::characters(text).size();
}

// Characters that would upset a terminal or a line of text become spaces; a long text is cut.
std::string showable(std::string_view text) {
  std::string shown;
  std::size_t count = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    const bool begins = (byte & 0xC0) != 0x80;
    if (begins && ++count > longest_field) return shown + "…";
    const bool control =
        byte < 0x20 || byte == 0x7F ||
        (byte == 0xC2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xA0);
    if (control && byte == 0xC2) ++i;
    shown.push_back(control ? ' ' : text[i]);
  }
  return shown;
}

Text unit_rows() {
  return {"rader", "rows"};
}

class Maker {
 public:
  Maker(const SourceReading& reading, const model::Project& project)
      : reading_(reading), project_(project), file_(reading.source->file.string()) {}

  std::vector<Finding> make() {
    for (const FileTrouble& trouble : reading_.troubles) add_file_trouble(trouble);
    add_rows();
    std::stable_sort(findings_.begin(), findings_.end(),
                     [](const Finding& a, const Finding& b) { return a.code < b.code; });
    return std::move(findings_);
  }

 private:
  void add_file_trouble(const FileTrouble& trouble) {
    Place place;
    place.file = file_;
    place.note = trouble.note;
    if (trouble.mapping != nullptr) {
      place.file = project_.file.string();
      place.row = trouble.mapping->line;
      place.column = trouble.mapping->character;
      place.column_name = trouble.mapping->header;
      if (place.row >= 1 && place.row <= project_.lines.size()) {
        place.excerpt = project_.lines[place.row - 1];
        place.caret = trouble.mapping->character == 0 ? 0 : trouble.mapping->character - 1;
        place.caret_length = 1;
      }
    } else if (!trouble.whole_file) {
      place.row = reading_.file->header_row();
      const std::vector<bool> all(reading_.file->header().size(), true);
      if (trouble.field != whole_row) {
        place.column = static_cast<std::uint64_t>(trouble.field) + 1;
        place.column_name = header(trouble.field);
      }
      show_row(place, reading_.file->header(), all, reading_.file->separators().delimiter, trouble.field);
    }
    // Places of one kind are one finding, except that each missing column is its own.
    const std::string code = name(trouble.code);
    for (Finding& finding : findings_) {
      if (finding.code == code && trouble.code == Code::extra_columns) {
        finding.places.push_back(std::move(place));
        ++finding.count;
        return;
      }
    }
    Finding finding = model::make_finding(code);
    finding.count = 1;
    finding.places.push_back(std::move(place));
    if (trouble.code == Code::extra_columns) {
      finding.total = reading_.file->header().size();
      finding.unit = {"kolumner", "columns"};
    }
    findings_.push_back(std::move(finding));
  }

  std::string header(std::int32_t field) const {
    const auto& headers = reading_.file->header();
    const auto index = static_cast<std::size_t>(field);
    return index < headers.size() ? without_identity_numbers(headers[index]) : "";
  }

  void add_rows() {
    // Where the excerpt of a record is wanted.
    std::map<std::uint64_t, std::vector<std::pair<std::size_t, std::size_t>>> wanted;
    std::vector<std::int32_t> fields;
    const std::size_t first = findings_.size();
    for (const auto& [key, group] : reading_.log.groups()) {
      Finding finding = model::make_finding(name(key.first));
      finding.count = group.count;
      finding.total = reading_.rows;
      finding.unit = unit_rows();
      for (const TroublePlace& trouble : group.places) {
        Place place;
        place.file = file_;
        place.row = reading_.row_number(trouble.record);
        place.note = trouble.note;
        if (key.second != whole_row) {
          place.column = static_cast<std::uint64_t>(key.second) + 1;
          place.column_name = header(key.second);
        }
        wanted[trouble.record].push_back({findings_.size(), finding.places.size()});
        finding.places.push_back(std::move(place));
      }
      findings_.push_back(std::move(finding));
      fields.push_back(key.second);
    }
    std::vector<std::uint64_t> records;
    for (const auto& [record, places] : wanted) records.push_back(record);
    for_each_record(reading_, records, [&](std::uint64_t record, const Record& read) {
      std::vector<std::string> texts;
      std::string scratch;
      for (const std::string_view field : read.fields)
        texts.emplace_back(reading_.file->decoded(field, scratch));
      // A row that is not divided as the header says shows nothing for sure.
      std::vector<bool> shown = reading_.layout.shown;
      if (texts.size() != shown.size() || read.broken_quote) shown.assign(texts.size(), false);
      for (const auto& [finding, place] : wanted[record]) {
        show_row(findings_[finding].places[place], texts, shown, reading_.file->separators().delimiter,
                 fields[finding - first]);
      }
    });
  }

  const SourceReading& reading_;
  const model::Project& project_;
  std::string file_;
  std::vector<Finding> findings_;
};

}  // namespace

void show_row(Place& place, const std::vector<std::string>& fields, const std::vector<bool>& shown,
              char delimiter, std::int32_t field) {
  std::string excerpt;
  std::size_t caret = 0;
  std::size_t caret_length = 0;
  const auto cut_before = [&](std::size_t i) {
    // Far from the trouble, fields at the beginning are left out.
    return field != whole_row && i + 4 < static_cast<std::size_t>(field) && fields.size() > 12;
  };
  bool cut = false;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (cut_before(i)) {
      cut = true;
      continue;
    }
    if (cut) excerpt = "…";
    cut = false;
    if (i > 0) excerpt.push_back(delimiter == '\t' ? ' ' : delimiter);
    const std::string text = fields[i].empty() ? ""
                             : shown[i]        ? showable(without_identity_numbers(fields[i]))
                                               : std::string("•");
    if (static_cast<std::int32_t>(i) == field) {
      caret = length(excerpt);
      caret_length = std::max<std::size_t>(length(text), 1);
    }
    excerpt.append(text);
    if (length(excerpt) > longest_excerpt && static_cast<std::int32_t>(i) >= field && i + 1 < fields.size()) {
      excerpt.append("…");
      break;
    }
  }
  if (field == whole_row) caret_length = length(excerpt);
  place.excerpt = std::move(excerpt);
  place.caret = static_cast<std::uint32_t>(caret);
  place.caret_length = static_cast<std::uint32_t>(caret_length);
}

std::vector<Finding> make_findings(const SourceReading& reading, const model::Project& project) {
  return Maker(reading, project).make();
}

}  // namespace fotfaste::intake

#include "intake/identities/key_file.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>

#include "intake/identity_number.hpp"
#include "intake/records.hpp"
#include "intake/text_encoding.hpp"
#include "model/words.hpp"

namespace fotfaste::intake {
namespace {

constexpr std::string_view pseudonym_words[] = {
    "pseudonym",      "deltagare",  "person",    "participant", "deltagar-id", "deltagarid",
    "deltagarnummer", "beteckning", "löpnummer", "id",          "kod",         "person id",
};
constexpr std::string_view identity_words[] = {
    "personnummer",
    "personnr",
    "pnr",
    "identitet",
    "identitetsnummer",
    "personnummer/samordningsnummer",
    "person- eller samordningsnummer",
    "personnummer eller samordningsnummer",
    "identity",
    "identity number",
    "personal identity number",
    "national identity number",
};

constexpr std::size_t no_column = SIZE_MAX;

template <std::size_t Count>
std::size_t column_of(const std::vector<std::string>& header, const std::string_view (&words)[Count]) {
  for (std::size_t i = 0; i < header.size(); ++i) {
    const std::u32string name = model::folded(header[i]);
    for (const std::string_view word : words) {
      if (name == model::folded(word)) return i;
    }
  }
  return no_column;
}

// The one of which the first line has most.
char delimiter_of(std::string_view text) {
  const std::string_view line = text.substr(0, text.find_first_of("\r\n"));
  char best = ';';
  std::ptrdiff_t most = 0;
  for (const char candidate : {';', '\t', ','}) {
    const std::ptrdiff_t found = std::count(line.begin(), line.end(), candidate);
    if (found > most) {
      best = candidate;
      most = found;
    }
  }
  return best;
}

bool is_blank(const Record& record) {
  return record.fields.size() <= 1 && without_outer_spaces(record.text).empty();
}

bool fits(const BirthDate& known, Day birth) {
  if (known.precision == Precision::day) return known.day == birth;
  const CivilDate said = to_civil(known.day);
  const CivilDate found = to_civil(birth);
  return said.year == found.year && (known.precision == Precision::year || said.month == found.month);
}

class Reading {
 public:
  Reading(const std::vector<WantedPerson>& wanted, Day as_of) : wanted_(wanted), as_of_(as_of) {
    keys_.identities.resize(wanted.size());
    seen_.resize(wanted.size());
    for (std::size_t i = 0; i < wanted.size(); ++i) numbers_.emplace(wanted[i].pseudonym, i);
  }

  Keys read(std::string_view text) {
    Separators separators;
    separators.delimiter = delimiter_of(text);
    separators.line_end = text.find('\n') == std::string_view::npos ? '\r' : '\n';
    Record record;
    std::size_t at = 0;
    std::uint64_t row = 0;
    std::size_t pseudonym = no_column;
    std::size_t identity = no_column;
    bool header = true;
    while (at < text.size()) {
      at = read_record(text, at, separators, record);
      ++row;
      if (is_blank(record)) continue;
      const std::vector<std::string> fields = contents(record);
      if (header) {
        header = false;
        pseudonym = column_of(fields, pseudonym_words);
        identity = column_of(fields, identity_words);
        if (pseudonym == no_column || identity == no_column) {
          note(KeyTrouble::no_header, row, KeyNote::nobody);
          return std::move(keys_);
        }
        continue;
      }
      const auto field = [&](std::size_t column) {
        return column < fields.size() ? fields[column] : std::string();
      };
      take(row, field(pseudonym), field(identity));
    }
    if (header) note(KeyTrouble::no_header, 0, KeyNote::nobody);
    if (!header) conclude();
    return std::move(keys_);
  }

 private:
  static std::vector<std::string> contents(const Record& record) {
    std::vector<std::string> fields;
    std::string scratch;
    for (const std::string_view field : record.fields) fields.emplace_back(content(field, scratch));
    return fields;
  }

  void note(KeyTrouble trouble, std::uint64_t row, std::uint64_t person) {
    keys_.notes.push_back({trouble, row, person});
  }

  void take(std::uint64_t row, const std::string& pseudonym, const std::string& text) {
    if (pseudonym.empty() && text.empty()) return;
    const auto found = numbers_.find(pseudonym);
    const std::uint64_t person = found == numbers_.end() ? KeyNote::nobody : found->second;
    const Identity identity = text.empty() ? Identity() : read_identity(text, as_of_);
    if (identity.kind == Identity::Kind::number) {
      holders_[identity.text].push_back({row, person, pseudonym});
    }
    if (person == KeyNote::nobody) return;
    if (text.empty()) return;
    seen_[person] = true;
    if (identity.kind == Identity::Kind::impossible) return note(KeyTrouble::impossible, row, person);
    if (identity.kind == Identity::Kind::wrong_check_digit)
      return note(KeyTrouble::wrong_check_digit, row, person);
    const std::vector<BirthDate>& births = wanted_[person].births;
    if (!births.empty() && std::none_of(births.begin(), births.end(), [&](const BirthDate& known) {
          return fits(known, identity.birth);
        })) {
      note(KeyTrouble::other_birth_date, row, person);
    }
    std::string& held = keys_.identities[person];
    if (held.empty()) {
      held = identity.text;
      if (identity.kind == Identity::Kind::placeholder) note(KeyTrouble::placeholder, row, person);
    } else if (held != identity.text) {
      note(KeyTrouble::two_numbers, row, person);
    }
  }

  void conclude() {
    for (std::uint64_t person = 0; person < wanted_.size(); ++person) {
      if (!seen_[person]) note(KeyTrouble::no_key, 0, person);
    }
    for (const auto& of_number : holders_) {
      const std::vector<Holder>& holders = of_number.second;
      const bool several = std::any_of(holders.begin(), holders.end(), [&](const Holder& one) {
        return one.pseudonym != holders.front().pseudonym;
      });
      if (!several) continue;
      for (const Holder& one : holders) {
        if (one.person != KeyNote::nobody) note(KeyTrouble::shared, one.row, one.person);
      }
    }
    std::sort(keys_.notes.begin(), keys_.notes.end(), [](const KeyNote& a, const KeyNote& b) {
      return std::tie(a.trouble, a.row, a.person) < std::tie(b.trouble, b.row, b.person);
    });
  }

  struct Holder {
    std::uint64_t row;
    std::uint64_t person;
    std::string pseudonym;
  };
  const std::vector<WantedPerson>& wanted_;
  Day as_of_;
  std::unordered_map<std::string, std::uint64_t> numbers_;
  std::vector<bool> seen_;
  std::unordered_map<std::string, std::vector<Holder>> holders_;
  Keys keys_;
};

}  // namespace

Keys read_keys(std::string_view bytes, const std::vector<WantedPerson>& wanted, Day as_of) {
  constexpr std::string_view mark = "\xEF\xBB\xBF";
  if (bytes.starts_with(mark)) bytes.remove_prefix(mark.size());
  Reading reading(wanted, as_of);
  return is_valid_utf8(bytes) ? reading.read(bytes) : reading.read(from_windows_1252(bytes));
}

}  // namespace fotfaste::intake

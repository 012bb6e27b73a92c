// A delimited text file made ready for reading: its encoding, delimiter and header found, its hash taken, and
// its records divided into blocks that can be read independently of one another.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "intake/input_file.hpp"
#include "intake/records.hpp"
#include "intake/text_encoding.hpp"

namespace fotfaste::intake {

struct FileForm {
  std::optional<char> delimiter;     // found out without
  std::optional<Encoding> encoding;  // found out without
  std::size_t block_size = 0;        // about so many bytes a block
};

class DelimitedFile {
 public:
  // Reads the whole file once. Throws std::system_error when it cannot be read.
  DelimitedFile(const std::filesystem::path& path, const FileForm& form);

  [[nodiscard]] Encoding encoding() const { return encoding_; }
  // Whether some bytes are not of the encoding; their records must be found one by one.
  [[nodiscard]] bool has_stray_bytes() const { return has_stray_bytes_; }
  // The file says that it is UTF-16, which is not read.
  [[nodiscard]] bool is_utf16() const { return is_utf16_; }
  [[nodiscard]] const Separators& separators() const { return separators_; }
  [[nodiscard]] const std::string& sha256() const { return sha256_; }
  // The fields of the first record, decoded; empty for an empty file.
  [[nodiscard]] const std::vector<std::string>& header() const { return header_; }
  [[nodiscard]] std::uint64_t header_row() const { return header_row_; }
  // The first record as it stands.
  [[nodiscard]] std::string_view header_text() const { return header_text_; }

  // Blocks of whole records, the header left out.
  [[nodiscard]] std::size_t block_count() const { return starts_.size() - 1; }
  [[nodiscard]] std::string_view block(std::size_t index) const {
    return text_.substr(starts_[index], starts_[index + 1] - starts_[index]);
  }
  void release(std::string_view part) const { file_.release(part); }

  // Text of the file as UTF-8; stray bytes become U+FFFD. The result points into text or scratch.
  [[nodiscard]] std::string_view decoded(std::string_view text, std::string& scratch) const;

 private:
  void find_separators_and_header(const FileForm& form);
  // Finds where the first record at or after boundary begins; from is the beginning of a record before it.
  [[nodiscard]] std::size_t first_record_after(std::size_t from, std::size_t boundary) const;

  InputFile file_;
  std::string_view text_;  // without byte order mark
  Encoding encoding_ = Encoding::utf8;
  bool has_stray_bytes_ = false;
  bool is_utf16_ = false;
  Separators separators_;
  std::string sha256_;
  std::vector<std::string> header_;
  std::string_view header_text_;
  std::uint64_t header_row_ = 1;
  std::size_t body_ = 0;                // where the record after the header begins
  std::vector<std::size_t> starts_{0};  // where blocks begin; one more than blocks
};

}  // namespace fotfaste::intake

// A workbook being written (Office Open XML, by libxlsxwriter): its formats, its sheets' names, and cells
// that hold what they are given. Text is text whatever it begins with; the same calls give the same bytes.
#pragma once

#include <xlsxwriter.h>

#include <filesystem>
#include <functional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace fotfaste::report {

// Names of at most 31 characters, without those that sheets may not have, and unique whatever the case.
class SheetNames {
 public:
  std::string unique(const std::string& wanted);

 private:
  std::set<std::u32string> taken_;
};

struct Formats {
  lxw_format* title;    // of a sheet
  lxw_format* heading;  // of a part of a sheet
  lxw_format* strong;
  lxw_format* alarm;
  lxw_format* header;     // over a column
  lxw_format* technical;  // a column's name for programs, under its header
  lxw_format* wrapped;
  lxw_format* link;
  lxw_format* integer;
  lxw_format* number;
  lxw_format* share;
  lxw_format* date;
};

struct Sheet {
  lxw_worksheet* handle = nullptr;
  std::string name;
};

class Book {
 public:
  // as_of, "2027-08-31", is the day that the file says it was made; a fixed day where it is no date.
  Book(const std::filesystem::path& file, const std::string& title, const std::string& as_of);
  Book(const Book&) = delete;
  Book& operator=(const Book&) = delete;
  ~Book();

  [[nodiscard]] const Formats& formats() const { return formats_; }
  Sheet add_sheet(const std::string& wanted_name);
  lxw_chart* add_chart(lxw_chart_type type);

  // Nothing is written for empty text. Text is made harmless and cut where a cell would not hold it.
  static void write_text(const Sheet& sheet, lxw_row_t row, lxw_col_t column, const std::string& text,
                         lxw_format* format = nullptr);
  // The height of a row with texts that are wrapped, each in so many characters: not every program finds it
  // by itself.
  static void set_lines(const Sheet& sheet, lxw_row_t row,
                        const std::vector<std::pair<std::string, std::size_t>>& texts);
  // In the format of whole or other numbers without one.
  void write_number(const Sheet& sheet, lxw_row_t row, lxw_col_t column, double value,
                    lxw_format* format = nullptr) const;
  // False, and nothing written, for text that is no date.
  bool write_date(const Sheet& sheet, lxw_row_t row, lxw_col_t column, const std::string& day) const;
  // Text that leads to a row of a sheet.
  void write_link(const Sheet& sheet, lxw_row_t row, lxw_col_t column, const std::string& text,
                  const std::string& to_sheet, lxw_row_t to_row = 0) const;

  // Throws std::system_error.
  void close(const std::filesystem::path& file);

 private:
  lxw_format* add_format(const char* number = nullptr);

  lxw_workbook* book_;
  SheetNames names_;
  Formats formats_ = {};
};

// Fills a book that is then wholly there, or not at all. Throws std::system_error when it cannot be written.
void write_book(const std::filesystem::path& file, const std::string& title, const std::string& as_of,
                const std::function<void(Book&)>& fill);

}  // namespace fotfaste::report

// HTML that cannot be broken by what is written in it. Names of elements and attributes are constants of the
// program; everything else is text: escaped, and with characters that act rather than are read (controls,
// marks of direction, noncharacters) written as U+FFFD. Words written from right to left are set apart (bdi),
// so that they never turn the sentence around them. Nothing else reaches the page but its own script and
// style.
//
// Memory: 10 000 rows of ten cells are about 3 MB.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace fotfaste::report {

class Html {
 public:
  // Known when the program is compiled; lower-case letters, digits and hyphens.
  class Name {
   public:
    consteval Name(const char* name) : text_(name) {
      for (const char c : text_) {
        if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-')) throw "not a name";
      }
    }
    [[nodiscard]] constexpr std::string_view text() const { return text_; }

   private:
    std::string_view text_;
  };
  struct Attribute {
    Name name;
    std::string_view value;
  };
  using Attributes = std::initializer_list<Attribute>;

  Html& doctype();
  Html& open(Name element, Attributes attributes = {});
  // Adds to the element just opened, before anything stands in it.
  Html& attribute(Name name, std::string_view value);
  Html& text(std::string_view text);
  // The innermost open element. Cells, rows and parts of tables, and terms and
  // their meanings, need no end, which saves a tenth of a page.
  Html& close();
  // An element without content and end.
  Html& empty(Name element, Attributes attributes = {});
  // An element that holds nothing but text.
  Html& element(Name element, Attributes attributes, std::string_view text);
  Html& element(Name element, std::string_view text);
  Html& line();

  Html& page_script();
  Html& page_style();

  // What a reader of the page gets to see of a text, without space around it.
  [[nodiscard]] static std::string shown(std::string_view text);

  [[nodiscard]] const std::string& str() const { return text_; }
  [[nodiscard]] std::size_t depth() const { return open_.size(); }

 private:
  void finish_start();
  static void escape(std::string_view text, std::string& out);

  std::string text_;
  std::vector<std::string_view> open_;
  bool in_start_ = false;
};

}  // namespace fotfaste::report

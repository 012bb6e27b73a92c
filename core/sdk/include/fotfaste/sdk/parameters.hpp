// The parameters of a plugin as C++ sees them: a borrowed view of a fotfaste_value and what it holds.
//
// The host has checked the tree against the descriptor, so what an accessor throws is seldom seen, except
// inside criteria, which are the plugin's to check. A view lives as long as the settings it came from.
#pragma once

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "fotfaste/sdk/calendar.hpp"
#include "fotfaste/sdk/label.hpp"
#include "fotfaste/value.h"

namespace fotfaste {

// A parameter that the plugin cannot work with. Becomes a finding at its place in project.toml.
class ParameterError : public std::runtime_error {
 public:
  // at is borrowed and may be null. code is permanent: a letter and three digits, unique within the plugin.
  ParameterError(Label message, Label help, const fotfaste_value* at, std::string code = "P001")
      : std::runtime_error(message.en),
        message_(std::move(message)),
        help_(std::move(help)),
        at_(at),
        code_(std::move(code)) {}
  [[nodiscard]] const Label& message() const { return message_; }
  [[nodiscard]] const Label& help() const { return help_; }
  [[nodiscard]] const fotfaste_value* at() const { return at_; }
  [[nodiscard]] const std::string& code() const { return code_; }

 private:
  Label message_;
  Label help_;
  const fotfaste_value* at_;
  std::string code_;
};

class Parameters {
 public:
  // Items of a list or a table, in the file's order.
  class Items {
   public:
    class Iterator {
     public:
      using value_type = Parameters;
      using difference_type = std::ptrdiff_t;
      using iterator_category = std::input_iterator_tag;
      explicit Iterator(const fotfaste_value* value = nullptr) : value_(value) {}
      Parameters operator*() const { return Parameters(value_); }
      Iterator& operator++() {
        ++value_;
        return *this;
      }
      Iterator operator++(int) { return Iterator(value_++); }
      friend bool operator==(const Iterator&, const Iterator&) = default;

     private:
      const fotfaste_value* value_;
    };

    Items(const fotfaste_value* first, std::size_t count) : first_(first), count_(count) {}
    [[nodiscard]] Iterator begin() const { return Iterator(first_); }
    [[nodiscard]] Iterator end() const { return Iterator(first_ + count_); }
    [[nodiscard]] std::size_t size() const { return count_; }
    [[nodiscard]] bool empty() const { return count_ == 0; }
    [[nodiscard]] Parameters operator[](std::size_t index) const { return Parameters(first_ + index); }

   private:
    const fotfaste_value* first_;
    std::size_t count_;
  };

  // An empty view: nothing was written.
  Parameters() = default;
  explicit Parameters(const fotfaste_value* value) : value_(value) {}

  // Whether there is a value at all.
  explicit operator bool() const { return value_ != nullptr && value_->type != FOTFASTE_VALUE_NONE; }
  // A FOTFASTE_VALUE_ code.
  [[nodiscard]] std::uint32_t type() const { return value_ == nullptr ? FOTFASTE_VALUE_NONE : value_->type; }
  [[nodiscard]] bool is_table() const { return type() == FOTFASTE_VALUE_TABLE; }
  [[nodiscard]] bool is_list() const { return type() == FOTFASTE_VALUE_LIST; }
  [[nodiscard]] bool is_text() const { return type() == FOTFASTE_VALUE_TEXT; }
  // Where in project.toml, from 1; 0 for a default.
  [[nodiscard]] std::uint32_t line() const { return value_ == nullptr ? 0 : value_->line; }
  [[nodiscard]] std::uint32_t column() const { return value_ == nullptr ? 0 : value_->column; }
  [[nodiscard]] std::string_view key() const {
    return value_ == nullptr ? std::string_view() : view(value_->key);
  }
  [[nodiscard]] const fotfaste_value* raw() const { return value_; }

  // The item of this name in a table; an empty view when there is none.
  [[nodiscard]] Parameters find(std::string_view name) const {
    if (is_table()) {
      for (const Parameters item : Items(value_->items, value_->count)) {
        if (item.key() == name) return item;
      }
    }
    return {};
  }
  [[nodiscard]] bool has(std::string_view name) const { return static_cast<bool>(find(name)); }

  // The items of a list or a table; none of an empty view.
  [[nodiscard]] Items items() const {
    if (!*this) return {nullptr, 0};
    if (!is_list() && !is_table()) throw_type({"en lista eller en tabell", "a list or a table"});
    return {value_->items, static_cast<std::size_t>(value_->count)};
  }

  // The value itself. Throw ParameterError when it is of another type.
  [[nodiscard]] std::string_view as_text() const {
    if (!is_text()) throw_type({"en text", "a text"});
    return view(value_->text);
  }
  [[nodiscard]] std::int64_t as_integer() const {
    if (type() != FOTFASTE_VALUE_INTEGER) throw_type({"ett heltal", "an integer"});
    return value_->integer;
  }
  // An integer serves as a number.
  [[nodiscard]] double as_number() const {
    if (type() == FOTFASTE_VALUE_INTEGER) return static_cast<double>(value_->integer);
    if (type() != FOTFASTE_VALUE_NUMBER) throw_type({"ett tal", "a number"});
    return value_->number;
  }
  [[nodiscard]] bool as_boolean() const {
    if (type() != FOTFASTE_VALUE_BOOLEAN) throw_type({"true eller false", "true or false"});
    return value_->integer != 0;
  }
  [[nodiscard]] Day as_day() const {
    const bool in_range =
        type() == FOTFASTE_VALUE_DATE && value_->integer > INT32_MIN && value_->integer < INT32_MAX;
    if (!in_range) throw_type({"ett datum som 2024-09-01", "a date such as 2024-09-01"});
    return static_cast<Day>(value_->integer);
  }
  [[nodiscard]] Duration as_duration() const {
    const auto duration = is_text() ? parse_duration(view(value_->text)) : std::nullopt;
    if (!duration)
      throw_type(
          {"en tidslängd som \"14d\", \"6m\" eller \"2y\"", "a duration such as \"14d\", \"6m\" or \"2y\""});
    return *duration;
  }
  // A text serves for both languages, and so does one language of two.
  [[nodiscard]] Label as_label() const {
    if (is_text()) return {std::string(as_text()), std::string(as_text())};
    if (!is_table() || (!has("sv") && !has("en"))) {
      throw_type({"en text, eller en tabell med sv och en", "a text, or a table with sv and en"});
    }
    return {std::string(text(has("sv") ? "sv" : "en")), std::string(text(has("en") ? "en" : "sv"))};
  }
  // One text, or a list of texts; none of an empty view.
  [[nodiscard]] std::vector<std::string_view> as_texts() const {
    std::vector<std::string_view> texts;
    if (!*this) return texts;
    if (!is_list()) return {as_text()};
    for (const Parameters item : items()) texts.push_back(item.as_text());
    return texts;
  }

  // Items of a table by name. Throw ParameterError when there is none, or it is of another type.
  [[nodiscard]] std::string_view text(std::string_view name) const { return required(name).as_text(); }
  [[nodiscard]] std::int64_t integer(std::string_view name) const { return required(name).as_integer(); }
  [[nodiscard]] double number(std::string_view name) const { return required(name).as_number(); }
  [[nodiscard]] bool boolean(std::string_view name) const { return required(name).as_boolean(); }
  [[nodiscard]] Duration duration(std::string_view name) const { return required(name).as_duration(); }
  [[nodiscard]] Label label(std::string_view name) const { return required(name).as_label(); }

  // The same, and what stands in when there is none. Still throw when it is of another type.
  [[nodiscard]] std::string_view text_or(std::string_view name, std::string_view fallback) const {
    const Parameters item = find(name);
    return item ? item.as_text() : fallback;
  }
  [[nodiscard]] std::int64_t integer_or(std::string_view name, std::int64_t fallback) const {
    const Parameters item = find(name);
    return item ? item.as_integer() : fallback;
  }
  [[nodiscard]] double number_or(std::string_view name, double fallback) const {
    const Parameters item = find(name);
    return item ? item.as_number() : fallback;
  }
  [[nodiscard]] bool boolean_or(std::string_view name, bool fallback) const {
    const Parameters item = find(name);
    return item ? item.as_boolean() : fallback;
  }
  [[nodiscard]] Duration duration_or(std::string_view name, Duration fallback) const {
    const Parameters item = find(name);
    return item ? item.as_duration() : fallback;
  }
  [[nodiscard]] Label label_or(std::string_view name, Label fallback) const {
    const Parameters item = find(name);
    return item ? item.as_label() : std::move(fallback);
  }
  [[nodiscard]] std::optional<Day> day(std::string_view name) const {
    const Parameters item = find(name);
    return item ? std::optional<Day>(item.as_day()) : std::nullopt;
  }
  [[nodiscard]] std::vector<std::string_view> texts(std::string_view name) const {
    return find(name).as_texts();
  }

 private:
  [[nodiscard]] Parameters required(std::string_view name) const {
    const Parameters item = find(name);
    if (item) return item;
    const std::string name_quoted = quoted(name);
    throw ParameterError(
        {name_quoted + " saknas.", name_quoted + " is missing."},
        {std::string("Lägg till ") + name_quoted + " här.", std::string("Add ") + name_quoted + " here."},
        value_);
  }
  [[noreturn]] void throw_type(const Label& wanted) const {
    const Label subject = key().empty() ? Label{"Värdet", "The value"} : Label{quoted(key()), quoted(key())};
    throw ParameterError(
        {subject.sv + " ska vara " + wanted.sv + ".", subject.en + " must be " + wanted.en + "."},
        {std::string("Skriv ") + wanted.sv + ".", std::string("Write ") + wanted.en + "."}, value_);
  }
  static std::string quoted(std::string_view name) {
    std::string text(1, '"');
    text += name;
    return text += '"';
  }

  const fotfaste_value* value_ = nullptr;
};

}  // namespace fotfaste

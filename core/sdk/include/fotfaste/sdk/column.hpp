// Typed views of single columns of a batch. A view does not own what it shows; it lives as long as the batch.
//
// A column that is not in the batch reads as null throughout. Whether that is because no participation has a
// value or because the plugin forgot to declare it looks the same on the interface, so a view that was not
// declared throws when it is read: see Declared.
#pragma once

#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "fotfaste/model.h"

namespace fotfaste {

// Thrown for a batch that does not follow the interface, or a plugin that reads what it did not declare.
class ContractError : public std::logic_error {
 public:
  using std::logic_error::logic_error;
};

// The columns that a plugin said it needs: "entry", "states.core_state", "project.evidence".
class Declared {
 public:
  void add(std::string_view column) { columns_.emplace_back(column); }
  [[nodiscard]] bool contains(std::string_view column) const {
    for (const std::string& declared : columns_) {
      if (declared == column) return true;
    }
    return false;
  }
  // Whether any column of this nested table is declared.
  [[nodiscard]] bool contains_table(std::string_view table) const {
    for (const std::string& declared : columns_) {
      if (declared.size() > table.size() && declared.starts_with(table) && declared[table.size()] == '.')
        return true;
    }
    return false;
  }

 private:
  std::vector<std::string> columns_;
};

// One child of a struct array.
struct ColumnSource {
  const ArrowSchema* schema = nullptr;
  const ArrowArray* array = nullptr;
  const char* undeclared = nullptr;  // its path, when the plugin did not declare it
};

namespace internal {

[[noreturn]] inline void throw_undeclared(const char* path) {
  throw ContractError(std::string("the plugin reads the column ") + path + ", which it did not declare");
}
[[noreturn]] inline void throw_format(const ColumnSource& source) {
  throw ContractError(std::string("the column ") + source.schema->name + " has the unexpected format " +
                      source.schema->format);
}
[[noreturn]] inline void throw_profile(const ColumnSource& source) {
  throw ContractError(std::string("the column ") + source.schema->name +
                      " is outside the profile of fotfaste/arrow.h");
}
inline bool bit(const std::uint8_t* bits, std::size_t index) {
  return (bits[index >> 3] >> (index & 7) & 1) != 0;
}

// The child of this name of a struct array, empty when there is none or no array.
inline ColumnSource child(const ArrowSchema* schema, const ArrowArray* array, std::string_view name) {
  if (schema == nullptr || array == nullptr) return {};
  if (schema->n_children != array->n_children)
    throw ContractError("an array has not as many children as its schema");
  for (std::int64_t i = 0; i < schema->n_children; ++i) {
    if (name != schema->children[i]->name) continue;
    const ColumnSource source = {schema->children[i], array->children[i], nullptr};
    if (source.array->length != array->length || source.array->offset != 0) throw_profile(source);
    return source;
  }
  return {};
}

// An array has validity, then values or offsets, then perhaps text.
inline void check_buffers(const ColumnSource& source, std::int64_t buffers) {
  const ArrowArray& array = *source.array;
  const bool complete = array.n_buffers == buffers && array.buffers != nullptr &&
                        (array.length == 0 || array.buffers[1] != nullptr) &&
                        (array.null_count <= 0 || array.buffers[0] != nullptr);
  if (!complete) throw_profile(source);
}

// What every column has: which rows are null.
class Nullable {
 public:
  Nullable() = default;
  Nullable(const ColumnSource& source, const char* format_wanted) : undeclared_(source.undeclared) {
    if (source.array == nullptr) return;
    if (std::string_view(source.schema->format) != format_wanted) throw_format(source);
    check_buffers(source, 2);
    present_ = true;
    // null_count may be -1, "not counted": the bitmap alone says what is null.
    validity_ = static_cast<const std::uint8_t*>(source.array->buffers[0]);
  }
  // Whether any row may have a value.
  [[nodiscard]] bool present() const { return present_; }
  [[nodiscard]] bool has(std::size_t row) const {
    if (!present_) [[unlikely]] {
      if (undeclared_ != nullptr) throw_undeclared(undeclared_);
      return false;
    }
    return validity_ == nullptr || bit(validity_, row);
  }

 protected:
  const std::uint8_t* validity_ = nullptr;
  const char* undeclared_ = nullptr;
  bool present_ = false;
};

template <typename Number>
constexpr const char* format_of() {
  if constexpr (std::is_same_v<Number, std::int8_t>) return "c";
  if constexpr (std::is_same_v<Number, std::int64_t>) return "l";
  if constexpr (std::is_same_v<Number, std::uint64_t>) return "L";
  if constexpr (std::is_same_v<Number, double>) return "g";
}

}  // namespace internal

template <typename Number>
class NumberColumn : public internal::Nullable {
 public:
  NumberColumn() = default;
  explicit NumberColumn(const ColumnSource& source, const char* format = internal::format_of<Number>())
      : Nullable(source, format) {
    if (present_) values_ = static_cast<const Number*>(source.array->buffers[1]);
  }
  [[nodiscard]] std::optional<Number> operator[](std::size_t row) const {
    if (!has(row)) return std::nullopt;
    return values_[row];
  }
  [[nodiscard]] Number value_or(std::size_t row, Number otherwise) const {
    return has(row) ? values_[row] : otherwise;
  }

 private:
  const Number* values_ = nullptr;
};

class DayColumn : public NumberColumn<std::int32_t> {
 public:
  DayColumn() = default;
  explicit DayColumn(const ColumnSource& source) : NumberColumn(source, "tdD") {}
};

// A dictionary column. Indices are the batch's own; words are what to merge and report by.
class WordColumn {
 public:
  static constexpr std::int32_t none = -1;

  WordColumn() = default;
  explicit WordColumn(const ColumnSource& source) {
    undeclared_ = source.undeclared;
    if (source.array == nullptr) return;
    const std::string_view format(source.schema->format);
    width_ = format == "c" ? 1 : format == "s" ? 2 : format == "i" ? 4 : 0;
    const ArrowArray* words = source.array->dictionary;
    if (width_ == 0 || words == nullptr) internal::throw_format(source);
    internal::check_buffers(source, 2);
    const bool are_words = source.schema->dictionary != nullptr &&
                           std::string_view(source.schema->dictionary->format) == "u" && words->offset == 0 &&
                           words->n_buffers == 3 && words->length <= INT32_MAX &&
                           (words->length == 0 || words->buffers[1] != nullptr);
    if (!are_words) internal::throw_profile(source);
    validity_ = static_cast<const std::uint8_t*>(source.array->buffers[0]);
    indices_ = source.array->buffers[1];
    word_count_ = static_cast<std::int32_t>(words->length);
    word_offsets_ = static_cast<const std::int32_t*>(words->buffers[1]);
    word_text_ = static_cast<const char*>(words->buffers[2]);
  }

  [[nodiscard]] bool present() const { return width_ != 0; }
  // Of the row's word in the batch's dictionary, or none.
  [[nodiscard]] std::int32_t index(std::size_t row) const {
    if (width_ == 0) [[unlikely]] {
      if (undeclared_ != nullptr) internal::throw_undeclared(undeclared_);
      return none;
    }
    if (validity_ != nullptr && !internal::bit(validity_, row)) return none;
    switch (width_) {
      case 1:
        return static_cast<const std::int8_t*>(indices_)[row];
      case 2:
        return static_cast<const std::int16_t*>(indices_)[row];
      default:
        return static_cast<const std::int32_t*>(indices_)[row];
    }
  }
  [[nodiscard]] std::int32_t word_count() const { return word_count_; }
  [[nodiscard]] std::string_view word(std::int32_t index) const {
    if (index < 0 || index >= word_count_) return {};
    const auto begin = static_cast<std::size_t>(word_offsets_[index]);
    return {word_text_ + begin, static_cast<std::size_t>(word_offsets_[index + 1]) - begin};
  }
  // The row's word; empty for null.
  [[nodiscard]] std::string_view operator[](std::size_t row) const { return word(index(row)); }
  // The index of this word in the batch's dictionary, or none.
  [[nodiscard]] std::int32_t find(std::string_view wanted) const {
    for (std::int32_t i = 0; i < word_count_; ++i) {
      if (word(i) == wanted) return i;
    }
    return none;
  }
  // Changes whenever indices may mean something else: compare it before you trust an index kept from earlier.
  [[nodiscard]] const void* dictionary() const { return word_offsets_; }

 private:
  const std::uint8_t* validity_ = nullptr;
  const void* indices_ = nullptr;
  const std::int32_t* word_offsets_ = nullptr;
  const char* word_text_ = nullptr;
  const char* undeclared_ = nullptr;
  std::int32_t word_count_ = 0;
  int width_ = 0;
};

// A column of fixed codes. Code is an enum class whose values are the published indices; Otherwise stands for
// null and for codes that this SDK does not know.
template <typename Code, Code Otherwise, Code Last>
class CodeColumn {
 public:
  CodeColumn() = default;
  explicit CodeColumn(const ColumnSource& source) : words_(source) {}
  [[nodiscard]] bool present() const { return words_.present(); }
  [[nodiscard]] bool has(std::size_t row) const { return words_.index(row) != WordColumn::none; }
  [[nodiscard]] Code operator[](std::size_t row) const {
    const std::int32_t index = words_.index(row);
    return index < 0 || index > static_cast<std::int32_t>(Last) ? Otherwise : static_cast<Code>(index);
  }

 private:
  WordColumn words_;
};

}  // namespace fotfaste

// Builds Arrow arrays by hand, with every freedom that the profile leaves: how nulls are told, what lies
// under them, how wide an index is. Buffers are exactly as long as they must be, so that a sanitizer sees a
// read past their end.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "fotfaste/model.h"

namespace fotfaste::tests {

enum class Nulls {
  counted,    // a bitmap when something is null, and how many
  uncounted,  // a bitmap, and null_count -1
  bitmap,     // a bitmap even when nothing is null
};

// One array, its schema and everything below them. Never moves.
class ArrowNode {
 public:
  ArrowNode(std::string format, std::string name, std::size_t length)
      : format_(std::move(format)), name_(std::move(name)) {
    array.length = static_cast<std::int64_t>(length);
  }
  ArrowNode(const ArrowNode&) = delete;
  ArrowNode& operator=(const ArrowNode&) = delete;

  void add_validity(const std::vector<bool>& valid, Nulls nulls) {
    std::int64_t null_count = 0;
    std::vector<unsigned char> bits((valid.size() + 7) / 8);
    for (std::size_t i = 0; i < valid.size(); ++i) {
      if (valid[i]) bits[i / 8] = static_cast<unsigned char>(bits[i / 8] | 1 << i % 8);
      if (!valid[i]) ++null_count;
    }
    const bool told = null_count != 0 || nulls != Nulls::counted;
    add_buffer(bits.data(), told ? bits.size() : 0);
    array.null_count = nulls == Nulls::uncounted ? -1 : null_count;
  }
  void add_buffer(const void* data, std::size_t size) {
    auto buffer = std::make_unique<unsigned char[]>(size);
    if (size != 0) std::memcpy(buffer.get(), data, size);
    buffers_.push_back(size == 0 ? nullptr : std::move(buffer));
  }
  void add_child(std::unique_ptr<ArrowNode> child) { children_.push_back(std::move(child)); }
  void set_dictionary(std::unique_ptr<ArrowNode> words) { dictionary_ = std::move(words); }
  [[nodiscard]] ArrowNode& child(std::size_t index) { return *children_[index]; }
  [[nodiscard]] ArrowNode& dictionary() { return *dictionary_; }

  // Once everything has been added. Fields may be spoilt afterwards.
  void close() {
    for (const auto& buffer : buffers_) buffer_pointers_.push_back(buffer.get());
    for (const auto& child : children_) {
      child->close();
      schema_pointers_.push_back(&child->schema);
      array_pointers_.push_back(&child->array);
    }
    schema.format = format_.c_str();
    schema.name = name_.c_str();
    schema.n_children = array.n_children = static_cast<std::int64_t>(children_.size());
    schema.children = schema_pointers_.data();
    array.children = array_pointers_.data();
    array.n_buffers = static_cast<std::int64_t>(buffers_.size());
    array.buffers = buffer_pointers_.data();
    if (dictionary_ != nullptr) {
      dictionary_->close();
      schema.dictionary = &dictionary_->schema;
      array.dictionary = &dictionary_->array;
    }
  }

  ArrowSchema schema = {};
  ArrowArray array = {};

 private:
  std::string format_;
  std::string name_;
  std::vector<std::unique_ptr<unsigned char[]>> buffers_;
  std::vector<std::unique_ptr<ArrowNode>> children_;
  std::unique_ptr<ArrowNode> dictionary_;
  std::vector<const void*> buffer_pointers_;
  std::vector<ArrowSchema*> schema_pointers_;
  std::vector<ArrowArray*> array_pointers_;
};

using Column = std::unique_ptr<ArrowNode>;

// junk lies under the nulls.
template <typename Number>
Column numbers(std::string format, std::string name, const std::vector<std::optional<Number>>& values,
               Nulls nulls = Nulls::counted, Number junk = 77) {
  auto node = std::make_unique<ArrowNode>(std::move(format), std::move(name), values.size());
  std::vector<bool> valid;
  std::vector<Number> raw;
  for (const std::optional<Number>& value : values) {
    valid.push_back(value.has_value());
    raw.push_back(value.value_or(junk));
  }
  node->add_validity(valid, nulls);
  node->add_buffer(raw.data(), raw.size() * sizeof(Number));
  return node;
}

inline Column days(std::string name, const std::vector<std::optional<std::int32_t>>& values,
                   Nulls nulls = Nulls::counted, std::int32_t junk = 77) {
  return numbers<std::int32_t>("tdD", std::move(name), values, nulls, junk);
}

// Indices of the width that the format says: c, s or i.
inline Column words(const std::string& format, std::string name,
                    const std::vector<std::optional<std::int32_t>>& indices,
                    const std::vector<std::string>& dictionary, Nulls nulls = Nulls::counted,
                    std::int32_t junk = 77) {
  Column node;
  if (format == "i") {
    node = numbers<std::int32_t>(format, std::move(name), indices, nulls, junk);
  } else {
    std::vector<std::optional<std::int16_t>> shorts;
    std::vector<std::optional<std::int8_t>> bytes;
    for (const auto& index : indices) {
      shorts.push_back(index ? std::optional(static_cast<std::int16_t>(*index)) : std::nullopt);
      bytes.push_back(index ? std::optional(static_cast<std::int8_t>(*index)) : std::nullopt);
    }
    node =
        format == "s"
            ? numbers<std::int16_t>(format, std::move(name), shorts, nulls, static_cast<std::int16_t>(junk))
            : numbers<std::int8_t>(format, std::move(name), bytes, nulls, static_cast<std::int8_t>(junk));
  }
  auto texts = std::make_unique<ArrowNode>("u", "", dictionary.size());
  std::vector<std::int32_t> offsets = {0};
  std::string text;
  for (const std::string& word : dictionary) {
    text += word;
    offsets.push_back(static_cast<std::int32_t>(text.size()));
  }
  texts->add_buffer(nullptr, 0);
  texts->add_buffer(offsets.data(), offsets.size() * sizeof(std::int32_t));
  texts->add_buffer(text.data(), text.size());
  node->set_dictionary(std::move(texts));
  return node;
}

inline Column structs(std::string name, std::size_t length, std::vector<Column> columns) {
  auto node = std::make_unique<ArrowNode>("+s", std::move(name), length);
  node->add_buffer(nullptr, 0);
  for (Column& column : columns) node->add_child(std::move(column));
  return node;
}

// counts says how many nested rows each row has.
inline Column lists(std::string name, const std::vector<std::int32_t>& counts, std::vector<Column> columns) {
  auto node = std::make_unique<ArrowNode>("+l", std::move(name), counts.size());
  std::vector<std::int32_t> offsets = {0};
  for (const std::int32_t count : counts) offsets.push_back(offsets.back() + count);
  node->add_buffer(nullptr, 0);
  node->add_buffer(offsets.data(), offsets.size() * sizeof(std::int32_t));
  node->add_child(structs("item", static_cast<std::size_t>(offsets.back()), std::move(columns)));
  return node;
}

// A batch of participations. columns all have length rows.
class BuiltBatch {
 public:
  BuiltBatch(std::size_t length, std::vector<Column> columns)
      : root_(structs("", length, std::move(columns))) {
    root_->close();
    batch_.struct_size = sizeof batch_;
    batch_.schema = &root_->schema;
    batch_.array = &root_->array;
  }
  [[nodiscard]] fotfaste_batch& get() { return batch_; }
  [[nodiscard]] ArrowNode& root() { return *root_; }

 private:
  Column root_;
  fotfaste_batch batch_ = {};
};

}  // namespace fotfaste::tests

#include "conformance/layout.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <deque>
#include <limits>
#include <random>
#include <system_error>
#include <utility>

namespace fotfaste::conformance {
namespace {

using model::ColumnId;
using model::Form;
using model::Table;

constexpr std::size_t alignment = model::buffer_alignment;
constexpr std::size_t page = model::page_size;

std::size_t rounded(std::size_t size, std::size_t unit) {
  return (size + unit - 1) / unit * unit;
}

// Memory of the pages of one kind, given back when the object goes.
class Pages {
 public:
  explicit Pages(std::size_t size) : size_(rounded(std::max<std::size_t>(size, 1), page)) {
    address_ = mmap(nullptr, size_, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (address_ == MAP_FAILED) throw std::bad_alloc();
  }
  Pages(Pages&& other) noexcept : size_(other.size_), address_(std::exchange(other.address_, MAP_FAILED)) {}
  Pages(const Pages&) = delete;
  Pages& operator=(const Pages&) = delete;
  Pages& operator=(Pages&&) = delete;
  ~Pages() {
    if (address_ != MAP_FAILED) munmap(address_, size_);
  }
  [[nodiscard]] char* begin() const { return static_cast<char*>(address_); }
  [[nodiscard]] std::size_t size() const { return size_; }

 private:
  std::size_t size_;
  void* address_;
};

// Maps bytes from a sealed memory file in place of the pages.
void seal(const Pages& pages) {
  const int file = memfd_create("fotfaste-batch", MFD_CLOEXEC | MFD_ALLOW_SEALING);
  if (file < 0) throw std::system_error(errno, std::generic_category(), "making a memory file");
  std::size_t written = 0;
  while (written < pages.size()) {
    const ssize_t size = write(file, pages.begin() + written, pages.size() - written);
    if (size <= 0) break;
    written += static_cast<std::size_t>(size);
  }
  const bool sealed = written == pages.size() &&
                      fcntl(file, F_ADD_SEALS, F_SEAL_SEAL | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE) == 0;
  const void* mapped =
      sealed ? mmap(pages.begin(), pages.size(), PROT_READ, MAP_SHARED | MAP_FIXED, file, 0) : MAP_FAILED;
  const int error = errno;
  close(file);
  if (mapped == MAP_FAILED) throw std::system_error(error, std::generic_category(), "sealing a batch");
}

}  // namespace

// Deques: structures keep their address while more are added.
struct LaidOut::Storage {
  struct Buffer {
    std::string bytes;
    const void** place;  // where its address belongs
  };
  std::deque<ArrowSchema> schemas;
  std::deque<ArrowArray> arrays;
  std::deque<std::vector<const void*>> places;
  std::deque<std::vector<ArrowSchema*>> schema_children;
  std::deque<std::vector<ArrowArray*>> array_children;
  std::deque<std::string> names;
  std::vector<Buffer> buffers;
  std::deque<Pages> pages;
  fotfaste_batch batch{};
  const ArrowSchema* schema = nullptr;
  const ArrowArray* array = nullptr;

  ArrowSchema* add_schema(const char* format, std::string_view name, bool nullable) {
    ArrowSchema& made = schemas.emplace_back();
    made.format = format;
    made.name = names.emplace_back(name).c_str();
    made.flags = nullable ? ARROW_FLAG_NULLABLE : 0;
    return &made;
  }
  // A buffer for each of bytes; one without a value is a null pointer.
  ArrowArray* add_array(std::size_t length, std::int64_t null_count,
                        std::vector<std::optional<std::string>> bytes) {
    ArrowArray& made = arrays.emplace_back();
    made.length = static_cast<std::int64_t>(length);
    made.null_count = null_count;
    made.n_buffers = static_cast<std::int64_t>(bytes.size());
    std::vector<const void*>& held = places.emplace_back(bytes.size(), nullptr);
    made.buffers = held.data();
    for (std::size_t i = 0; i < bytes.size(); ++i) {
      if (bytes[i]) buffers.push_back({std::move(*bytes[i]), &held[i]});
    }
    return &made;
  }
  void adopt(ArrowSchema* parent, ArrowArray* parent_array, std::vector<ArrowSchema*> below,
             std::vector<ArrowArray*> arrays_below) {
    parent->n_children = parent_array->n_children = static_cast<std::int64_t>(below.size());
    parent->children = schema_children.emplace_back(std::move(below)).data();
    parent_array->children = array_children.emplace_back(std::move(arrays_below)).data();
  }

  // Puts the bytes where the plugin will see them.
  void settle(Memory memory) {
    if (memory == Memory::guarded) {
      for (Buffer& buffer : buffers) {
        const std::size_t size = rounded(buffer.bytes.size(), alignment);
        const std::size_t held = rounded(std::max<std::size_t>(size, 1), page);
        const Pages& made = pages.emplace_back(held + page);
        char* at = made.begin() + held - size;
        std::memcpy(at, buffer.bytes.data(), buffer.bytes.size());
        mprotect(made.begin(), held, PROT_READ);
        mprotect(made.begin() + held, page, PROT_NONE);
        *buffer.place = at;
      }
    } else {
      std::size_t size = 0;
      for (const Buffer& buffer : buffers) size += rounded(buffer.bytes.size() + 1, alignment);
      const Pages& made = pages.emplace_back(size);
      char* at = made.begin();
      for (Buffer& buffer : buffers) {
        std::memcpy(at, buffer.bytes.data(), buffer.bytes.size());
        *buffer.place = at;
        at += rounded(buffer.bytes.size() + 1, alignment);
      }
      if (memory == Memory::sealed) seal(made);
    }
    buffers.clear();
  }
};

namespace {

template <typename Number>
void append(std::string& bytes, Number value) {
  char raw[sizeof value];
  std::memcpy(raw, &value, sizeof value);
  bytes.append(raw, sizeof value);
}

std::size_t index_width(std::size_t words) {
  if (words <= std::size_t{std::numeric_limits<std::int8_t>::max()} + 1) return 1;
  return words <= std::size_t{std::numeric_limits<std::int16_t>::max()} + 1 ? 2 : 4;
}

void append_integer(std::string& bytes, std::int64_t value, std::size_t width) {
  char raw[sizeof value];
  std::memcpy(raw, &value, sizeof value);
  bytes.append(raw, width);
}

class Builder {
 public:
  Builder(const std::set<ColumnId>& present, const Words& words, const Layout& layout)
      : storage_(std::make_shared<LaidOut::Storage>()),
        present_(present),
        words_(words),
        layout_(layout),
        random_(layout.seed) {}

  // A struct array of the present columns of a table over rows; adds to the lists given.
  std::size_t add_columns(Table table, const std::vector<const Row*>& rows,
                          std::vector<ArrowSchema*>& schemas, std::vector<ArrowArray*>& arrays) {
    std::size_t added = 0;
    for (std::size_t i = 0; i < model::columns_of(table).size(); ++i) {
      const auto id = static_cast<ColumnId>(model::first_column(table) + i);
      if (!present_.contains(id)) continue;
      add_column(id, i, rows, schemas, arrays);
      ++added;
    }
    return added;
  }

  void add_list(Table table, const Dataset& run, std::size_t first, std::size_t end,
                std::vector<ArrowSchema*>& schemas, std::vector<ArrowArray*>& arrays) {
    std::vector<const Row*> rows;
    std::string offsets;
    append(offsets, std::int32_t{0});
    for (std::size_t i = first; i < end; ++i) {
      for (const Row& row : run.participations[i].rows(table)) rows.push_back(&row);
      append(offsets, static_cast<std::int32_t>(rows.size()));
    }
    std::vector<ArrowSchema*> item_schemas;
    std::vector<ArrowArray*> item_arrays;
    if (add_columns(table, rows, item_schemas, item_arrays) == 0) return;
    ArrowSchema* item = storage_->add_schema("+s", "item", false);
    ArrowArray* item_array = storage_->add_array(rows.size(), 0, {std::nullopt});
    storage_->adopt(item, item_array, std::move(item_schemas), std::move(item_arrays));
    ArrowSchema* list = storage_->add_schema("+l", model::name(table), false);
    ArrowArray* list_array = storage_->add_array(end - first, 0, {std::nullopt, std::move(offsets)});
    storage_->adopt(list, list_array, {item}, {item_array});
    schemas.push_back(list);
    arrays.push_back(list_array);
  }

  LaidOut finish(std::string_view name, std::size_t rows, std::size_t first,
                 std::vector<ArrowSchema*> schemas, std::vector<ArrowArray*> arrays) {
    ArrowSchema* root = storage_->add_schema("+s", name, false);
    ArrowArray* root_array = storage_->add_array(rows, 0, {std::nullopt});
    storage_->adopt(root, root_array, std::move(schemas), std::move(arrays));
    storage_->schema = root;
    storage_->array = root_array;
    storage_->batch = {sizeof storage_->batch, 0, first, root, root_array};
    storage_->settle(layout_.memory);
    return LaidOut(storage_);
  }

 private:
  void add_column(ColumnId id, std::size_t place, const std::vector<const Row*>& rows,
                  std::vector<ArrowSchema*>& schemas, std::vector<ArrowArray*>& arrays) {
    const model::Column& column = model::column(id);
    static const std::vector<std::string> no_words;
    const auto found = words_.find(id);
    const std::vector<std::string>& words = found == words_.end() ? no_words : found->second;
    std::string data;
    std::string validity((rows.size() + 7) / 8, '\0');
    std::int64_t nulls = 0;
    for (std::size_t row = 0; row < rows.size(); ++row) {
      const Datum& datum = (*rows[row])[place];
      append_datum(data, column, datum, words);
      if (is_null(datum)) {
        ++nulls;
      } else {
        validity[row / 8] = static_cast<char>(validity[row / 8] | 1 << (row % 8));
      }
    }
    std::optional<std::string> bits;
    if (nulls > 0 || layout_.validity == Validity::always) bits = std::move(validity);
    ArrowSchema* schema = storage_->add_schema(format(column, words.size()), column.name, true);
    ArrowArray* array = storage_->add_array(rows.size(), layout_.known_null_count ? nulls : -1,
                                            {std::move(bits), std::move(data)});
    if (column.form == Form::code) {
      add_dictionary(schema, array, std::vector<std::string>(column.codes.begin(), column.codes.end()));
    } else if (column.form == Form::label) {
      add_dictionary(schema, array, words);
    }
    schemas.push_back(schema);
    arrays.push_back(array);
  }

  void add_dictionary(ArrowSchema* schema, ArrowArray* array, const std::vector<std::string>& words) {
    std::string offsets;
    std::string text;
    append(offsets, std::int32_t{0});
    for (const std::string& word : words) {
      text.append(word);
      append(offsets, static_cast<std::int32_t>(text.size()));
    }
    schema->dictionary = storage_->add_schema("u", "", false);
    array->dictionary =
        storage_->add_array(words.size(), 0, {std::nullopt, std::move(offsets), std::move(text)});
  }

  static const char* format(const model::Column& column, std::size_t words) {
    switch (column.form) {
      case Form::person:
        return "L";
      case Form::money:
        return "l";
      case Form::number:
        return "g";
      case Form::date:
        return "tdD";
      case Form::label:
        return index_width(words) == 1 ? "c" : index_width(words) == 2 ? "s" : "i";
      case Form::small:
      case Form::code:
        break;
    }
    return "c";
  }

  static std::size_t width(const model::Column& column, std::size_t words) {
    switch (column.form) {
      case Form::person:
      case Form::money:
      case Form::number:
        return 8;
      case Form::date:
        return 4;
      case Form::label:
        return index_width(words);
      case Form::small:
      case Form::code:
        break;
    }
    return 1;
  }

  // Values that would change a result if they were read, and yet lead nowhere outside: no index beyond a
  // dictionary.
  Datum junk(const model::Column& column, std::size_t words) {
    const auto some = static_cast<std::int64_t>(random_() >> 1);
    switch (column.form) {
      case Form::label:
        return words == 0 ? 0 : some % static_cast<std::int64_t>(words);
      case Form::code:
        return some % static_cast<std::int64_t>(column.codes.size());
      case Form::small:
        return column.least + some % (column.most - column.least + 1);
      case Form::date:
        return 10'000 + some % 10'000;
      case Form::number:
        return static_cast<double>(some % 1000) + 0.5;
      case Form::person:
      case Form::money:
        break;
    }
    return some;
  }

  void append_datum(std::string& data, const model::Column& column, const Datum& datum,
                    const std::vector<std::string>& words) {
    const std::size_t wide = width(column, words.size());
    const Datum& put =
        is_null(datum) && layout_.junk_under_nulls ? (junk_ = junk(column, words.size())) : datum;
    if (const auto* integer = std::get_if<std::int64_t>(&put)) return append_integer(data, *integer, wide);
    if (const auto* number = std::get_if<double>(&put)) return append(data, *number);
    const auto* text = std::get_if<std::string>(&put);
    if (text == nullptr) return data.append(wide, '\0'), void();
    const auto at = std::lower_bound(words.begin(), words.end(), *text);
    append_integer(data, at - words.begin(), wide);
  }

  std::shared_ptr<LaidOut::Storage> storage_;
  const std::set<ColumnId>& present_;
  const Words& words_;
  const Layout& layout_;
  std::mt19937_64 random_;
  Datum junk_;
};

template <typename Function>
void visit(const Dataset& data, Function function) {
  // Reads only: the function is given its datums as constants.
  for_each_datum(const_cast<Dataset&>(data),
                 [&](ColumnId id, Datum& datum) { function(id, static_cast<const Datum&>(datum)); });
}

}  // namespace

const fotfaste_batch& LaidOut::batch() const {
  return storage_->batch;
}
const ArrowSchema* LaidOut::schema() const {
  return storage_->schema;
}
const ArrowArray* LaidOut::array() const {
  return storage_->array;
}

Words words_of(const Dataset& data) {
  std::map<ColumnId, std::set<std::string>> found;
  visit(data, [&](ColumnId id, const Datum& datum) {
    if (const auto* text = std::get_if<std::string>(&datum)) found[id].insert(*text);
  });
  Words words;
  for (const auto& [id, set] : found) words[id].assign(set.begin(), set.end());
  return words;
}

std::set<ColumnId> present_columns(const Dataset& data, const std::set<ColumnId>& declared) {
  std::vector<char> has_values;  // by column
  visit(data, [&](ColumnId id, const Datum& datum) {
    if (is_null(datum)) return;
    if (id >= has_values.size()) has_values.resize(std::size_t{id} + 1);
    has_values[id] = 1;
  });
  std::set<ColumnId> present;
  for (const ColumnId id : declared) {
    if (id < has_values.size() && has_values[id] != 0) present.insert(id);
  }
  return present;
}

LaidOut lay_out(const Dataset& run, std::size_t first, std::size_t end, const std::set<ColumnId>& present,
                const Words& words, const Layout& layout) {
  Builder builder(present, words, layout);
  std::vector<ArrowSchema*> schemas;
  std::vector<ArrowArray*> arrays;
  std::vector<const Row*> rows;
  for (std::size_t i = first; i < end; ++i) rows.push_back(&run.participations[i].values);
  builder.add_columns(Table::participations, rows, schemas, arrays);
  for (std::size_t i = 0; i < nested_tables; ++i) {
    builder.add_list(static_cast<Table>(i + 1), run, first, end, schemas, arrays);
  }
  return builder.finish("participations", end - first, first, std::move(schemas), std::move(arrays));
}

LaidOut lay_out_table(const Dataset& run, Table table, const std::set<ColumnId>& present, const Words& words,
                      const Layout& layout) {
  Builder builder(present, words, layout);
  std::vector<ArrowSchema*> schemas;
  std::vector<ArrowArray*> arrays;
  std::vector<const Row*> rows;
  for (const Row& row : run.rows(table)) rows.push_back(&row);
  builder.add_columns(table, rows, schemas, arrays);
  return builder.finish(model::name(table), rows.size(), 0, std::move(schemas), std::move(arrays));
}

std::vector<LaidOut> lay_out_run(const Dataset& run, const std::vector<std::size_t>& ends,
                                 const std::set<ColumnId>& declared, const Layout& layout) {
  const std::set<ColumnId> present = present_columns(run, declared);
  const Words words = words_of(run);
  std::vector<LaidOut> batches;
  std::size_t first = 0;
  for (const std::size_t end : ends) {
    batches.push_back(lay_out(run, first, end, present, words, layout));
    first = end;
  }
  return batches;
}

}  // namespace fotfaste::conformance

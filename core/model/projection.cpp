#include "model/projection.hpp"

#include <sys/mman.h>

#include <cerrno>
#include <deque>
#include <system_error>

namespace fotfaste::model {

// Deques: structures keep their address while more are added.
struct ArrowTree::Storage {
  std::deque<ArrowSchema> schemas;
  std::deque<ArrowArray> arrays;
  std::deque<std::vector<const void*>> buffers;
  std::deque<std::vector<ArrowSchema*>> schema_children;
  std::deque<std::vector<ArrowArray*>> array_children;
  std::deque<std::string> texts;

  ArrowSchema* schema(const char* format, const char* name, bool nullable) {
    ArrowSchema& made = schemas.emplace_back();
    made.format = format;
    made.name = name;
    made.flags = nullable ? ARROW_FLAG_NULLABLE : 0;
    return &made;
  }
  ArrowArray* array(std::uint64_t length, std::uint64_t null_count, std::vector<const void*> held) {
    ArrowArray& made = arrays.emplace_back();
    made.length = static_cast<std::int64_t>(length);
    made.null_count = static_cast<std::int64_t>(null_count);
    made.n_buffers = static_cast<std::int64_t>(held.size());
    made.buffers = buffers.emplace_back(std::move(held)).data();
    return &made;
  }
  void adopt(ArrowSchema* schema, ArrowArray* array, std::vector<ArrowSchema*> schemas_below,
             std::vector<ArrowArray*> arrays_below) {
    schema->n_children = array->n_children = static_cast<std::int64_t>(schemas_below.size());
    schema->children = schema_children.emplace_back(std::move(schemas_below)).data();
    array->children = array_children.emplace_back(std::move(arrays_below)).data();
  }
  const char* text(std::string_view value) { return texts.emplace_back(value).c_str(); }
};

namespace {

// The words of a fixed code list as a utf8 array; made once a list.
struct FixedWords {
  std::vector<std::int32_t> offsets;
  std::string text;
};

const FixedWords& fixed_words(std::span<const std::string_view> codes) {
  static std::deque<std::pair<const std::string_view*, FixedWords>> made;
  for (const auto& [key, words] : made) {
    if (key == codes.data()) return words;
  }
  FixedWords words;
  words.offsets.push_back(0);
  for (const std::string_view code : codes) {
    words.text.append(code);
    words.offsets.push_back(static_cast<std::int32_t>(words.text.size()));
  }
  return made.emplace_back(codes.data(), std::move(words)).second;
}

const char* index_format(std::uint8_t width) {
  return width == 1 ? "c" : width == 2 ? "s" : "i";
}

const char* format(const StoredColumn& stored) {
  switch (column(stored.column).form) {
    case Form::person:
      return "L";
    case Form::small:
      return "c";
    case Form::money:
      return "l";
    case Form::number:
      return "g";
    case Form::date:
      return "tdD";
    case Form::code:
      return "c";
    case Form::label:
      return index_format(stored.width);
  }
  return "";
}

}  // namespace

Projection::Projection(const MemoryFile& file, const Directory& directory, std::span<const ColumnId> wanted)
    : directory_(directory) {
  void* reserved = mmap(nullptr, directory_.file_size + page_size, PROT_NONE,
                        MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (reserved == MAP_FAILED)
    throw std::system_error(errno, std::generic_category(), "reserving address space for the model");
  base_ = static_cast<std::byte*>(reserved);
  const auto map = [&](const Region& region, ColumnId id, bool mapped) {
    if (region.size == 0) return;
    extents_.push_back({region, id, mapped});
    if (!mapped) return;
    void* at = mmap(base_ + region.offset, region.size, PROT_READ, MAP_SHARED | MAP_FIXED, file.descriptor(),
                    static_cast<off_t>(region.offset));
    if (at == MAP_FAILED) throw std::system_error(errno, std::generic_category(), "mapping a column");
  };
  for (const StoredColumn& stored : directory_.columns) {
    bool mapped = false;
    for (const ColumnId id : wanted) mapped = mapped || id == stored.column;
    map(stored.region, stored.column, mapped);
  }
  for (const StoredList& list : directory_.lists) {
    bool mapped = false;
    for (const ColumnId id : wanted) mapped = mapped || column(id).table == list.table;
    map(list.region, 0xffff, mapped);
  }
  map(directory_.pseudonyms, first_column(Table::participations), false);
}

Projection::~Projection() {
  munmap(base_, directory_.file_size + page_size);
}

bool Projection::is_mapped(ColumnId id) const {
  for (const Extent& extent : extents_) {
    if (extent.column == id && extent.mapped) return true;
  }
  return false;
}

std::size_t Projection::add_table(ArrowTree::Storage& storage, Table table, std::size_t part,
                                  std::uint64_t rows, std::vector<ArrowSchema*>& schemas,
                                  std::vector<ArrowArray*>& arrays) const {
  std::size_t added = 0;
  for (const StoredColumn& stored : directory_.columns) {
    const Column& definition = column(stored.column);
    if (definition.table != table || !is_mapped(stored.column)) continue;
    const ColumnPart& held = stored.parts[part];
    ArrowSchema* schema = storage.schema(format(stored), storage.text(definition.name), true);
    ArrowArray* array = storage.array(
        rows, held.null_count, {held.validity == 0 ? nullptr : address(held.validity), address(held.data)});
    if (definition.form == Form::code) {
      const FixedWords& words = fixed_words(definition.codes);
      schema->dictionary = storage.schema("u", "", false);
      array->dictionary =
          storage.array(definition.codes.size(), 0, {nullptr, words.offsets.data(), words.text.data()});
    } else if (definition.form == Form::label) {
      schema->dictionary = storage.schema("u", "", false);
      array->dictionary = storage.array(stored.word_count, 0,
                                        {nullptr, address(stored.word_offsets), address(stored.word_text)});
    }
    schemas.push_back(schema);
    arrays.push_back(array);
    ++added;
  }
  return added;
}

fotfaste_batch Projection::batch(std::size_t index, ArrowTree& tree) const {
  tree.storage_ = std::make_shared<ArrowTree::Storage>();
  ArrowTree::Storage& storage = *tree.storage_;
  const BatchExtent& extent = directory_.batches[index];
  std::vector<ArrowSchema*> schemas;
  std::vector<ArrowArray*> arrays;
  add_table(storage, Table::participations, index, extent.rows, schemas, arrays);
  for (const StoredList& list : directory_.lists) {
    std::vector<ArrowSchema*> item_schemas;
    std::vector<ArrowArray*> item_arrays;
    if (add_table(storage, list.table, index, list.rows[index], item_schemas, item_arrays) == 0) continue;
    ArrowSchema* item_schema = storage.schema("+s", "item", false);
    ArrowArray* item_array = storage.array(list.rows[index], 0, {nullptr});
    storage.adopt(item_schema, item_array, std::move(item_schemas), std::move(item_arrays));
    ArrowSchema* list_schema = storage.schema("+l", storage.text(name(list.table)), false);
    ArrowArray* list_array = storage.array(extent.rows, 0, {nullptr, address(list.offsets[index])});
    storage.adopt(list_schema, list_array, {item_schema}, {item_array});
    schemas.push_back(list_schema);
    arrays.push_back(list_array);
  }
  ArrowSchema* root_schema = storage.schema("+s", "participations", false);
  ArrowArray* root_array = storage.array(extent.rows, 0, {nullptr});
  storage.adopt(root_schema, root_array, std::move(schemas), std::move(arrays));
  tree.schema_ = root_schema;
  tree.array_ = root_array;
  fotfaste_batch batch{};
  batch.struct_size = sizeof batch;
  batch.first_row = extent.first_row;
  batch.schema = root_schema;
  batch.array = root_array;
  return batch;
}

bool Projection::project_table(Table table, ArrowTree& tree) const {
  tree.storage_ = std::make_shared<ArrowTree::Storage>();
  ArrowTree::Storage& storage = *tree.storage_;
  const std::uint64_t rows = directory_.project_rows[static_cast<std::size_t>(table)];
  std::vector<ArrowSchema*> schemas;
  std::vector<ArrowArray*> arrays;
  if (add_table(storage, table, 0, rows, schemas, arrays) == 0) return false;
  ArrowSchema* root_schema = storage.schema("+s", storage.text(name(table)), false);
  ArrowArray* root_array = storage.array(rows, 0, {nullptr});
  storage.adopt(root_schema, root_array, std::move(schemas), std::move(arrays));
  tree.schema_ = root_schema;
  tree.array_ = root_array;
  return true;
}

Projection::Location Projection::locate(const void* address) const noexcept {
  Location location;
  const auto at = reinterpret_cast<std::uintptr_t>(address);
  const auto base = reinterpret_cast<std::uintptr_t>(base_);
  if (at < base || at - base >= directory_.file_size + page_size) return location;
  location.in_model = true;
  const std::uint64_t position = at - base;
  for (const Extent& extent : extents_) {
    if (position >= extent.region.offset && position - extent.region.offset < extent.region.size) {
      location.mapped = extent.mapped;
      location.column = extent.column;
    }
  }
  return location;
}

}  // namespace fotfaste::model

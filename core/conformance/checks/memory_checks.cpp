// Level 3: what a plugin may do with the memory it is lent.

#include <cstring>

#include "conformance/catalogue.hpp"
#include "conformance/drive.hpp"
#include "conformance/operations.hpp"

namespace fotfaste::conformance {
namespace {

template <typename Structure>
void append_bytes(std::string& bytes, const Structure& structure) {
  const std::size_t size = bytes.size();
  bytes.resize(size + sizeof structure);
  std::memcpy(bytes.data() + size, &structure, sizeof structure);
}

// The structures of an array, as they stand in memory, with the lists of pointers that belong to them.
std::string structures(const ArrowSchema& schema, const ArrowArray& array) {
  std::string bytes;
  append_bytes(bytes, schema);
  append_bytes(bytes, array);
  bytes.append(schema.format).append(schema.name);
  for (std::int64_t i = 0; i < array.n_buffers; ++i) append_bytes(bytes, array.buffers[i]);
  for (std::int64_t i = 0; i < array.n_children; ++i) {
    append_bytes(bytes, schema.children[i]);
    append_bytes(bytes, array.children[i]);
    bytes.append(structures(*schema.children[i], *array.children[i]));
  }
  if (array.dictionary != nullptr) bytes.append(structures(*schema.dictionary, *array.dictionary));
  return bytes;
}

std::string structures(const fotfaste_value& value) {
  std::string bytes;
  append_bytes(bytes, value);
  bytes.append(value.text.data == nullptr ? "" : value.text.data, value.text.size);
  for (std::uint64_t i = 0; i < value.count; ++i) bytes.append(structures(value.items[i]));
  return bytes;
}

std::string structures(const fotfaste_settings& settings) {
  std::string bytes;
  append_bytes(bytes, settings);
  append_bytes(bytes, *settings.project);
  bytes.append(structures(*settings.parameters));
  for (std::uint64_t i = 0; i < settings.project->table_count; ++i) {
    const fotfaste_project_table& table = settings.project->tables[i];
    append_bytes(bytes, table);
    bytes.append(structures(*table.schema, *table.array));
  }
  return bytes;
}

void input_immutable(const Trial& trial) {
  Drive drive(trial);
  const Dataset data = drive.data();
  const std::vector<LaidOut> batches =
      lay_out_run(data, batch_ends(data, 20), drive.declared(), {.memory = Memory::sealed});
  Drive::Settings settings(drive, trial.of_case, data);
  const std::string settings_before = structures(settings.get());
  const Drive::State state = drive.create(settings);
  for (const LaidOut& batch : batches) {
    const fotfaste_batch lent = batch.batch();
    const std::string before = structures(*batch.schema(), *batch.array());
    drive.consume(state, batch);
    if (std::memcmp(&lent, &batch.batch(), sizeof lent) != 0 ||
        structures(*batch.schema(), *batch.array()) != before) {
      throw Failure("consume changes the structures of a batch", "what is lent stays as it is");
    }
  }
  static_cast<void>(drive.finalize(state));
  if (structures(settings.get()) != settings_before) {
    throw Failure("it changes the settings that its state was made with", "what is lent stays as it is");
  }
}

void input_bounds(const Trial& trial) {
  Drive drive(trial);
  const Dataset data = drive.data();
  const Report whole = drive.evaluate(data);
  expect_equal(whole, drive.evaluate(data, 0, {.memory = Memory::guarded}),
               "with memory that ends where each buffer ends");
  // Small batches end elsewhere in their last 64 bytes; batch-invariance is about what they give.
  static_cast<void>(drive.evaluate(data, 1, {.memory = Memory::guarded}));
}

}  // namespace

std::vector<Check> memory_checks() {
  return {
      {.id = "input-immutable",
       .level = Level::data,
       .runs = Runs::for_each_case,
       .title = {"Lånat minne", "Lent memory"},
       .does = {"Ger data i minne som inte kan skrivas, och jämför strukturerna före och efter.",
                "Gives data in memory that cannot be written, and compares the structures before and after."},
       .passes = {"Ingenting skrivs och inget fält ändras.", "Nothing is written and no field changes."},
       .run = input_immutable},
      {.id = "input-bounds",
       .level = Level::data,
       .runs = Runs::for_each_case,
       .title = {"Buffertarnas slut", "Ends of buffers"},
       .does = {"Lägger varje buffert så att minnet tar slut efter den.",
                "Lays out each buffer so that memory ends after it."},
       .passes = {"Ingenting utanför en buffert läses.", "Nothing outside a buffer is read."},
       .run = input_bounds},
  };
}

}  // namespace fotfaste::conformance

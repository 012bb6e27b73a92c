#include "conformance/drive.hpp"

#include <dlfcn.h>

#include <algorithm>

#include "conformance/operations.hpp"
#include "host/validation.hpp"

namespace fotfaste::conformance {
namespace {

using model::Table;

const Answer accept_all;

// The parameters as the host would hand them over. Throws Skipped when the host would refuse them.
model::Value completed(const Case& of_case, const model::PluginDescription& description) {
  model::PluginRequest request;
  request.id = description.id;
  request.parameters = of_case.parameters;
  std::vector<model::Finding> findings;
  model::Value value = host::check_parameters(of_case.project, request, description, findings);
  if (!findings.empty()) {
    throw Skipped("the parameters of the case \"" + of_case.name +
                  "\" cannot be used: " + findings.front().message.en);
  }
  return value;
}

}  // namespace

std::string status_word(std::int32_t status) {
  switch (status) {
    case FOTFASTE_OK:
      return "FOTFASTE_OK";
    case FOTFASTE_INVALID_ARGUMENT:
      return "FOTFASTE_INVALID_ARGUMENT";
    case FOTFASTE_INVALID_STATE:
      return "FOTFASTE_INVALID_STATE";
    case FOTFASTE_INVALID_DATA:
      return "FOTFASTE_INVALID_DATA";
    case FOTFASTE_NOT_APPLICABLE:
      return "FOTFASTE_NOT_APPLICABLE";
    case FOTFASTE_OUT_OF_MEMORY:
      return "FOTFASTE_OUT_OF_MEMORY";
    case FOTFASTE_CANCELLED:
      return "FOTFASTE_CANCELLED";
    case FOTFASTE_INTERNAL:
      return "FOTFASTE_INTERNAL";
    default:
      return std::to_string(status);
  }
}

namespace {

// In a namespace of the linker's own, for good. Sanitizers cannot live twice in a process.
const fotfaste_plugin_entry& load_second_copy(const std::filesystem::path& file) {
  // The linker has room for few namespaces.
  static std::map<std::filesystem::path, const void*> loaded;
  const void*& entry = loaded[file];
  if (entry == nullptr) {
    void* library = dlmopen(LM_ID_NEWLM, file.c_str(), RTLD_NOW | RTLD_LOCAL);
    if (library != nullptr) entry = dlsym(library, "fotfaste_plugin");
  }
  if (entry == nullptr) throw host::NotLoadable(dlerror());
  return *static_cast<const fotfaste_plugin_entry*>(entry);
}

}  // namespace

Drive::Drive(const Trial& trial, std::set<std::string> extensions, Copy copy, const ShownHost& shown)
    : trial_(trial), host_(std::move(extensions)) {
  shown_ = shown ? shown(host_.get()) : &host_.get();
  try {
    entry_ = copy == Copy::second && !host::sanitized ? &load_second_copy(trial.subject.file)
                                                      : &host::load_plugin(trial.subject.file);
  } catch (const host::NotLoadable& error) {
    throw Skipped(std::string("the plugin cannot be loaded: ") + error.what());
  }
  trial.enclose();
  if (entry_->struct_size < sizeof *entry_ || entry_->init == nullptr || entry_->deinit == nullptr ||
      entry_->get_factory == nullptr) {
    throw Skipped("the entry of the plugin cannot be used");
  }
  if (call("init", [&] { return entry_->init(shown_); }) != FOTFASTE_OK) {
    throw Skipped("the plugin does not start: " + host_.error);
  }
  factory_ = static_cast<const fotfaste_plugin_factory*>(
      call("get_factory", [&] { return entry_->get_factory(FOTFASTE_FACTORY_PLUGIN); }));
  if (factory_ == nullptr || factory_->struct_size < sizeof *factory_) {
    throw Skipped("the plugin has no factory of the kind that a host needs");
  }
  const bool whole = factory_->get_descriptor != nullptr && factory_->declare_needs != nullptr &&
                     factory_->create != nullptr && factory_->consume != nullptr &&
                     factory_->merge != nullptr && factory_->serialize != nullptr &&
                     factory_->deserialize != nullptr && factory_->finalize != nullptr &&
                     factory_->destroy != nullptr && factory_->get_extension != nullptr;
  if (!whole) throw Skipped("a function of the factory is a null pointer");
}

Drive::~Drive() {
  try {
    entry_->deinit();
  } catch (...) {
    // A destructor has nobody to tell; what comes out of deinit is seen where it is called by itself.
  }
}

void Drive::threw(const char* what, const char* text) {
  throw Failure(std::string("a C++ exception comes out of ") + what + ": " + text);
}

void Drive::check_misuse(const char* what) {
  if (!host_.misuse.empty()) throw Failure(std::string(what) + ": " + host_.misuse);
}

void Drive::expect_ok(const char* what, std::int32_t status) {
  check_misuse(what);
  if (status == FOTFASTE_OK) return;
  throw Failure(std::string(what) + " returns " + status_word(status) +
                    (host_.error.empty() ? std::string() : ": " + host_.error),
                std::string(what) + " returns FOTFASTE_OK");
}

const model::PluginDescription& Drive::description() {
  if (description_) return *description_;
  const fotfaste_descriptor* descriptor = call("get_descriptor", [&] { return factory_->get_descriptor(); });
  if (descriptor == nullptr) throw Skipped("the descriptor is a null pointer");
  try {
    description_ = host::copy_descriptor(*descriptor);
  } catch (const host::ContractBroken& error) {
    throw Skipped(std::string("the descriptor cannot be read: ") + error.what());
  }
  return *description_;
}

Drive::Settings::Settings(Drive& drive, const Case& of_case, const Dataset& data)
    : parameters_(completed(of_case, drive.description())),
      lent_(std::make_unique<model::LentValue>(parameters_)) {
  const std::set<model::ColumnId> none;
  const std::set<model::ColumnId>& declared = drive.declared_ ? *drive.declared_ : none;
  const std::set<model::ColumnId> present = present_columns(data, declared);
  const Words words = words_of(data);
  for (std::size_t i = 0; i < model::table_count; ++i) {
    const auto table = static_cast<Table>(i);
    const bool wanted = std::any_of(present.begin(), present.end(),
                                    [&](model::ColumnId id) { return model::column(id).table == table; });
    if (!model::is_project_table(table) || !wanted) continue;
    laid_out_.push_back(lay_out_table(data, table, present, words, {}));
    const std::string_view name = model::name(table);
    tables_.push_back({{name.data(), name.size()}, laid_out_.back().schema(), laid_out_.back().array()});
  }
  const model::ProjectCard& card = of_case.project.card;
  project_.struct_size = sizeof project_;
  project_.as_of = of_case.as_of;
  project_.start = card.start.value_or(FOTFASTE_NO_DATE);
  project_.end = card.end.value_or(FOTFASTE_NO_DATE);
  project_.planned_participants = card.planned_participants.value_or(-1);
  project_.id = {card.id.data(), card.id.size()};
  project_.name = {card.name.data(), card.name.size()};
  project_.tables = tables_.data();
  project_.table_count = tables_.size();
  settings_ = {sizeof settings_, 0, drive.shown_, &lent_->get(), &project_};
}

namespace {

// What a plugin says it needs, as names.
struct Needs {
  const Answer& answer;
  std::uint64_t calls = 0;
  std::vector<std::pair<std::string, bool>> columns;
  std::string fault;

  static std::int32_t add_column(const fotfaste_needs_sink* sink, const char* column, std::int32_t required) {
    auto& self = *static_cast<Needs*>(sink->context);
    const std::int32_t status = self.answer ? self.answer(++self.calls) : FOTFASTE_OK;
    if (column == nullptr) self.fault = "the name of a needed column is a null pointer";
    if (status == FOTFASTE_OK && column != nullptr) self.columns.emplace_back(column, required != 0);
    return status;
  }
  static std::int32_t add_follow_up(const fotfaste_needs_sink* sink, fotfaste_text, const char* anchor,
                                    std::int32_t, std::int32_t) {
    auto& self = *static_cast<Needs*>(sink->context);
    if (anchor == nullptr) self.fault = "the anchor of a follow-up is a null pointer";
    return self.answer ? self.answer(++self.calls) : FOTFASTE_OK;
  }
};

}  // namespace

void Drive::learn_needs() {
  if (declared_) return;
  Settings settings(*this, trial_.of_case, Dataset());
  Needs needs{accept_all, 0, {}, {}};
  const fotfaste_needs_sink sink = {sizeof sink, 0, &needs, Needs::add_column, Needs::add_follow_up};
  const std::int32_t status =
      call("declare_needs", [&] { return factory_->declare_needs(&settings.get(), &sink); });
  if (status != FOTFASTE_OK) {
    throw Skipped("the plugin refuses the settings of the case \"" + trial_.of_case.name +
                  "\": " + (host_.findings.empty() ? host_.error : host_.findings.front()));
  }
  if (!needs.fault.empty()) throw Failure(needs.fault);
  std::set<model::ColumnId> declared;
  for (const auto& [name, required] : needs.columns) {
    const std::vector<model::ColumnId> columns = host::columns_named(name);
    if (columns.empty()) throw Failure("it needs the column " + name + ", which is not in the model");
    declared.insert(columns.begin(), columns.end());
    if (required) required_.insert(columns.begin(), columns.end());
  }
  declared_ = std::move(declared);
}

const std::set<model::ColumnId>& Drive::declared() {
  learn_needs();
  return *declared_;
}

const std::set<model::ColumnId>& Drive::required() {
  learn_needs();
  return required_;
}

Dataset Drive::data(std::size_t persons) {
  const Case& of_case = trial_.of_case;
  const std::vector<model::ColumnId> columns(declared().begin(), declared().end());
  if (of_case.file == nullptr) return with_columns(generate(persons, trial_.seed), declared());
  return read_dataset(*of_case.file, *of_case.directory, columns);
}

Drive::State Drive::create(Settings& settings) {
  fotfaste_state* state = nullptr;
  expect_ok("create", call("create", [&] { return factory_->create(&settings.get(), &state); }));
  if (state == nullptr) throw Failure("create makes a state that is a null pointer");
  return State(state, Destroy{factory_});
}

void Drive::consume(const State& state, const LaidOut& batch) {
  expect_ok("consume", call("consume", [&] { return factory_->consume(state.get(), &batch.batch()); }));
}

void Drive::consume(const State& state, const std::vector<LaidOut>& batches) {
  for (const LaidOut& batch : batches) consume(state, batch);
}

void Drive::merge(const State& state, const State& other) {
  expect_ok("merge", call("merge", [&] { return factory_->merge(state.get(), other.get()); }));
}

std::int32_t Drive::serialize(const State& state, const Answer& answer, std::string& bytes) {
  struct Context {
    const Answer& answer;
    std::string& bytes;
    std::uint64_t calls;
  } context{answer, bytes, 0};
  const fotfaste_byte_sink sink = {
      sizeof sink, 0, &context, [](const fotfaste_byte_sink* self, const void* data, std::uint64_t size) {
        auto& to = *static_cast<Context*>(self->context);
        const std::int32_t status = to.answer ? to.answer(++to.calls) : FOTFASTE_OK;
        if (status == FOTFASTE_OK && size > 0) to.bytes.append(static_cast<const char*>(data), size);
        return status;
      }};
  return call("serialize", [&] { return factory_->serialize(state.get(), &sink); });
}

std::string Drive::serialize(const State& state) {
  std::string bytes;
  expect_ok("serialize", serialize(state, accept_all, bytes));
  return bytes;
}

std::int32_t Drive::deserialize(const State& state, std::string_view bytes) {
  return call("deserialize", [&] { return factory_->deserialize(state.get(), bytes.data(), bytes.size()); });
}

std::int32_t Drive::declare_needs(Settings& settings, const Answer& answer) {
  Needs needs{answer, 0, {}, {}};
  const fotfaste_needs_sink sink = {sizeof sink, 0, &needs, Needs::add_column, Needs::add_follow_up};
  return call("declare_needs", [&] { return factory_->declare_needs(&settings.get(), &sink); });
}

std::int32_t Drive::finalize(const State& state, const Answer& answer, Report& report) {
  Recorder recorder(description(), answer, nullptr, false);
  const std::int32_t status =
      call("finalize", [&] { return factory_->finalize(state.get(), &recorder.sink()); });
  if (!recorder.fault().empty()) throw Failure("finalize: " + recorder.fault());
  report = recorder.take();
  return status;
}

Report Drive::finalize(const State& state) {
  Report report;
  expect_ok("finalize", finalize(state, accept_all, report));
  return report;
}

Report Drive::finalize(const State& state, const std::map<std::int64_t, std::int64_t>& persons) {
  const bool reads_persons = declared().contains(model::first_column(Table::participations));
  Recorder recorder(description(), accept_all, &persons, reads_persons);
  const std::int32_t status =
      call("finalize", [&] { return factory_->finalize(state.get(), &recorder.sink()); });
  if (!recorder.fault().empty()) throw Failure("finalize: " + recorder.fault());
  expect_ok("finalize", status);
  return recorder.take();
}

std::int32_t Drive::attempt(Settings& settings, std::span<const LaidOut> batches, Report& report) {
  std::int32_t status = declare_needs(settings, accept_all);
  const auto make = [&](State& state) {
    fotfaste_state* made = nullptr;
    status = call("create", [&] { return factory_->create(&settings.get(), &made); });
    state = State(made, Destroy{factory_});
    return status == FOTFASTE_OK;
  };
  State first(nullptr, Destroy{factory_});
  State second(nullptr, Destroy{factory_});
  State third(nullptr, Destroy{factory_});
  if (status != FOTFASTE_OK || !make(first) || !make(second) || !make(third)) return status;
  for (const LaidOut& batch : batches) {
    status = call("consume", [&] { return factory_->consume(first.get(), &batch.batch()); });
    if (status != FOTFASTE_OK) return status;
  }
  std::string bytes;
  status = serialize(first, accept_all, bytes);
  if (status == FOTFASTE_OK) status = deserialize(second, bytes);
  if (status == FOTFASTE_OK) {
    status = call("merge", [&] { return factory_->merge(third.get(), second.get()); });
  }
  if (status == FOTFASTE_OK) status = finalize(third, accept_all, report);
  return status;
}

Report Drive::evaluate(const Dataset& data, std::size_t rows, const Layout& layout) {
  learn_needs();
  Settings settings(*this, trial_.of_case, data);
  const State state = create(settings);
  const std::vector<std::size_t> ends = batch_ends(data, rows == 0 ? data.participations.size() : rows);
  for (const LaidOut& batch : lay_out_run(data, ends, *declared_, layout)) consume(state, batch);
  return finalize(state);
}

}  // namespace fotfaste::conformance

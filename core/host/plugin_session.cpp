#include "host/plugin_session.hpp"

#include <cstring>
#include <deque>
#include <memory>
#include <new>

#include "fotfaste/design.h"
#include "fotfaste/explain.h"
#include "fotfaste/plugin.h"
#include "host/design_services.hpp"
#include "host/explain_message.hpp"
#include "host/explain_services.hpp"
#include "host/plugin_library.hpp"
#include "host/plugin_services.hpp"

namespace fotfaste::host {
namespace {

// Ends a session early.
struct Ended {
  Final final;
};

std::string clean(std::string_view text) {
  text = text.substr(0, longest_log_line);
  while (!text.empty() && !is_utf8(text)) text.remove_suffix(1);
  return std::string(text);
}

[[noreturn]] void end(Conclusion conclusion, std::int32_t status, std::string_view text) {
  throw Ended{{conclusion, status, clean(text), 0}};
}

// The project card and its tables as a plugin sees them.
class LentProject {
 public:
  LentProject(const model::Project& project, std::int32_t as_of, const model::Projection* projection) {
    lent_.struct_size = sizeof lent_;
    lent_.as_of = as_of;
    lent_.start = project.card.start.value_or(FOTFASTE_NO_DATE);
    lent_.end = project.card.end.value_or(FOTFASTE_NO_DATE);
    lent_.planned_participants = project.card.planned_participants.value_or(-1);
    lent_.id = {project.card.id.data(), project.card.id.size()};
    lent_.name = {project.card.name.data(), project.card.name.size()};
    if (projection != nullptr) lend_tables(*projection);
    lent_.tables = tables_.data();
    lent_.table_count = tables_.size();
  }
  LentProject(const LentProject&) = delete;
  LentProject& operator=(const LentProject&) = delete;
  [[nodiscard]] const fotfaste_project& get() const { return lent_; }

 private:
  void lend_tables(const model::Projection& projection) {
    for (std::size_t i = 0; i < model::table_count; ++i) {
      const auto table = static_cast<model::Table>(i);
      model::ArrowTree tree;
      if (!model::is_project_table(table) || !projection.project_table(table, tree)) continue;
      const std::string_view name = model::name(table);
      tables_.push_back({{name.data(), name.size()}, tree.schema(), tree.array()});
      trees_.push_back(std::move(tree));
    }
  }

  fotfaste_project lent_{};
  std::vector<fotfaste_project_table> tables_;
  std::vector<model::ArrowTree> trees_;
};

class Session {
 public:
  Session(const Task& task, const model::Projection* projection,
          std::chrono::steady_clock::time_point deadline, FrameWriter& writer)
      : task_(task), projection_(projection), writer_(writer), services_(writer, deadline) {}

  void run(SessionObserver& observer) {
    load();
    observer.loaded();
    open();
    if (task_.purpose == Purpose::describe) {
      describe();
    } else {
      const model::LentValue parameters(*task_.parameters);
      const LentProject project(*task_.project, task_.as_of, projection_);
      const fotfaste_settings settings = {sizeof settings, 0, &services_.host(), &parameters.get(),
                                          &project.get()};
      if (task_.purpose == Purpose::declare_needs) {
        declare(settings);
      } else if (task_.purpose == Purpose::describe_design) {
        describe_design(settings);
      } else if (task_.purpose == Purpose::explain) {
        explain(settings);
      } else {
        work(settings);
      }
    }
    entry_->deinit();
  }

 private:
  void at(Step step) {
    writer_.add(FrameKind::step, write(step));
    writer_.flush();
  }

  // Calls the plugin. Whatever does not end in FOTFASTE_OK ends the session.
  template <typename Function>
  void call(Function function) {
    std::int32_t status = FOTFASTE_INTERNAL;
    try {
      status = function();
    } catch (const std::bad_alloc&) {
      status = FOTFASTE_OUT_OF_MEMORY;
    } catch (const std::exception& error) {
      end(Conclusion::threw, FOTFASTE_INTERNAL, error.what());
    } catch (...) {
      end(Conclusion::threw, FOTFASTE_INTERNAL, "");
    }
    if (!services_.misuse().empty()) end(Conclusion::contract_broken, status, services_.misuse());
    if (services_.out_of_memory()) status = FOTFASTE_OUT_OF_MEMORY;
    if (status == FOTFASTE_CANCELLED && !services_.is_cancelled()) status = FOTFASTE_INTERNAL;
    if (status != FOTFASTE_OK) end(Conclusion::refused, status, services_.error());
  }

  void load() {
    at(Step::loading);
    try {
      entry_ = &load_plugin(task_.plugin->path);
    } catch (const NotLoadable& error) {
      end(Conclusion::not_loadable, FOTFASTE_INTERNAL, error.what());
    }
  }

  static void require(bool holds, const char* what) {
    if (!holds) throw ContractBroken(what);
  }

  // Checks everything that the plugin exports before any of it is called.
  void open() {
    at(Step::describing);
    require(entry_->struct_size >= sizeof(fotfaste_plugin_entry),
            "the entry is smaller than the interface says");
    require(entry_->abi_major == task_.plugin->abi_major && entry_->abi_minor == task_.plugin->abi_minor,
            "the entry names another version of the interface than the identity note");
    require(entry_->init != nullptr && entry_->deinit != nullptr && entry_->get_factory != nullptr,
            "a function of the entry is a null pointer");
    call([&] { return entry_->init(&services_.host()); });
    call([&] {
      factory_ = static_cast<const fotfaste_plugin_factory*>(entry_->get_factory(FOTFASTE_FACTORY_PLUGIN));
      return FOTFASTE_OK;
    });
    require(factory_ != nullptr, "the plugin has no factory of the kind that this host needs");
    require(factory_->struct_size >= sizeof(fotfaste_plugin_factory),
            "the factory is smaller than the interface says");
    require(factory_->get_descriptor != nullptr && factory_->declare_needs != nullptr &&
                factory_->create != nullptr && factory_->consume != nullptr && factory_->merge != nullptr &&
                factory_->serialize != nullptr && factory_->deserialize != nullptr &&
                factory_->finalize != nullptr && factory_->destroy != nullptr &&
                factory_->get_extension != nullptr,
            "a function of the factory is a null pointer");
    const fotfaste_descriptor* descriptor = nullptr;
    call([&] {
      descriptor = factory_->get_descriptor();
      return FOTFASTE_OK;
    });
    require(descriptor != nullptr, "the descriptor is a null pointer");
    require(descriptor->id != nullptr && task_.plugin->id == descriptor->id,
            "the descriptor names another id than the identity note");
    require(descriptor->version != nullptr && task_.plugin->version == descriptor->version,
            "the descriptor names another version than the identity note");
    descriptor_ = descriptor;
  }

  void describe() { writer_.add(FrameKind::description, write(copy_descriptor(*descriptor_))); }

  void declare(const fotfaste_settings& settings) {
    at(Step::declaring);
    call([&] { return factory_->declare_needs(&settings, &services_.needs_sink()); });
  }

  void describe_design(const fotfaste_settings& settings) {
    at(Step::designing);
    const fotfaste_plugin_design* design = nullptr;
    call([&] {
      design = static_cast<const fotfaste_plugin_design*>(factory_->get_extension(FOTFASTE_EXTENSION_DESIGN));
      return FOTFASTE_OK;
    });
    if (design == nullptr) return;
    require(design->struct_size >= sizeof(fotfaste_plugin_design) && design->describe_design != nullptr,
            "the design extension is smaller than the interface says, or its function a null pointer");
    DesignServices sink(writer_, services_);
    call([&] { return design->describe_design(&settings, &sink.sink()); });
  }

  void explain(const fotfaste_settings& settings) {
    at(Step::explaining);
    const fotfaste_plugin_explain* extension = nullptr;
    call([&] {
      extension =
          static_cast<const fotfaste_plugin_explain*>(factory_->get_extension(FOTFASTE_EXTENSION_EXPLAIN));
      return FOTFASTE_OK;
    });
    if (extension == nullptr) return;
    require(extension->struct_size >= sizeof(fotfaste_plugin_explain) && extension->explains != nullptr &&
                extension->explain != nullptr,
            "the explain extension is smaller than the interface says, or a function of it a null pointer");
    for (std::uint32_t table = 0; table < descriptor_->table_count; ++table) {
      call([&] {
        if (extension->explains(table) == 1)
          writer_.add(FrameKind::explained_table, write_explained_table(table));
        return FOTFASTE_OK;
      });
    }
    fotfaste_state* state = create(settings);
    at(Step::explaining);
    const fotfaste_explain_request request = {sizeof request, 0, {task_.figure.data(), task_.figure.size()}};
    ExplainServices sink(writer_, services_);
    for (std::size_t i = task_.first_batch; i < task_.end_batch; ++i) {
      if (services_.is_cancelled()) end(Conclusion::refused, FOTFASTE_CANCELLED, "");
      model::ArrowTree tree;
      const fotfaste_batch batch = projection_->batch(i, tree);
      sink.begin(batch);
      call([&] { return extension->explain(state, &request, &batch, &sink.sink()); });
    }
    destroy(state);
  }

  fotfaste_state* create(const fotfaste_settings& settings) {
    at(Step::creating);
    fotfaste_state* state = nullptr;
    call([&] { return factory_->create(&settings, &state); });
    require(state != nullptr, "the plugin made a state that is a null pointer");
    return state;
  }

  void destroy(fotfaste_state* state) {
    call([&] {
      factory_->destroy(state);
      return FOTFASTE_OK;
    });
  }

  void work(const fotfaste_settings& settings) {
    fotfaste_state* state = create(settings);
    if (task_.purpose == Purpose::merge) {
      at(Step::merging);
      for (const std::string& bytes : *task_.states) {
        call([&] { return factory_->deserialize(state, bytes.data(), bytes.size()); });
      }
    } else {
      consume(*state);
    }
    if (task_.purpose == Purpose::accumulate) {
      at(Step::saving);
      call([&] { return factory_->serialize(state, &services_.byte_sink()); });
    } else {
      at(Step::reporting);
      call([&] { return factory_->finalize(state, &services_.result_sink()); });
    }
    destroy(state);
  }

  void consume(fotfaste_state& state) {
    at(Step::reading);
    for (std::size_t i = task_.first_batch; i < task_.end_batch; ++i) {
      if (services_.is_cancelled()) end(Conclusion::refused, FOTFASTE_CANCELLED, "");
      model::ArrowTree tree;
      const fotfaste_batch batch = projection_->batch(i, tree);
      call([&] { return factory_->consume(&state, &batch); });
      services_.report_progress(i + 1 - task_.first_batch, task_.end_batch - task_.first_batch);
    }
  }

  const Task& task_;
  const model::Projection* projection_;
  FrameWriter& writer_;
  PluginServices services_;
  const fotfaste_plugin_entry* entry_ = nullptr;
  const fotfaste_plugin_factory* factory_ = nullptr;
  const fotfaste_descriptor* descriptor_ = nullptr;
};

}  // namespace

Final run_session(const Task& task, const model::Projection* projection,
                  std::chrono::steady_clock::time_point deadline, FrameWriter& writer,
                  SessionObserver& observer) {
  try {
    Session(task, projection, deadline, writer).run(observer);
    return {};
  } catch (const Ended& ended) {
    return ended.final;
  } catch (const ContractBroken& error) {
    return {Conclusion::contract_broken, FOTFASTE_INTERNAL, error.what(), 0};
  } catch (const std::bad_alloc&) {
    return {Conclusion::refused, FOTFASTE_OUT_OF_MEMORY, "", 0};
  }
}

}  // namespace fotfaste::host

// The C functions of a plugin factory around an author's class. Nothing of C++ gets out: every exception
// becomes a status and a sentence, and calls out of order are refused before the class sees them.
#pragma once

#include <cstdint>
#include <exception>
#include <memory>
#include <new>
#include <string>
#include <string_view>

#include "fotfaste/design.h"
#include "fotfaste/explain.h"
#include "fotfaste/plugin.h"
#include "fotfaste/sdk/batch.hpp"
#include "fotfaste/sdk/bytes.hpp"
#include "fotfaste/sdk/column.hpp"
#include "fotfaste/sdk/description.hpp"
#include "fotfaste/sdk/design.hpp"
#include "fotfaste/sdk/errors.hpp"
#include "fotfaste/sdk/explain.hpp"
#include "fotfaste/sdk/label.hpp"
#include "fotfaste/sdk/needs.hpp"
#include "fotfaste/sdk/parameters.hpp"
#include "fotfaste/sdk/results.hpp"
#include "fotfaste/sdk/settings.hpp"
#include "fotfaste/sdk/state_bytes.hpp"

namespace fotfaste::internal {

inline void set_error(const fotfaste_host* host, std::string_view message) {
  if (host != nullptr && host->set_error != nullptr) host->set_error(host, lend(message));
}

// Runs work and says how it ended. host may be null.
template <typename Work>
std::int32_t guarded(const fotfaste_host* host, Work&& work) noexcept {
  try {
    return work();
  } catch (const NotApplicable& error) {
    set_error(host, error.what());
    return FOTFASTE_NOT_APPLICABLE;
  } catch (const MalformedBytes& error) {
    set_error(host, error.what());
    return FOTFASTE_INVALID_DATA;
  } catch (const SinkRefused& error) {
    set_error(host, error.what());
    return error.status();
  } catch (const Cancelled& error) {
    set_error(host, error.what());
    return FOTFASTE_CANCELLED;
  } catch (const std::bad_alloc&) {
    set_error(host, "the plugin ran out of memory");
    return FOTFASTE_OUT_OF_MEMORY;
  } catch (const std::exception& error) {
    set_error(host, error.what());
    return FOTFASTE_INTERNAL;
  } catch (...) {
    set_error(host, "the plugin threw something that is not a std::exception");
    return FOTFASTE_INTERNAL;
  }
}

// The same for calls with settings: a parameter that does not do becomes a finding.
template <typename Work>
std::int32_t guarded(const Settings& settings, Work&& work) noexcept {
  const fotfaste_host* host = settings.raw()->host;
  return guarded(host, [&]() -> std::int32_t {
    try {
      return work();
    } catch (const ParameterError& error) {
      settings.report(Severity::error, error.code().c_str(), error.message(), error.help(), error.at());
      set_error(host, error.what());
      return FOTFASTE_INVALID_ARGUMENT;
    }
  });
}

inline bool usable(const fotfaste_settings* settings) {
  return settings != nullptr && settings->struct_size >= sizeof(fotfaste_settings) &&
         settings->host != nullptr && settings->parameters != nullptr && settings->project != nullptr &&
         settings->project->struct_size >= sizeof(fotfaste_project);
}

template <typename Sink>
bool usable(const Sink* sink) {
  return sink != nullptr && sink->struct_size >= sizeof(Sink);
}

// Whether an author's class says what can be answered before there are data.
template <typename Author>
concept HasDesign = requires(const Settings& settings, Design& design) {
  Author::design(settings, design);
};

// Whether it says why participations count where they do.
template <typename Author>
concept HasExplain = requires(Author& author, const Batch& batch, Explanations& explanations) {
  author.explain(batch, explanations);
  {std::string_view(Author::explained[0])};
};

// Author is the plugin's class, Identity has its id and version.
template <typename Author, typename Identity>
class Trampolines {
 public:
  static const fotfaste_plugin_entry entry;
  static const fotfaste_plugin_factory factory;

 private:
  // counting until finalize. A call that failed half-way leaves a state that nobody can trust: broken.
  enum class Stage { counting, finished, broken };

  struct State {
    explicit State(const fotfaste_settings* lent)
        : settings(lent),
          declared(needs_of(settings)),
          header{Identity::id, described->descriptor()->state_revision, digest_of(*lent->parameters),
                 settings.as_of()},
          plugin(settings) {}
    Settings settings;
    Declared declared;
    StateHeader header;
    Stage stage = Stage::counting;
    Author plugin;
  };

  static Declared needs_of(const Settings& settings) {
    Declared declared;
    Needs needs(nullptr, declared);
    Author::needs(settings, needs);
    return declared;
  }

  static State* own(fotfaste_state* state) { return reinterpret_cast<State*>(state); }
  static const State* own(const fotfaste_state* state) { return reinterpret_cast<const State*>(state); }

  static std::int32_t refuse(const State& state, std::int32_t status, std::string_view message) noexcept {
    set_error(state.settings.raw()->host, message);
    return status;
  }

  // Work that changes the state: in order, not when cancelled, and broken unless it ends well.
  template <typename Work>
  static std::int32_t change(State& state, Stage after, Work&& work) noexcept {
    if (state.stage != Stage::counting) {
      return refuse(state, FOTFASTE_INVALID_STATE, "the state has been reported or is broken");
    }
    state.stage = Stage::broken;
    const std::int32_t status = guarded(state.settings, [&]() -> std::int32_t {
      state.settings.stop_if_cancelled();
      work();
      return FOTFASTE_OK;
    });
    if (status == FOTFASTE_OK) state.stage = after;
    return status;
  }

  static std::int32_t init(const fotfaste_host* host) noexcept {
    if (host == nullptr || host->struct_size < sizeof(fotfaste_host)) return FOTFASTE_INVALID_ARGUMENT;
    if (host->abi_major != FOTFASTE_ABI_MAJOR) {
      set_error(host, "the plugin was built for another major version of the plugin interface");
      return FOTFASTE_INVALID_ARGUMENT;
    }
    return guarded(host, [] {
      if (users == 0) {
        auto description = std::make_unique<Description>(Identity::id, Identity::version);
        Author::describe(*description);
        description->descriptor();
        described = std::move(description);
      }
      ++users;
      return FOTFASTE_OK;
    });
  }

  static void deinit() noexcept {
    if (users == 0) return;
    --users;
    if (users == 0) described.reset();
  }

  static const void* get_factory(const char* id) noexcept {
    return id != nullptr && std::string_view(id) == FOTFASTE_FACTORY_PLUGIN ? &factory : nullptr;
  }

  static const fotfaste_descriptor* get_descriptor() noexcept {
    return described == nullptr ? nullptr : described->descriptor();
  }

  static std::int32_t declare_needs(const fotfaste_settings* lent, const fotfaste_needs_sink* sink) noexcept {
    if (!usable(lent) || !usable(sink)) return FOTFASTE_INVALID_ARGUMENT;
    if (described == nullptr) return FOTFASTE_INVALID_STATE;
    const Settings settings(lent);
    return guarded(settings, [&] {
      Declared declared;
      Needs needs(sink, declared);
      Author::needs(settings, needs);
      return FOTFASTE_OK;
    });
  }

  static std::int32_t create(const fotfaste_settings* lent, fotfaste_state** state) noexcept {
    if (!usable(lent) || state == nullptr) return FOTFASTE_INVALID_ARGUMENT;
    *state = nullptr;
    if (described == nullptr) return FOTFASTE_INVALID_STATE;
    return guarded(Settings(lent), [&] {
      *state = reinterpret_cast<fotfaste_state*>(std::make_unique<State>(lent).release());
      return FOTFASTE_OK;
    });
  }

  static std::int32_t consume(fotfaste_state* state, const fotfaste_batch* lent) noexcept {
    if (state == nullptr) return FOTFASTE_INVALID_ARGUMENT;
    if (!usable(lent)) return refuse(*own(state), FOTFASTE_INVALID_ARGUMENT, "there is no batch");
    return with_batch(*own(state), *lent, [&](const Batch& batch) { own(state)->plugin.consume(batch); });
  }

  // Work with a batch that changes the state.
  template <typename Work>
  static std::int32_t with_batch(State& state, const fotfaste_batch& lent, Work&& work) noexcept {
    bool bad_batch = false;
    const std::int32_t status = change(state, Stage::counting, [&] {
      try {
        work(Batch(lent, state.declared, state.settings.raw()->project));
      } catch (const ContractError&) {
        bad_batch = true;
        throw;
      }
    });
    return bad_batch ? FOTFASTE_INVALID_DATA : status;
  }

  static std::int32_t merge(fotfaste_state* state, const fotfaste_state* other) noexcept {
    if (state == nullptr || other == nullptr) return FOTFASTE_INVALID_ARGUMENT;
    if (state == other)
      return refuse(*own(state), FOTFASTE_INVALID_ARGUMENT, "a state is not merged with itself");
    if (own(other)->stage != Stage::counting) {
      return refuse(*own(state), FOTFASTE_INVALID_STATE, "the other state has been reported or is broken");
    }
    if (own(other)->header != own(state)->header) {
      return refuse(*own(state), FOTFASTE_INVALID_ARGUMENT, "the other state was made with other settings");
    }
    return change(*own(state), Stage::counting, [&] { own(state)->plugin.merge(own(other)->plugin); });
  }

  static std::int32_t serialize(const fotfaste_state* state, const fotfaste_byte_sink* sink) noexcept {
    if (state == nullptr) return FOTFASTE_INVALID_ARGUMENT;
    const State& self = *own(state);
    if (!usable(sink)) return refuse(self, FOTFASTE_INVALID_ARGUMENT, "there is nothing to write to");
    if (self.stage != Stage::counting) {
      return refuse(self, FOTFASTE_INVALID_STATE, "the state has been reported or is broken");
    }
    return guarded(self.settings, [&]() -> std::int32_t {
      Writer content;
      self.plugin.save(content);
      const std::string bytes = pack_state(self.header, content.bytes());
      const std::int32_t status = sink->write(sink, bytes.data(), bytes.size());
      if (status != FOTFASTE_OK) throw SinkRefused(status);
      return FOTFASTE_OK;
    });
  }

  static std::int32_t deserialize(fotfaste_state* state, const void* data, std::uint64_t size) noexcept {
    if (state == nullptr) return FOTFASTE_INVALID_ARGUMENT;
    State& self = *own(state);
    if (data == nullptr && size != 0) return refuse(self, FOTFASTE_INVALID_ARGUMENT, "there are no bytes");
    if (self.stage != Stage::counting) {
      return refuse(self, FOTFASTE_INVALID_STATE, "the state has been reported or is broken");
    }
    // Into an object of its own first, so that bytes that turn out to be bad leave the state as it was.
    std::unique_ptr<Author> restored;
    const std::int32_t status = guarded(self.settings, [&]() -> std::int32_t {
      const std::string_view bytes(static_cast<const char*>(data), static_cast<std::size_t>(size));
      Reader reader(unpack_state(self.header, bytes));
      restored = std::make_unique<Author>(self.settings);
      restored->restore(reader);
      reader.expect_end();
      return FOTFASTE_OK;
    });
    if (status != FOTFASTE_OK) return status;
    return change(self, Stage::counting, [&] { self.plugin.merge(*restored); });
  }

  static std::int32_t finalize(fotfaste_state* state, const fotfaste_result_sink* sink) noexcept {
    if (state == nullptr) return FOTFASTE_INVALID_ARGUMENT;
    State& self = *own(state);
    if (!usable(sink)) return refuse(self, FOTFASTE_INVALID_ARGUMENT, "there is nothing to report to");
    if (described == nullptr) return refuse(self, FOTFASTE_INVALID_STATE, "the plugin is not initialized");
    return change(self, Stage::finished, [&] {
      Results results(sink, described->descriptor());
      self.plugin.report(results);
    });
  }

  static void destroy(fotfaste_state* state) noexcept { delete own(state); }

  static std::int32_t describe_design(const fotfaste_settings* lent,
                                      const fotfaste_design_sink* sink) noexcept {
    if (!usable(lent) || !usable(sink)) return FOTFASTE_INVALID_ARGUMENT;
    if (described == nullptr) return FOTFASTE_INVALID_STATE;
    const Settings settings(lent);
    return guarded(settings, [&] {
      if constexpr (HasDesign<Author>) {
        Design design(sink);
        Author::design(settings, design);
      }
      return FOTFASTE_OK;
    });
  }

  static std::int32_t explains(std::uint32_t table) noexcept {
    if constexpr (HasExplain<Author>) {
      const fotfaste_descriptor* descriptor = get_descriptor();
      if (descriptor == nullptr || table >= descriptor->table_count) return 0;
      for (const std::string_view id : Author::explained) {
        if (id == descriptor->tables[table].id) return 1;
      }
    }
    return 0;
  }

  static std::int32_t explain(fotfaste_state* state, const fotfaste_explain_request* request,
                              const fotfaste_batch* lent, const fotfaste_explain_sink* sink) noexcept {
    if (state == nullptr) return FOTFASTE_INVALID_ARGUMENT;
    State& self = *own(state);
    if (!usable(request) || !usable(lent) || !usable(sink))
      return refuse(self, FOTFASTE_INVALID_ARGUMENT,
                    "there is nothing to explain, or nobody to explain it to");
    if (described == nullptr) return refuse(self, FOTFASTE_INVALID_STATE, "the plugin is not initialized");
    return with_batch(self, *lent, [&](const Batch& batch) {
      if constexpr (HasExplain<Author>) {
        Explanations explanations(sink, request, described->descriptor());
        self.plugin.explain(batch, explanations);
      }
    });
  }

  static const void* get_extension(const char* id) noexcept {
    static constexpr fotfaste_plugin_design design = {sizeof(fotfaste_plugin_design), 0, describe_design};
    static constexpr fotfaste_plugin_explain explanation = {sizeof(fotfaste_plugin_explain), 0, explains,
                                                            explain};
    if (id == nullptr) return nullptr;
    const std::string_view wanted(id);
    if (HasDesign<Author> && wanted == FOTFASTE_EXTENSION_DESIGN) return &design;
    if (HasExplain<Author> && wanted == FOTFASTE_EXTENSION_EXPLAIN) return &explanation;
    return nullptr;
  }

  inline static std::uint64_t users = 0;  // init less deinit
  inline static std::unique_ptr<Description> described;
};

template <typename Author, typename Identity>
constexpr fotfaste_plugin_factory Trampolines<Author, Identity>::factory = {sizeof(fotfaste_plugin_factory),
                                                                            0,
                                                                            get_descriptor,
                                                                            declare_needs,
                                                                            create,
                                                                            consume,
                                                                            merge,
                                                                            serialize,
                                                                            deserialize,
                                                                            finalize,
                                                                            destroy,
                                                                            get_extension};

template <typename Author, typename Identity>
constexpr fotfaste_plugin_entry Trampolines<Author, Identity>::entry = {
    sizeof(fotfaste_plugin_entry), FOTFASTE_ABI_MAJOR, FOTFASTE_ABI_MINOR, init, deinit, get_factory};

}  // namespace fotfaste::internal

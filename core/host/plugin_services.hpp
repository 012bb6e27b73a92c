// What a plugin may call while it is called: the host structure with its extensions, and the sinks. Each
// call becomes a frame. Runs in the worker.
#pragma once

#include <chrono>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>

#include "fotfaste/plugin.h"
#include "host/frames.hpp"
#include "model/description.hpp"

namespace fotfaste::host {

// Thrown when what a plugin hands over breaks the interface; what() says how.
class ContractBroken : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

class PluginServices {
 public:
  PluginServices(FrameWriter& writer, std::chrono::steady_clock::time_point deadline);
  PluginServices(const PluginServices&) = delete;
  PluginServices& operator=(const PluginServices&) = delete;

  [[nodiscard]] const fotfaste_host& host() const { return host_; }
  [[nodiscard]] const fotfaste_result_sink& result_sink() const { return result_sink_; }
  [[nodiscard]] const fotfaste_byte_sink& byte_sink() const { return byte_sink_; }
  [[nodiscard]] const fotfaste_needs_sink& needs_sink() const { return needs_sink_; }

  // The last text that the plugin gave with set_error.
  [[nodiscard]] const std::string& error() const { return error_; }
  // The first thing a sink was given that breaks the interface; empty when there was none.
  [[nodiscard]] const std::string& misuse() const { return misuse_; }
  // Whether what the plugin sent could not be kept for lack of memory.
  [[nodiscard]] bool out_of_memory() const { return out_of_memory_; }
  [[nodiscard]] bool is_cancelled() const;
  // Notes that a sink was given what breaks the interface, and what the sink then answers.
  std::int32_t refuse(std::string what);
  void run_out_of_memory() { out_of_memory_ = true; }
  void report_progress(std::uint64_t done, std::uint64_t total);

 private:
  struct Calls;

  FrameWriter& writer_;
  std::chrono::steady_clock::time_point deadline_;
  std::chrono::steady_clock::time_point last_progress_;
  std::string error_;
  std::string misuse_;
  std::string row_;
  std::uint64_t messages_ = 0;
  bool out_of_memory_ = false;
  fotfaste_host host_{};
  fotfaste_result_sink result_sink_{};
  fotfaste_byte_sink byte_sink_{};
  fotfaste_needs_sink needs_sink_{};
};

// An owning copy of a descriptor. Throws ContractBroken for null pointers and counts beyond all reason.
model::PluginDescription copy_descriptor(const fotfaste_descriptor& descriptor);

}  // namespace fotfaste::host

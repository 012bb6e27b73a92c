// The sink to which a plugin says why participations count where they do. Runs in the worker.
#pragma once

#include <cstdint>
#include <string>

#include "fotfaste/explain.h"
#include "host/frames.hpp"
#include "host/plugin_services.hpp"

namespace fotfaste::host {

class ExplainServices {
 public:
  // Both outlive this. What breaks the interface is noted with services.
  ExplainServices(FrameWriter& writer, PluginServices& services);
  ExplainServices(const ExplainServices&) = delete;
  ExplainServices& operator=(const ExplainServices&) = delete;

  // What is explained next is about this batch.
  void begin(const fotfaste_batch& batch);
  [[nodiscard]] const fotfaste_explain_sink& sink() const { return sink_; }

 private:
  static std::int32_t add(const fotfaste_explain_sink* sink,
                          const fotfaste_explanation* explanation) noexcept;
  std::int32_t take(const fotfaste_explanation* explanation);

  FrameWriter& writer_;
  PluginServices& services_;
  std::uint64_t first_row_ = 0;
  std::uint64_t rows_ = 0;
  std::string bytes_;
  fotfaste_explain_sink sink_{};
};

}  // namespace fotfaste::host

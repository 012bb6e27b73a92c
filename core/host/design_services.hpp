// The sink to which a plugin says what it can answer, before there are any data. Runs in the worker.
#pragma once

#include "fotfaste/design.h"
#include "host/frames.hpp"
#include "host/plugin_services.hpp"

namespace fotfaste::host {

class DesignServices {
 public:
  // Both outlive this. What breaks the interface is noted with services.
  DesignServices(FrameWriter& writer, PluginServices& services);
  DesignServices(const DesignServices&) = delete;
  DesignServices& operator=(const DesignServices&) = delete;

  [[nodiscard]] const fotfaste_design_sink& sink() const { return sink_; }

 private:
  struct Calls;

  FrameWriter& writer_;
  PluginServices& services_;
  std::uint64_t purposes_ = 0;
  std::uint64_t parts_ = 0;  // of the purpose added last
  fotfaste_design_sink sink_{};
};

}  // namespace fotfaste::host

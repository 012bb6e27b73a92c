#define BOOST_DLL_USE_STD_FS
#include "host/plugin_library.hpp"

#include <boost/dll/shared_library.hpp>

namespace fotfaste::host {

const fotfaste_plugin_entry& load_plugin(const std::filesystem::path& path) {
  try {
    // Never unloaded: objects of the plugin may outlive any point at which that would be safe.
    auto* library = new boost::dll::shared_library(path, boost::dll::load_mode::rtld_now);
    return library->get<const fotfaste_plugin_entry>("fotfaste_plugin");
  } catch (const std::exception& error) {
    throw NotLoadable(error.what());
  }
}

}  // namespace fotfaste::host

# What another project needs to build plugins: headers, targets and the CMake function. Component development
# is that alone; programs and plugins install themselves as component runtime.
include(CMakePackageConfigHelpers)

set(fotfaste_package_folder ${CMAKE_INSTALL_LIBDIR}/cmake/fotfaste)
set(FOTFASTE_PLUGIN_FOLDER ${CMAKE_INSTALL_LIBDIR}/fotfaste/plugins)

install(TARGETS fotfaste_abi fotfaste_sdk EXPORT fotfasteTargets)
install(DIRECTORY ${PROJECT_SOURCE_DIR}/core/abi/include/ ${PROJECT_SOURCE_DIR}/core/sdk/include/
  DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} COMPONENT development
  FILES_MATCHING PATTERN "*.h" PATTERN "*.hpp")
install(EXPORT fotfasteTargets NAMESPACE fotfaste::
  DESTINATION ${fotfaste_package_folder} COMPONENT development)

configure_package_config_file(${CMAKE_CURRENT_LIST_DIR}/fotfasteConfig.cmake.in
  ${PROJECT_BINARY_DIR}/fotfasteConfig.cmake INSTALL_DESTINATION ${fotfaste_package_folder})
# The version of the package follows the program. What a plugin must agree with the host on is the major
# version of the plugin interface, and that is checked when the plugin is loaded.
write_basic_package_version_file(${PROJECT_BINARY_DIR}/fotfasteConfigVersion.cmake
  COMPATIBILITY SameMajorVersion ARCH_INDEPENDENT)
install(FILES
  ${PROJECT_BINARY_DIR}/fotfasteConfig.cmake
  ${PROJECT_BINARY_DIR}/fotfasteConfigVersion.cmake
  ${CMAKE_CURRENT_LIST_DIR}/FotfastePlugin.cmake
  ${CMAKE_CURRENT_LIST_DIR}/fotfaste_plugin.version
  DESTINATION ${fotfaste_package_folder} COMPONENT development)

file(RELATIVE_PATH fotfaste_prefix_from_pkgconfig /${CMAKE_INSTALL_LIBDIR}/pkgconfig /)
configure_file(${CMAKE_CURRENT_LIST_DIR}/fotfaste-sdk.pc.in ${PROJECT_BINARY_DIR}/fotfaste-sdk.pc @ONLY)
install(FILES ${PROJECT_BINARY_DIR}/fotfaste-sdk.pc
  DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig COMPONENT development)

# The program carries them; here they are for reading, and for taking fotfaste.rs anew.
install(DIRECTORY ${PROJECT_SOURCE_DIR}/core/sdk/templates
  DESTINATION ${CMAKE_INSTALL_DATADIR}/fotfaste USE_SOURCE_PERMISSIONS COMPONENT development
  PATTERN build EXCLUDE PATTERN target EXCLUDE PATTERN Cargo.lock EXCLUDE)

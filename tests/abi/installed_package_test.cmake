# Installs the headers and the CMake package into an empty folder, builds both examples from there alone, and
# looks at what came out: one exported symbol, the identity note, no libraries beyond the ordinary ones, and
# the right rows when driven.
cmake_minimum_required(VERSION 3.25)
if(NOT C_COMPILER OR NOT CXX_COMPILER)
  message("SKIPPED: this compiler is not installed here")
  return()
endif()

include(${CMAKE_CURRENT_LIST_DIR}/PluginFile.cmake)

function(build_example name expected)
  set(build ${FOLDER}/${name})
  run(ignored ${CMAKE_COMMAND} -S ${SOURCE}/docs/examples/${name} -B ${build} -G ${GENERATOR}
    -DCMAKE_PREFIX_PATH=${FOLDER}/prefix -DCMAKE_EXPORT_COMPILE_COMMANDS=ON
    -DCMAKE_C_COMPILER=${C_COMPILER} -DCMAKE_CXX_COMPILER=${CXX_COMPILER}
    -DCMAKE_FIND_USE_PACKAGE_REGISTRY=OFF -DCMAKE_FIND_USE_SYSTEM_PACKAGE_REGISTRY=OFF)
  file(READ ${build}/compile_commands.json commands)
  expect("${commands}" "${FOLDER}/prefix/include" "include folders of ${name}")
  string(FIND "${commands}" "${SOURCE}/core" place)
  if(NOT place EQUAL -1)
    message(FATAL_ERROR "${name} is built against the source tree, not the installed copy:\n${commands}")
  endif()
  run(ignored ${CMAKE_COMMAND} --build ${build})
  check_plugin(${build}/${name}.so)
  run(rows ${DRIVER} ${build}/${name}.so)
  if(NOT rows STREQUAL expected)
    message(FATAL_ERROR "${name} reports\n${rows}and not\n${expected}")
  endif()
  run(ignored ${CMAKE_COMMAND} --install ${build} --prefix ${FOLDER}/installed)
endfunction()

file(REMOVE_RECURSE ${FOLDER})
run(ignored ${CMAKE_COMMAND} --install ${BUILD} --component development --prefix ${FOLDER}/prefix)
build_example(share-employed "0: 1 2 1 1\n")
build_example(count-participations "0: woman 2\n0: man 1\n0: other 0\n0: unknown 1\n")

file(GLOB_RECURSE plugins RELATIVE ${FOLDER}/installed ${FOLDER}/installed/*)
list(SORT plugins)
if(NOT plugins MATCHES "^lib[^;]*/fotfaste/plugins/count-participations\\.so;lib[^;]*/fotfaste/plugins/share-employed\\.so$")
  message(FATAL_ERROR "the plugins were installed as ${plugins}")
endif()

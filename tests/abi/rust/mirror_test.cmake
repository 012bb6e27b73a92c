# Holds fotfaste.rs, the plugin interface as Rust sees it, against the C headers: every structure, field, type,
# function and constant. Then changes a copy of the headers in each way that would break plugins, and expects
# the comparison to fail.
cmake_minimum_required(VERSION 3.25)
if(NOT RUSTC)
  message("SKIPPED: there is no rustc here; script/bootstrap tests installs it")
  return()
endif()
if(NOT CXX_COMPILER)
  message("SKIPPED: this compiler is not installed here")
  return()
endif()
file(REMOVE_RECURSE ${FOLDER})
file(MAKE_DIRECTORY ${FOLDER})

# What there is, by the headers: structures and constants.
file(GLOB headers RELATIVE ${HEADERS}/fotfaste ${HEADERS}/fotfaste/*.h)
set(declared "")
set(constants "")
foreach(header IN LISTS headers)
  file(READ ${HEADERS}/fotfaste/${header} content)
  string(REGEX MATCHALL "(^|\n)(typedef )?struct [A-Za-z_]+ {" found "${content}")
  foreach(one IN LISTS found)
    string(REGEX REPLACE ".*struct ([A-Za-z_]+) {" "\\1" name "${one}")
    list(APPEND declared ${name})
  endforeach()
  string(REGEX MATCHALL "#define [A-Z][A-Z0-9_]+ [0-9I\"][^ \n]*" found "${content}")
  foreach(one IN LISTS found)
    string(REGEX REPLACE "#define ([A-Z0-9_]+) .*" "\\1" name "${one}")
    if(one MATCHES "\"")
      string(APPEND constants "    text!(${name});\n")
    else()
      string(APPEND constants "    number!(${name});\n")
    endif()
  endforeach()
endforeach()
list(SORT declared)

# Their fields, by the published list.
file(READ ${LAYOUT} layout)
set(listed "")
set(structures "")
string(REGEX MATCHALL "\n(SIZE|FIELD)\\((struct )?[A-Za-z_]+, [a-z_0-9]+" entries "${layout}")
foreach(entry IN LISTS entries)
  string(REGEX REPLACE ".*\\((struct )?([A-Za-z_]+), .*" "\\2" name "${entry}")
  if(entry MATCHES "SIZE")
    list(APPEND listed ${name})
    continue()
  endif()
  string(REGEX REPLACE ".*, " "" field "${entry}")
  if(field STREQUAL "type")
    set(field "r#type")
  endif()
  string(APPEND fields_${name} " ${field}")
endforeach()
list(SORT listed)
if(NOT listed STREQUAL declared)
  message(FATAL_ERROR "the list of structures in ${LAYOUT}\n${listed}\nis not that of the headers\n${declared}")
endif()
set(spellings "    fotfaste_state => \"fotfaste_state\";\n")
foreach(name IN LISTS listed)
  string(APPEND spellings "    ${name} => \"${name}\";\n")
  string(APPEND structures "    structure!(${name}:${fields_${name}});\n")
endforeach()
list(TRANSFORM headers REPLACE "(.+)" "\"\\1\"" OUTPUT_VARIABLE quoted)
list(JOIN quoted ", " quoted)
file(WRITE ${FOLDER}/interface.rs "const HEADERS: &[&str] = &[${quoted}];

spelled! {
${spellings}}

fn check() {
${structures}${constants}}
")

file(COPY ${SOURCE}/mirror.rs ${MIRROR} DESTINATION ${FOLDER})
execute_process(COMMAND ${RUSTC} --edition 2021 -o ${FOLDER}/mirror ${FOLDER}/mirror.rs
  RESULT_VARIABLE status ERROR_VARIABLE errors)
if(NOT status EQUAL 0)
  message(FATAL_ERROR "fotfaste.rs lacks something that the headers have:\n${errors}")
endif()
execute_process(COMMAND ${FOLDER}/mirror OUTPUT_FILE ${FOLDER}/assertions.cpp COMMAND_ERROR_IS_FATAL ANY)
file(STRINGS ${FOLDER}/assertions.cpp assertions REGEX "^static_assert")
list(LENGTH assertions count)
message("${count} assertions")
if(count LESS 400)
  message(FATAL_ERROR "that is fewer than the interface has")
endif()

# errors is empty when the headers agree.
function(compare folder errors)
  execute_process(COMMAND ${CXX_COMPILER} -std=c++20 -fsyntax-only -I${folder} ${FOLDER}/assertions.cpp
    RESULT_VARIABLE status ERROR_VARIABLE said)
  if(status EQUAL 0)
    set(said "")
  endif()
  set(${errors} "${said}" PARENT_SCOPE)
endfunction()

compare(${HEADERS} errors)
if(errors)
  message(FATAL_ERROR "fotfaste.rs is not as the headers:\n${errors}")
endif()

# A change of a copy of the headers: the file, what stands in it, and what is put there.
function(expect_difference what header from to)
  file(REMOVE_RECURSE ${FOLDER}/changed)
  file(COPY ${HEADERS}/fotfaste DESTINATION ${FOLDER}/changed)
  file(READ ${FOLDER}/changed/fotfaste/${header} content)
  string(REPLACE "${from}" "${to}" changed "${content}")
  if(changed STREQUAL content)
    message(FATAL_ERROR "${what}: ${header} has no such text:\n${from}")
  endif()
  file(WRITE ${FOLDER}/changed/fotfaste/${header} "${changed}")
  compare(${FOLDER}/changed errors)
  if(NOT errors MATCHES "static.assert")
    message(FATAL_ERROR "nothing was found after a change of ${header}: ${what}\n${errors}")
  endif()
endfunction()

expect_difference("field added at the end" result.h
  "const fotfaste_text* labels;\n" "const fotfaste_text* labels;\n  uint64_t added;\n")
expect_difference("fields in another order" value.h
  "uint32_t line;   /* where in project.toml the value begins, from 1; 0 when it is a default */\n  uint32_t column;"
  "uint32_t column;\n  uint32_t line;")
expect_difference("field widened" model.h "int32_t as_of; " "int64_t as_of; ")
expect_difference("sign of a field" model.h "int64_t planned_participants;" "uint64_t planned_participants;")
expect_difference("argument of a function" plugin.h
  "(*deserialize)(fotfaste_state* state, const void* data, uint64_t size)"
  "(*deserialize)(fotfaste_state* state, const void* data, int64_t size)")
expect_difference("what a function returns" plugin.h "void (*destroy)" "int32_t (*destroy)")
expect_difference("value of a constant" abi.h "#define FOTFASTE_INTERNAL 7" "#define FOTFASTE_INTERNAL 8")
expect_difference("text of a constant" host.h "\"fotfaste.cancel/1\"" "\"fotfaste.cancel/2\"")

# Doxygen has nothing to say about the headers; and of the C headers, every structure and every function says
# what it is. Fields whose names say it need not.
cmake_minimum_required(VERSION 3.25)
if(NOT DOXYGEN)
  message("SKIPPED: doxygen is not installed here")
  return()
endif()
file(MAKE_DIRECTORY ${FOLDER})

# Runs Doxygen with some settings changed, and gives what it said.
function(run_doxygen status said settings)
  file(READ ${SETTINGS} text)
  file(WRITE ${FOLDER}/Doxyfile "${text}\nOUTPUT_DIRECTORY = ${FOLDER}\n${settings}")
  execute_process(COMMAND ${DOXYGEN} ${FOLDER}/Doxyfile RESULT_VARIABLE result
    OUTPUT_VARIABLE output ERROR_VARIABLE output)
  set(${status} "${result}" PARENT_SCOPE)
  set(${said} "${output}" PARENT_SCOPE)
endfunction()

run_doxygen(status said "")
if(NOT status EQUAL 0 OR NOT said STREQUAL "")
  message(FATAL_ERROR "Doxygen says:\n${said}")
endif()
if(NOT EXISTS ${FOLDER}/html/index.html)
  message(FATAL_ERROR "there is no reference")
endif()

run_doxygen(status said "INPUT = ${HEADERS}\nUSE_MDFILE_AS_MAINPAGE =\nEXTRACT_ALL = NO\nWARN_IF_UNDOCUMENTED = YES
WARN_AS_ERROR = NO\nGENERATE_HTML = NO\nGENERATE_XML = YES\n")
if(NOT said MATCHES "is not documented")
  message(FATAL_ERROR "Doxygen should have told which fields have no comment:\n${said}")
endif()
string(REPLACE ";" "," said "${said}")
# Arrow's are described where they were defined.
string(REGEX MATCHALL "[^\n]*(Compound fotfaste_|Member [a-z_]+\\)\\([^\n]*of struct fotfaste_)[^\n]* is not documented[^\n]*"
  bare "${said}")
if(bare)
  list(JOIN bare "\n" bare)
  message(FATAL_ERROR "without a comment:\n${bare}")
endif()

# Compiles each of FILES alone, twice included, without making anything of it:
#   cmake -DCOMPILER=gcc -DSTANDARD=c99 -DINCLUDES=a;b -DFILES=... -DFOLDER=... [-DOPTIONS=...] -P compile.cmake
# With REFUSED=SENTENCE the compiler must refuse every file and say so.
if(NOT COMPILER)
  message("SKIPPED: this compiler is not installed here")
  return()
endif()

string(REPLACE "|" ";" FILES "${FILES}")
string(REPLACE "|" ";" INCLUDES "${INCLUDES}")
string(REPLACE "|" ";" OPTIONS "${OPTIONS}")
if(STANDARD MATCHES "^c\\+\\+")
  set(language c++)
else()
  set(language c)
endif()
list(TRANSFORM INCLUDES PREPEND "-I")
set(tried 0)
set(wrong 0)
file(MAKE_DIRECTORY ${FOLDER})

foreach(file IN LISTS FILES)
  file(WRITE ${FOLDER}/including.${language} "#include \"${file}\"\n")
  if(file MATCHES "\\.(h|hpp)$")
    file(APPEND ${FOLDER}/including.${language} "#include \"${file}\"\n")
  endif()
  execute_process(
    COMMAND ${COMPILER} -x ${language} -std=${STANDARD} -Wall -Wextra -Wpedantic -Wconversion -Werror ${OPTIONS}
      -fsyntax-only ${INCLUDES} ${FOLDER}/including.${language}
    RESULT_VARIABLE status ERROR_VARIABLE said)
  math(EXPR tried "${tried} + 1")
  if(REFUSED)
    string(FIND "${said}" "${REFUSED}" place)
    if(status EQUAL 0 OR place EQUAL -1)
      math(EXPR wrong "${wrong} + 1")
      message("${file} should have been refused with \"${REFUSED}\":\n${said}")
    endif()
  elseif(NOT status EQUAL 0)
    math(EXPR wrong "${wrong} + 1")
    message("${file} does not compile alone as ${STANDARD}:\n${said}")
  endif()
endforeach()

if(tried EQUAL 0)
  message(FATAL_ERROR "there is nothing to compile")
elseif(NOT wrong EQUAL 0)
  message(FATAL_ERROR "${wrong} of ${tried} files went wrong")
endif()
message("${tried} files as expected")

# Writes OUTPUT, a C++ file with the text of the document FILE.
cmake_minimum_required(VERSION 3.25)
file(READ ${FILE} content)
string(FIND "${content}" ")document\"" delimiter)
if(NOT delimiter EQUAL -1)
  message(FATAL_ERROR "${FILE} contains what ends a text here")
endif()
file(WRITE ${OUTPUT} "#include \"cli/model_words.hpp\"

namespace fotfaste::cli {

std::string_view model_document() {
  return R\"document(${content})document\";
}

}  // namespace fotfaste::cli
")

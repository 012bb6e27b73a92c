# Writes OUTPUT, a C++ file with the content of every one of FILES, whose paths are LANGUAGE/PATH in FOLDER.
cmake_minimum_required(VERSION 3.25)
set(entries "")
foreach(path IN LISTS FILES)
  file(READ ${FOLDER}/${path} content)
  string(FIND "${content}" ")template\"" delimiter)
  if(NOT delimiter EQUAL -1)
    message(FATAL_ERROR "${path} contains what ends a text here")
  endif()
  string(FIND ${path} "/" slash)
  string(SUBSTRING ${path} 0 ${slash} language)
  math(EXPR after "${slash} + 1")
  string(SUBSTRING ${path} ${after} -1 name)
  string(APPEND entries "    {\"${language}\", \"${name}\", R\"template(${content})template\"},\n")
endforeach()
file(WRITE ${OUTPUT} "#include \"cli/plugin_templates.hpp\"

namespace fotfaste::cli {
namespace {

constexpr TemplateFile files[] = {
${entries}};

}  // namespace

std::span<const TemplateFile> template_files() {
  return files;
}

}  // namespace fotfaste::cli
")

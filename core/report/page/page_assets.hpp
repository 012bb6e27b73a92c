// The script and the style of the report's page, as they are made when the project is built. UTF-8, fit to stand
// in <script> and <style> as they are: neither holds a closing tag.
#pragma once

#include <string_view>

namespace fotfaste::report {

extern const std::string_view page_script;
extern const std::string_view page_style;

// For the page's Content-Security-Policy, without quotes: "sha256-...". The element's text must be exactly the
// constant above, with no space or line break around it.
extern const std::string_view page_script_hash;
extern const std::string_view page_style_hash;
// Of the style element that each picture brings with it; belongs in style-src beside the page's own.
extern const std::string_view page_picture_style_hash;

}  // namespace fotfaste::report

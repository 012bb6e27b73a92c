// Reading a list of tables with ids, and telling of all that is wrong at once.
#pragma once

#include <algorithm>
#include <string_view>
#include <vector>

#include "fotfaste/sdk/criteria/reading.hpp"
#include "fotfaste/sdk/label.hpp"
#include "fotfaste/sdk/settings.hpp"

namespace goals {

// The items of the parameter of this name, each read by one(table). Tells the host of every item that is
// wrong but the last, and throws ParameterError for that. twice begins the message about an id that stands
// twice.
template <typename Item, typename One>
std::vector<Item> parse_all(const fotfaste::Settings& settings, std::string_view parameter,
                            const fotfaste::Label& twice, One&& one) {
  namespace criteria = fotfaste::criteria;
  std::vector<Item> items;
  std::vector<fotfaste::ParameterError> wrong;
  std::vector<std::string_view> ids;
  for (const fotfaste::Parameters table : settings.parameters().find(parameter).items()) {
    try {
      const fotfaste::Parameters id = table.find("id");
      if (id && std::find(ids.begin(), ids.end(), id.as_text()) != ids.end()) {
        const std::string name = criteria::quote(id.as_text());
        criteria::throw_contradiction(id, {twice.sv + name + ".", twice.en + name + "."},
                                      {"Ge dem olika namn.", "Give them different names."});
      }
      if (id) ids.push_back(id.as_text());
      items.push_back(one(table));
    } catch (const fotfaste::ParameterError& error) {
      wrong.push_back(error);
    }
  }
  for (std::size_t i = 0; i + 1 < wrong.size(); ++i) {
    settings.report(fotfaste::Severity::error, wrong[i].code().c_str(), wrong[i].message(), wrong[i].help(),
                    wrong[i].at());
  }
  if (!wrong.empty()) throw wrong.back();
  return items;
}

}  // namespace goals

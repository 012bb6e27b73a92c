// Expected texts kept as files in tests/report/golden. FOTFASTE_UPDATE_GOLDEN=1 writes them anew; read the
// difference before keeping it.
#pragma once

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

namespace fotfaste::report {

inline void expect_golden(const std::string& name, std::string_view produced) {
  const std::string file = std::string(FOTFASTE_GOLDEN) + "/" + name;
  if (std::getenv("FOTFASTE_UPDATE_GOLDEN") != nullptr) {
    std::ofstream(file, std::ios::binary) << produced;
    return;
  }
  std::ifstream stream(file, std::ios::binary);
  ASSERT_TRUE(stream) << "there is no " << file;
  const std::string expected{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
  EXPECT_EQ(expected, produced) << "differs from golden/" << name;
}

}  // namespace fotfaste::report

// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstddef>
#include <cstdint>
#include <string>

#include "base/check.h"
#include "schema/schema.h"

// Any bytes give problems with their place, or schemas.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  using namespace boardtrail;
  // Expressions that are long make patterns that take long to compile, and no schema has one.
  constexpr std::size_t kMost = 1U << 14U;
  if (size > kMost) return 0;
  std::vector<Error> problems;
  const auto schemas = parse_schemas(
      {{"x.toml", std::string(reinterpret_cast<const char*>(bytes), size)}}, &problems);
  BOARDTRAIL_CHECK(schemas.has_value() == problems.empty());
  for (const Error& problem : problems) BOARDTRAIL_CHECK(!problem.message.empty());
  return 0;
}

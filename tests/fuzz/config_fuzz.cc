// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/check.h"
#include "nightly/config.h"
#include "nightly/record.h"

// Any bytes give an Error that names the file, or settings in which every key has a value;
// and as a state file, an Error or a record.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  using namespace boardtrail;
  const std::string_view text(reinterpret_cast<const char*>(bytes), size);
  const auto config = parse_nightly_config(text, "/etc/nightly.toml");
  if (config) {
    BOARDTRAIL_CHECK(config->values.size() == config_keys().size());
    BOARDTRAIL_CHECK(config->inbox.front() == '/' && config->keep_backups > 0);
    BOARDTRAIL_CHECK(!(config->state + "/").starts_with(config->inbox + "/"));
  } else {
    BOARDTRAIL_CHECK(config.error().origin.starts_with("/etc/nightly.toml"));
  }
  if (const auto record = record_from_json(text)) {
    BOARDTRAIL_CHECK(record_from_json(record_json(*record)).has_value());
    BOARDTRAIL_CHECK(record_line(*record).find('\n') == std::string::npos);
  }
  return 0;
}

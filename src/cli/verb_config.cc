// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/output.h"
#include "cli/rows_output.h"
#include "cli/settings.h"
#include "cli/verbs.h"

namespace boardtrail {

ExitCode run_config(const Invocation& invocation) {
  std::vector<std::vector<SqlValue>> rows;
  const auto add = [&rows](std::string name, std::string value, std::string origin) {
    rows.push_back({std::move(name), std::move(value), std::move(origin)});
  };
  for (Setting& setting : all_settings(invocation)) {
    add(std::move(setting.name), std::move(setting.value), std::move(setting.origin));
  }
  if (Setting file = config_setting(invocation); !file.value.empty()) {
    auto config = nightly_config_of(invocation);
    if (!config) {
      complain(to_string(config.error()));
      return ExitCode::kUsage;
    }
    add(std::move(file.name), std::move(file.value), std::move(file.origin));
    for (ConfigValue& value : config->values) {
      add("nightly." + value.key, std::move(value.value), std::move(value.origin));
    }
  }
  show_rows({"setting", "value", "origin"}, rows, row_options(invocation));
  return ExitCode::kDone;
}

}  // namespace boardtrail

// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/rows_output.h"
#include "cli/settings.h"
#include "cli/verbs.h"

namespace boardtrail {

ExitCode run_config(const Invocation& invocation) {
  std::vector<std::vector<SqlValue>> rows;
  for (Setting& setting : all_settings(invocation)) {
    rows.push_back({std::move(setting.name), std::move(setting.value), std::move(setting.origin)});
  }
  show_rows({"setting", "value", "origin"}, rows, row_options(invocation));
  return ExitCode::kDone;
}

}  // namespace boardtrail

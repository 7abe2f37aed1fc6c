// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/own_limits.h"
#include "cli/rows_output.h"
#include "cli/settings.h"
#include "cli/verbs.h"

namespace boardtrail {

ExitCode run_query(const Invocation& invocation) {
  limit_own_time();
  return show_query(invocation, Query(invocation.arguments()[0]), row_options(invocation));
}

}  // namespace boardtrail

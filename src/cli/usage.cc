// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/usage.h"

#include "cli/help.h"
#include "cli/output.h"

namespace boardtrail {

ExitCode refuse_usage(std::string_view message, const VerbSpec* verb) {
  complain(message);
  note(usage_line(verb));
  return ExitCode::kUsage;
}

}  // namespace boardtrail

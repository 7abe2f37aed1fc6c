// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/export_files.h"
#include "cli/usage.h"
#include "cli/verbs.h"

namespace boardtrail {

ExitCode run_export(const Invocation& invocation) {
  if (!export_targets(invocation).any()) {
    return refuse_usage("export needs a file to write: --portable FILE, --xlsx FILE ...",
                        invocation.verb());
  }
  if (invocation.has(Option::kInitialsOnly) && !invocation.has(Option::kPortable)) {
    return refuse_usage("--initials-only is about --portable FILE", invocation.verb());
  }
  return write_export_files(invocation);
}

}  // namespace boardtrail

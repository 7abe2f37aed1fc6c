// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/output.h"
#include "cli/settings.h"
#include "cli/verbs.h"

namespace boardtrail {

ExitCode run_relink(const Invocation& invocation) {
  const auto choices = choices_of(invocation);
  if (!choices) {
    complain(to_string(choices.error()));
    return ExitCode::kUsage;
  }
  // Only what stands there can be linked again.
  if (const auto reading = open_for_reading(invocation); !reading) return fail(reading.error());
  auto warehouse = open_for_writing(invocation);
  if (!warehouse) return fail(warehouse.error());
  const auto run = warehouse->last_run();
  if (!run) return fail(run.error());
  Status status = warehouse->forget_links();
  if (status.ok()) status = warehouse->link_papers(*choices, *run, false);
  return status.ok() ? ExitCode::kDone : fail(status.error());
}

}  // namespace boardtrail

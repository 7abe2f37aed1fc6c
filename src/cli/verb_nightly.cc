// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/export_files.h"
#include "cli/output.h"
#include "cli/progress.h"
#include "cli/settings.h"
#include "cli/usage.h"
#include "cli/verbs.h"
#include "nightly/nightly.h"
#include "pipeline/choices.h"
#include "site/site.h"

namespace boardtrail {
namespace {

ExitCode exit_of(NightlyOutcome outcome) {
  switch (outcome) {
    case NightlyOutcome::kDone:
      return ExitCode::kDone;
    case NightlyOutcome::kUnread:
      return ExitCode::kUnread;
    case NightlyOutcome::kIncomplete:
      return ExitCode::kOutputFailed;
    case NightlyOutcome::kLocked:
      return ExitCode::kLocked;
    case NightlyOutcome::kWarehouse:
    case NightlyOutcome::kRunning:
      break;
  }
  return ExitCode::kWarehouse;
}

Result<HistoryChoices> choices_of(const NightlyConfig& config) {
  const bool named = !config.decisions.empty();
  return read_choices(named ? config.decisions : config.warehouse + ".toml", named);
}

// What the file wants to be written after a run.
std::vector<NightlyOutput> outputs_of(const NightlyConfig& config) {
  std::vector<NightlyOutput> outputs;
  const OutputConfig& wanted = config.report;
  if (!wanted.folder.empty()) {
    outputs.push_back({"report", [folder = wanted.folder](Warehouse& warehouse) -> Status {
                         SiteOptions options;
                         options.folder = folder;
                         options.program = program_version();
                         const auto site = write_site(warehouse, options);
                         if (!site) return site.error();
                         return {};
                       }});
  }
  ExportTargets files;
  files.workbook = wanted.xlsx;
  files.csv_folder = wanted.csv;
  files.digest = wanted.digest;
  files.datasette = wanted.datasette;
  files.calendar = wanted.ics;
  if (!files.any()) return outputs;
  const EvidencePages pages =
      wanted.folder.empty() ? EvidencePages{} : pages_of_site(wanted.folder, files.workbook);
  outputs.push_back({"report", [=, path = config.warehouse](Warehouse& warehouse) {
                       return write_exports(warehouse, path, files, pages);
                     }});
  return outputs;
}

ExitCode refuse(const Error& error) {
  complain(to_string(error));
  return ExitCode::kUsage;
}

}  // namespace

ExitCode run_nightly(const Invocation& invocation) {
  if (config_setting(invocation).value.empty()) {
    return refuse_usage("'nightly' needs --config FILE", invocation.verb());
  }
  auto config = nightly_config_of(invocation);
  if (!config) return refuse(config.error());
  const auto schemas = schemas_in(config->schemas.empty() ? default_schemas() : config->schemas);
  if (!schemas) return refuse(schemas.error());
  const auto choices = choices_of(*config);
  if (!choices) return refuse(choices.error());

  NightlyWorld world;
  world.version = program_version();
  world.schemas = &*schemas;
  world.ingest.choices = *choices;
  world.outputs = outputs_of(*config);
  Progress progress(invocation.has(Option::kQuiet) ? Progress::When::kNever
                                                   : Progress::When::kAuto);
  world.ingest.on_progress = [&progress](const IngestProgress& step) {
    progress.show(step.done, step.total, step.path);
  };
  const NightlyRecord record = run_nightly(*config, world);
  progress.clear();
  for (const Problem& problem : record.problems) complain(problem.what + ": " + problem.reason);
  if (!invocation.has(Option::kQuiet)) note(record_line(record));
  return exit_of(record.outcome);
}

}  // namespace boardtrail

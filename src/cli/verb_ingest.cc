// SPDX-License-Identifier: GPL-3.0-or-later
#include <iostream>

#include "cli/output.h"
#include "cli/progress.h"
#include "cli/settings.h"
#include "cli/verbs.h"
#include "pipeline/ingest.h"

namespace boardtrail {
namespace {

// The arguments, with the lines of stdin in the place of "-".
std::vector<std::string> paths_of(const Invocation& invocation) {
  std::vector<std::string> paths;
  for (const std::string& argument : invocation.arguments()) {
    if (argument != "-") {
      paths.push_back(argument);
      continue;
    }
    std::string line;
    while (std::getline(std::cin, line)) {
      if (!line.empty() && line.back() == '\r') line.pop_back();
      if (!line.empty()) paths.push_back(line);
    }
  }
  return paths;
}

Progress::When progress_of(const Invocation& invocation) {
  const std::string_view when = invocation.value(Option::kProgress);
  if (invocation.has(Option::kQuiet) || invocation.has(Option::kNoProgress) || when == "never") {
    return Progress::When::kNever;
  }
  return when == "always" ? Progress::When::kAlways : Progress::When::kAuto;
}

std::string summary_line(const RunSummary& run, const std::string& warehouse) {
  return std::to_string(run.seen) + (run.seen == 1 ? " document: " : " documents: ") +
         std::to_string(run.ingested) + " ingested, " + std::to_string(run.unchanged) +
         " unchanged, " + std::to_string(run.failed) + " not read. Warehouse: " + warehouse;
}

}  // namespace

ExitCode run_ingest(const Invocation& invocation) {
  IngestOptions options;
  // Starts while the schemas are read and the warehouse is opened.
  if (const auto program = likely_program(invocation.arguments()[0])) {
    options.reader.spare = std::make_shared<SpareReader>(*program, options.reader.worker_limits);
  }
  const auto schemas = schemas_of(invocation);
  if (!schemas) {
    complain(to_string(schemas.error()));
    return ExitCode::kUsage;
  }
  const auto choices = choices_of(invocation);
  if (!choices) {
    complain(to_string(choices.error()));
    return ExitCode::kUsage;
  }
  auto warehouse = open_for_writing(invocation);
  if (!warehouse) return fail(warehouse.error());
  Progress progress(progress_of(invocation));
  options.choices = *choices;
  if (invocation.has(Option::kJobs)) {
    options.jobs = std::stoi(std::string(invocation.value(Option::kJobs)));
  }
  options.on_progress = [&](const IngestProgress& step) {
    if (step.error) {
      progress.clear();
      Error error = *step.error;
      if (error.origin.empty()) error.origin = step.path;
      complain(to_string(error));
    }
    progress.show(step.done, step.total, step.path);
  };
  options.on_missing_walls = [&](const std::string& walls) {
    progress.clear();
    note("papers are read with fewer walls around the reader than there could be (" + walls +
         "); docs/security.md says what that means");
  };
  const auto run = ingest(paths_of(invocation), *schemas, *warehouse, options);
  progress.clear();
  if (!run) return fail(run.error());
  if (!invocation.has(Option::kQuiet))
    note(summary_line(*run, warehouse_setting(invocation).value));
  return run->failed > 0 ? ExitCode::kUnread : ExitCode::kDone;
}

}  // namespace boardtrail

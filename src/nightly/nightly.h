// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_NIGHTLY_NIGHTLY_H_
#define BOARDTRAIL_NIGHTLY_NIGHTLY_H_

#include <chrono>
#include <functional>
#include <string>
#include <vector>

#include "nightly/config.h"
#include "nightly/record.h"
#include "pipeline/ingest.h"
#include "schema/schema.h"
#include "warehouse/warehouse.h"

namespace boardtrail {

// Something that is written from the warehouse after a run: the site, a digest ...
struct NightlyOutput {
  std::string name;
  std::function<Status(Warehouse& warehouse)> write;
};

// What the job does not find out by itself.
struct NightlyWorld {
  std::string version;
  std::function<std::chrono::system_clock::time_point()> clock = std::chrono::system_clock::now;
  const SchemaSet* schemas = nullptr;
  IngestOptions ingest;  // limits, choices, progress
  std::vector<NightlyOutput> outputs;
};

// One run of the job, from the inbox to the ping:
//
//   lock → state "running" → read what is complete → put it away → link and compare →
//   outputs → backup → log, state → ping
//
// Every step may be done twice, and what tells that a step is done is written after it: a
// run that is ended anywhere is completed by the next one. The lock of the warehouse is held
// from the first step to the last.
//
// A file, an output or a backup that fails is a problem of the record, and the steps after
// it are still done; only an error of the warehouse ends the run. No error is thrown away:
// what could not even be logged is a problem of the record that is returned.
NightlyRecord run_nightly(const NightlyConfig& config, const NightlyWorld& world);

}  // namespace boardtrail

#endif  // BOARDTRAIL_NIGHTLY_NIGHTLY_H_

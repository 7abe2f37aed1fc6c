// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_PIPELINE_INGEST_H_
#define BOARDTRAIL_PIPELINE_INGEST_H_

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/limits.h"
#include "base/result.h"
#include "pipeline/file_walk.h"
#include "schema/schema.h"
#include "warehouse/warehouse.h"
#include "worker/reader.h"

namespace boardtrail {

// What a run tells as it goes: a file done, with its error where it failed.
struct IngestProgress {
  std::size_t done = 0;
  std::size_t total = 0;
  std::string path;
  const Error* error = nullptr;  // lives for the call only
  bool unchanged = false;
};

struct IngestOptions {
  Limits limits;
  // Documents read at once, each by a process of its own; 0: as many as there are
  // processors. The warehouse is the same whatever the number.
  int jobs = 0;
  ReaderSettings reader;  // its limits are those above
  HistoryChoices choices;
  std::function<void(const IngestProgress&)> on_progress;
  // Told once where this system cannot raise all the walls around readers: which are
  // missing ("landlock").
  std::function<void(const std::string& walls)> on_missing_walls;
  // Which of the files that the walk has found are to be read; empty: all.
  std::function<bool(const FoundFile&)> wanted;
  // Called once, when everything is stored and before it is linked: what it does to the
  // paths of documents counts for the links. Its error ends the run.
  std::function<Status()> before_linking;
};

// Ingests files and folders (recursively, in order of path; symbolic links are not
// followed out of the folder named) into the warehouse. One bad file never ends the
// run: it is recorded with its reason. Unchanged files (same path, size and time of
// change) are passed over without being opened; known content is never read twice. At
// the end what was read is linked with earlier papers.
// A ZIP file of papers is a pack: each paper in it is a document of its own, at
// "pack.zip!/name"; of an unchanged pack only the list of its files is looked at.
// Errors: only of the warehouse itself, or of the reader's program where it cannot be
// started or protected at all.
Result<RunSummary> ingest(const std::vector<std::string>& paths, const SchemaSet& schemas,
                          Warehouse& warehouse, const IngestOptions& options);

}  // namespace boardtrail

#endif  // BOARDTRAIL_PIPELINE_INGEST_H_

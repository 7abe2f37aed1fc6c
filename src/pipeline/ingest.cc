// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/ingest.h"

#include <algorithm>
#include <array>
#include <ctime>
#include <unordered_map>

#include "base/sha256.h"
#include "pipeline/file_content.h"
#include "pipeline/file_walk.h"
#include "pipeline/read_document.h"

// A file goes the shortest way that is certain: size and time as known -> passed over
// unopened; else read and hashed, content known -> only the path is noted; else
// through all stages.
namespace boardtrail {
namespace {

std::string now_utc() {
  const std::time_t now = std::time(nullptr);
  std::tm parts{};
  ::gmtime_r(&now, &parts);
  std::array<char, 32> text{};
  std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &parts);
  return text.data();
}

enum class Outcome : std::uint8_t { kIngested, kUnchanged, kFailed };

struct Step {
  Outcome outcome = Outcome::kIngested;
  std::optional<Error> error;
};

Step failed(Error error) { return {Outcome::kFailed, std::move(error)}; }

class Ingestion {
 public:
  Ingestion(const SchemaSet& schemas, Warehouse& warehouse, const Limits& limits,
            std::int64_t run_id)
      : schemas_(schemas),
        warehouse_(warehouse),
        limits_(limits),
        run_id_(run_id),
        reader_(limits) {}

  Status load_known() {
    BOARDTRAIL_ASSIGN_OR_RETURN(known_, warehouse_.known_files());
    by_path_.reserve(known_.size());
    for (const KnownFile& file : known_) by_path_.emplace(file.path, &file);
    return {};
  }

  // What was once noted of a folder that could not be listed is over where it can.
  Status forget_old_failures(const std::vector<std::string>& folders);

  // The Result's error is the warehouse's; a document's is in the Step.
  Result<Step> take(const FoundFile& file);

 private:
  Result<Step> read(const FoundFile& file);
  Result<Step> store(IngestedDocument document);
  Result<Step> store_failure(const FoundFile& file, Error error);

  const SchemaSet& schemas_;
  Warehouse& warehouse_;
  const Limits& limits_;
  std::int64_t run_id_;
  FileReader reader_;
  std::vector<KnownFile> known_;
  std::unordered_map<std::string_view, const KnownFile*> by_path_;
};

Status Ingestion::forget_old_failures(const std::vector<std::string>& folders) {
  BOARDTRAIL_ASSIGN_OR_RETURN(const std::vector<std::string> unread, warehouse_.unread_paths());
  for (const std::string& folder : folders) {
    if (std::binary_search(unread.begin(), unread.end(), folder)) {
      BOARDTRAIL_RETURN_IF_ERROR(warehouse_.forget_unread(folder));
    }
  }
  return {};
}

Result<Step> Ingestion::take(const FoundFile& file) {
  if (file.error) return store_failure(file, *file.error);
  const auto known = by_path_.find(file.path);
  if (known != by_path_.end() && known->second->size == file.size &&
      known->second->modified_ns == file.modified_ns) {
    if (known->second->error) return failed(*known->second->error);
    return Step{Outcome::kUnchanged, std::nullopt};
  }
  return read(file);
}

Result<Step> Ingestion::read(const FoundFile& file) {
  const Result<FileContent> content = reader_.read(file);
  if (!content) return store_failure(file, content.error());
  IngestedDocument document;
  document.path = file.path;
  document.size = content->size;
  document.modified_ns = content->modified_ns;
  document.sha256 = hex(sha256(content->bytes));
  BOARDTRAIL_ASSIGN_OR_RETURN(const bool known, warehouse_.has_document(document.sha256));
  if (known) {
    BOARDTRAIL_RETURN_IF_ERROR(warehouse_.touch_file(
        {document.path, document.size, document.modified_ns, document.sha256, std::nullopt}));
    return Step{Outcome::kUnchanged, std::nullopt};
  }
  read_into(document, content->bytes, schemas_, limits_);
  return store(std::move(document));
}

Result<Step> Ingestion::store(IngestedDocument document) {
  Status status = warehouse_.store(document, run_id_);
  if (!status.ok() && status.error().code == ErrorCode::kBadInput) {
    // The tables refuse what was made of it: this document's failure, not the run's.
    document.error =
        Error{ErrorCode::kBadInput, "could not be stored: " + status.error().message, ""};
    document.document.reset();
    status = warehouse_.store(document, run_id_);
  }
  BOARDTRAIL_RETURN_IF_ERROR(status);
  if (document.error) return failed(*document.error);
  return Step{Outcome::kIngested, std::nullopt};
}

Result<Step> Ingestion::store_failure(const FoundFile& file, Error error) {
  IngestedDocument document;
  document.path = file.path;
  document.error = std::move(error);
  return store(std::move(document));
}

void count(RunSummary& summary, Outcome outcome) {
  ++summary.seen;
  switch (outcome) {
    case Outcome::kIngested:
      ++summary.ingested;
      break;
    case Outcome::kUnchanged:
      ++summary.unchanged;
      break;
    case Outcome::kFailed:
      ++summary.failed;
      break;
  }
}

}  // namespace

Result<RunSummary> ingest(const std::vector<std::string>& paths, const SchemaSet& schemas,
                          Warehouse& warehouse, const IngestOptions& options) {
  RunSummary summary;
  BOARDTRAIL_ASSIGN_OR_RETURN(summary.run_id, warehouse.begin_run(BOARDTRAIL_VERSION, now_utc()));
  Ingestion ingestion(schemas, warehouse, options.limits, summary.run_id);
  BOARDTRAIL_RETURN_IF_ERROR(ingestion.load_known());
  const FoundFiles found = find_files(paths);
  const std::vector<FoundFile>& files = found.files;
  BOARDTRAIL_RETURN_IF_ERROR(ingestion.forget_old_failures(found.folders));
  for (const FoundFile& file : files) {
    BOARDTRAIL_ASSIGN_OR_RETURN(const Step step, ingestion.take(file));
    count(summary, step.outcome);
    if (options.on_progress) {
      options.on_progress({static_cast<std::size_t>(summary.seen), files.size(), file.path,
                           step.error ? &*step.error : nullptr,
                           step.outcome == Outcome::kUnchanged});
    }
  }
  BOARDTRAIL_RETURN_IF_ERROR(warehouse.finish_run(summary, now_utc()));
  return summary;
}

}  // namespace boardtrail

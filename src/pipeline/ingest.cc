// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/ingest.h"

#include <algorithm>
#include <array>
#include <ctime>
#include <unordered_map>

#include "base/sha256.h"
#include "extractors/extractor.h"
#include "extractors/pack.h"
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

// Told what became of one document.
using Report = std::function<void(const std::string& path, const Step& step)>;

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

  // Reports each document of the file, once. The error is the warehouse's; a document's
  // is in its Step.
  Status take(const FoundFile& file, const Report& report);
  // Documents that stand in packs, beyond one for each pack.
  std::size_t more_documents() const { return more_documents_; }

 private:
  std::optional<Step> known_step(const std::string& path, std::int64_t size,
                                 std::int64_t modified_ns) const;
  Result<Step> read(IngestedDocument document, std::string_view bytes);
  Status take_pack(const FoundFile& file, const FileContent& content, const Report& report);
  Result<Step> take_member(Pack& pack, const PackMember& member, const FileContent& content);
  Status tell_of_pack(const FoundFile& file, Error error, const Report& report);
  Result<Step> store(IngestedDocument document);
  Result<Step> store_failure(const FoundFile& file, Error error);

  const SchemaSet& schemas_;
  Warehouse& warehouse_;
  const Limits& limits_;
  std::int64_t run_id_;
  FileReader reader_;
  std::vector<KnownFile> known_;
  std::unordered_map<std::string_view, const KnownFile*> by_path_;
  std::size_t more_documents_ = 0;
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

// The step of a file that is as it was when it was last read.
std::optional<Step> Ingestion::known_step(const std::string& path, std::int64_t size,
                                          std::int64_t modified_ns) const {
  const auto known = by_path_.find(path);
  if (known == by_path_.end() || known->second->size != size ||
      known->second->modified_ns != modified_ns) {
    return std::nullopt;
  }
  if (known->second->error) return failed(*known->second->error);
  return Step{Outcome::kUnchanged, std::nullopt};
}

Status Ingestion::take(const FoundFile& file, const Report& report) {
  const auto told = [&](const Result<Step>& step) -> Status {
    if (!step) return step.error();
    report(file.path, *step);
    return {};
  };
  if (file.error) return told(store_failure(file, *file.error));
  if (const auto known = known_step(file.path, file.size, file.modified_ns)) return told(*known);
  const Result<FileContent> content = reader_.read(file);
  if (!content) return told(store_failure(file, content.error()));
  if (is_pack(content->bytes)) return take_pack(file, *content, report);
  IngestedDocument document;
  document.path = file.path;
  document.size = content->size;
  document.modified_ns = content->modified_ns;
  return told(read(std::move(document), content->bytes));
}

Result<Step> Ingestion::read(IngestedDocument document, std::string_view bytes) {
  document.sha256 = hex(sha256(bytes));
  BOARDTRAIL_ASSIGN_OR_RETURN(const bool known, warehouse_.has_document(document.sha256));
  if (known) {
    BOARDTRAIL_RETURN_IF_ERROR(warehouse_.touch_file(
        {document.path, document.size, document.modified_ns, document.sha256, std::nullopt}));
    return Step{Outcome::kUnchanged, std::nullopt};
  }
  read_into(document, bytes, schemas_, limits_);
  return store(std::move(document));
}

// Of the pack itself nothing is kept but what went wrong with it: its members carry its
// size and time, so that each is passed over, without being inflated, while the pack stays
// as it is.
Status Ingestion::take_pack(const FoundFile& file, const FileContent& content,
                            const Report& report) {
  Result<Pack> pack = Pack::open(content.bytes, file.path, limits_, &is_passed_over);
  if (!pack) return tell_of_pack(file, pack.error(), report);
  if (pack->members().empty()) {
    return tell_of_pack(file, {ErrorCode::kBadInput, "a ZIP file without a document in it", ""},
                        report);
  }
  more_documents_ += pack->members().size() - 1;
  for (const PackMember& member : pack->members()) {
    BOARDTRAIL_ASSIGN_OR_RETURN(const Step step, take_member(*pack, member, content));
    report(member.path, step);
  }
  if (pack->duplicates() == 0) return warehouse_.forget_unread(file.path);
  ++more_documents_;
  return tell_of_pack(file,
                      {ErrorCode::kBadInput,
                       std::to_string(pack->duplicates()) +
                           " of its entries have the name of another; of each name the first was "
                           "read",
                       ""},
                      report);
}

Result<Step> Ingestion::take_member(Pack& pack, const PackMember& member,
                                    const FileContent& content) {
  if (const auto known = known_step(member.path, content.size, content.modified_ns)) return *known;
  IngestedDocument document;
  document.path = member.path;
  document.size = content.size;
  document.modified_ns = content.modified_ns;
  Result<std::string> bytes = pack.read(member);
  if (!bytes) {
    document.error = bytes.error();
    return store(std::move(document));
  }
  return read(std::move(document), *bytes);
}

Status Ingestion::tell_of_pack(const FoundFile& file, Error error, const Report& report) {
  BOARDTRAIL_ASSIGN_OR_RETURN(const Step step, store_failure(file, std::move(error)));
  report(file.path, step);
  return {};
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
  FoundFiles found = find_files(paths);
  if (options.wanted) {
    std::erase_if(found.files, [&options](const FoundFile& file) {
      return !file.error && !options.wanted(file);
    });
  }
  const std::vector<FoundFile>& files = found.files;
  BOARDTRAIL_RETURN_IF_ERROR(ingestion.forget_old_failures(found.folders));
  const Report report = [&](const std::string& path, const Step& step) {
    count(summary, step.outcome);
    if (!options.on_progress) return;
    options.on_progress({static_cast<std::size_t>(summary.seen),
                         files.size() + ingestion.more_documents(), path,
                         step.error ? &*step.error : nullptr, step.outcome == Outcome::kUnchanged});
  };
  for (const FoundFile& file : files) {
    BOARDTRAIL_RETURN_IF_ERROR(ingestion.take(file, report));
  }
  if (options.before_linking) BOARDTRAIL_RETURN_IF_ERROR(options.before_linking());
  BOARDTRAIL_RETURN_IF_ERROR(warehouse.link_papers(options.choices, summary.run_id));
  BOARDTRAIL_RETURN_IF_ERROR(warehouse.finish_run(summary, now_utc()));
  return summary;
}

}  // namespace boardtrail

// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/ingest.h"

#include <algorithm>
#include <chrono>
#include <deque>
#include <future>
#include <memory>
#include <thread>

#include "base/sha256.h"
#include "base/utc.h"
#include "pipeline/file_content.h"
#include "pipeline/file_walk.h"
#include "pipeline/read_ahead.h"

// A file goes the shortest way that is certain: size and time as known -> passed over
// unopened; else read and hashed, content known -> only the path is noted; else
// through all stages: read by a process of its own, judged by a thread, stored here.
namespace boardtrail {
namespace {

enum class Outcome : std::uint8_t { kIngested, kUnchanged, kFailed };

struct Step {
  Outcome outcome = Outcome::kIngested;
  std::optional<Error> error;
};

Step failed(Error error) { return {Outcome::kFailed, std::move(error)}; }

// Told what became of one document.
using Report = std::function<void(const std::string& path, const Step& step)>;
using Awaited = std::shared_ptr<std::future<ReadOutcome>>;

// Documents under way, settled (stored, reported) in the order in which they were begun,
// so that a run's rows do not depend on which thread was the faster.
class Pending {
 public:
  struct Item {
    std::int64_t bytes = 0;  // of the document that is held until it is settled
    std::function<Status()> settle;
    Awaited awaited = nullptr;  // what settle() will wait for

    bool ready() const {
      return awaited == nullptr ||
             awaited->wait_for(std::chrono::seconds(0)) == std::future_status::ready;
    }
  };

  explicit Pending(int jobs)
      : most_items_(32 + 32 * static_cast<std::size_t>(jobs)),
        few_items_(static_cast<std::size_t>(jobs)),
        most_bytes_(std::int64_t{jobs} * (16LL << 20)) {}

  void add(Item item) {
    bytes_ += item.bytes;
    items_.push_back(std::move(item));
  }
  bool empty() const { return items_.empty(); }
  // True where some have to be settled before another one is begun.
  bool full() const {
    return items_.size() > most_items_ || (bytes_ > most_bytes_ && items_.size() > few_items_);
  }
  const Item& first() const { return items_.front(); }
  Item take() {
    Item first = std::move(items_.front());
    items_.pop_front();
    bytes_ -= first.bytes;
    return first;
  }

 private:
  std::deque<Item> items_;
  std::int64_t bytes_ = 0;
  // So many that one long pack does not leave the other threads without work, so few that
  // what is read ahead fits into memory: a document's model has some ten times the bytes.
  std::size_t most_items_;
  std::size_t few_items_;
  std::int64_t most_bytes_;
};

// DOCX and packs of papers; only a reader can tell one from the other.
bool may_be_pack(std::string_view bytes) {
  return bytes.starts_with("PK\x03\x04") || bytes.starts_with("PK\x05\x06");
}

// A file of a pack that is to be read.
struct PackPaper {
  PackEntry entry;
  std::int32_t index = 0;  // in the reader's list
};

// In order of name, without what a walk would pass over.
std::vector<PackPaper> papers_of(const PackListing& listing) {
  std::vector<PackPaper> papers;
  for (const PackEntry& entry : listing.entries) {
    const std::string_view name = entry.name;
    const auto index = static_cast<std::int32_t>(&entry - listing.entries.data());
    if (!is_passed_over(name.substr(name.rfind('/') + 1))) papers.push_back({entry, index});
  }
  std::sort(papers.begin(), papers.end(),
            [](const PackPaper& a, const PackPaper& b) { return a.entry.name < b.entry.name; });
  return papers;
}

ReaderSettings settings_of(const IngestOptions& options) {
  ReaderSettings settings = options.reader;
  settings.limits = options.limits;
  return settings;
}

int jobs_of(const IngestOptions& options) {
  constexpr int kMostJobs = 64;
  const int wanted =
      options.jobs > 0 ? options.jobs : static_cast<int>(std::thread::hardware_concurrency());
  return std::clamp(wanted, 1, kMostJobs);
}

class Ingestion {
 public:
  Ingestion(const SchemaSet& schemas, Warehouse& warehouse, const IngestOptions& options,
            std::int64_t run_id)
      : Ingestion(schemas, warehouse, settings_of(options), jobs_of(options), run_id) {
    on_missing_walls_ = options.on_missing_walls;
  }

  // What was once noted of a folder that could not be listed is over where it can.
  Status forget_old_failures(const std::vector<std::string>& folders);

  // Begins with a file. Each of its documents is reported once, in the order of the files
  // taken, by finish() at the latest. The error is the warehouse's; a document's is in its
  // Step.
  Status take(const FoundFile& file, const Report& report);
  Status finish() {
    while (!pending_.empty()) BOARDTRAIL_RETURN_IF_ERROR(settle_group());
    readers_.end();
    return {};
  }
  // Documents that stand in packs, beyond one for each pack.
  std::size_t more_documents() const { return more_documents_; }
  // The walls that did not stand around a reader.
  std::string missing_walls() const { return wall_names(missing_walls_); }

 private:
  Ingestion(const SchemaSet& schemas, Warehouse& warehouse, const ReaderSettings& settings,
            int jobs, std::int64_t run_id)
      : warehouse_(warehouse),
        run_id_(run_id),
        files_(settings.limits),
        packs_(settings),
        readers_(schemas, settings, jobs),
        pending_(jobs),
        pack_milliseconds_(settings.worker_limits.pack_milliseconds) {}

  Result<std::optional<Step>> known_step(const std::string& path, std::int64_t size,
                                         std::int64_t modified_ns);
  // What is to be done in its turn; may settle what was begun earlier.
  Status pend(Pending::Item item);
  Status settle_group();
  Status settle(std::string path, Step step, const Report& report);
  // `pack_time`: of a paper of a pack (ReadAhead::submit).
  Status read(IngestedDocument document, std::string_view bytes, SealedBytes sealed,
              std::shared_ptr<PackTime> pack_time, const Report& report);
  Status read_later(IngestedDocument document, SealedBytes bytes,
                    std::shared_ptr<PackTime> pack_time, const Report& report);
  Status take_pack(const FoundFile& file, const FileContent& content, PackListing listing,
                   const Report& report);
  Status take_member(const SealedBytes& pack, std::int32_t index, IngestedDocument document,
                     std::shared_ptr<PackTime> pack_time, const Report& report);
  Status fail(IngestedDocument document, Error error, const Report& report);
  Status fail(const FoundFile& file, Error error, const Report& report);
  void tell_missing_walls(std::uint32_t standing);
  Result<Step> place(const IngestedDocument& document);
  Result<Step> store(IngestedDocument document);

  Warehouse& warehouse_;
  std::int64_t run_id_;
  FileReader files_;
  Reader packs_;
  ReadAhead readers_;
  Pending pending_;
  std::int64_t pack_milliseconds_;
  // Stored, and to be reported once that is committed.
  struct Settled {
    const Report* report;
    std::string path;
    Step step;
  };
  std::vector<Settled> settled_;
  std::size_t more_documents_ = 0;
  std::uint32_t missing_walls_ = 0;
  std::function<void(const std::string& walls)> on_missing_walls_;  // empty once it was told
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
Result<std::optional<Step>> Ingestion::known_step(const std::string& path, std::int64_t size,
                                                  std::int64_t modified_ns) {
  BOARDTRAIL_ASSIGN_OR_RETURN(const std::optional<KnownFile> known, warehouse_.known_file(path));
  if (!known || known->size != size || known->modified_ns != modified_ns) {
    return std::optional<Step>();
  }
  if (known->error) return std::optional(failed(*known->error));
  return std::optional(Step{Outcome::kUnchanged, std::nullopt});
}

Status Ingestion::pend(Pending::Item item) {
  pending_.add(std::move(item));
  while (pending_.full()) BOARDTRAIL_RETURN_IF_ERROR(settle_group());
  return {};
}

// Waits for the document whose turn it is, and commits it together with those behind it that
// are there already: that is cheaper, and nothing is reported before it is safe.
Status Ingestion::settle_group() {
  constexpr int kMostOfGroup = 32;
  constexpr std::chrono::milliseconds kLongestGroup{100};
  if (const Awaited& awaited = pending_.first().awaited; awaited != nullptr) awaited->wait();
  const auto begin = std::chrono::steady_clock::now();
  BOARDTRAIL_ASSIGN_OR_RETURN(Warehouse::Group group, warehouse_.begin_group());
  Status status;
  for (int count = 0; status.ok() && count < kMostOfGroup; ++count) {
    if (pending_.empty() || !pending_.first().ready()) break;
    if (std::chrono::steady_clock::now() - begin > kLongestGroup) break;
    status = pending_.take().settle();
  }
  // Those before one that ends the run are as good as others.
  const Status committed = group.commit();
  if (committed.ok()) {
    for (const Settled& one : settled_) (*one.report)(one.path, one.step);
  }
  settled_.clear();
  return status.ok() ? committed : status;
}

Status Ingestion::settle(std::string path, Step step, const Report& report) {
  return pend({0, [=, this, &report, path = std::move(path)] {
                 settled_.push_back({&report, path, step});
                 return Status();
               }});
}

Status Ingestion::take(const FoundFile& file, const Report& report) {
  if (file.error) return fail(file, *file.error, report);
  BOARDTRAIL_ASSIGN_OR_RETURN(std::optional<Step> known,
                              known_step(file.path, file.size, file.modified_ns));
  if (known) return settle(file.path, *std::move(known), report);
  Result<FileContent> content = files_.read(file);
  if (!content) return fail(file, content.error(), report);
  IngestedDocument document;
  document.path = file.path;
  document.size = content->sealed.size();
  document.modified_ns = content->modified_ns;
  if (may_be_pack(content->bytes())) {
    const auto walls = packs_.walls(content->sealed);
    if (!walls) return walls.error();
    auto listing = packs_.list(content->sealed, file.path);
    if (!listing) return fail(std::move(document), listing.error(), report);
    if (*listing) return take_pack(file, *content, **std::move(listing), report);
  }
  return read(std::move(document), content->bytes(), std::move(content->sealed), nullptr, report);
}

// Bytes of a document: hashed here, read elsewhere.
Status Ingestion::read(IngestedDocument document, std::string_view bytes, SealedBytes sealed,
                       std::shared_ptr<PackTime> pack_time, const Report& report) {
  document.sha256 = hex(sha256(bytes));
  BOARDTRAIL_ASSIGN_OR_RETURN(const bool known, warehouse_.has_document(document.sha256));
  if (!known) {
    return read_later(std::move(document), std::move(sealed), std::move(pack_time), report);
  }
  return pend({0, [this, &report, document = std::move(document)] {
                 auto step = place(document);
                 if (!step) return Status(step.error());
                 settled_.push_back({&report, document.path, *std::move(step)});
                 return Status();
               }});
}

Status Ingestion::read_later(IngestedDocument document, SealedBytes bytes,
                             std::shared_ptr<PackTime> pack_time, const Report& report) {
  const std::int64_t size = bytes.size();
  // Shared, for std::function has to be able to copy what it holds.
  auto outcome = std::make_shared<std::future<ReadOutcome>>(
      readers_.submit(std::move(document), std::move(bytes), std::move(pack_time)));
  const auto settle = [this, &report, outcome] {
    ReadOutcome read = outcome->get();
    if (read.run_error) return Status(*read.run_error);
    tell_missing_walls(read.walls);
    const std::string path = read.document.path;
    auto step = store(std::move(read.document));
    if (!step) return Status(step.error());
    settled_.push_back({&report, path, *std::move(step)});
    return Status();
  };
  return pend({size, settle, outcome});
}

// Of the pack itself nothing is kept but what went wrong with it: its members carry its
// size and time, so that each is passed over, without being inflated, while the pack stays
// as it is.
Status Ingestion::take_pack(const FoundFile& file, const FileContent& content, PackListing listing,
                            const Report& report) {
  const std::vector<PackPaper> papers = papers_of(listing);
  if (papers.empty()) {
    IngestedDocument document;
    document.path = file.path;
    document.size = content.sealed.size();
    document.modified_ns = content.modified_ns;
    return fail(std::move(document),
                {ErrorCode::kBadInput, "a ZIP file without a document in it", ""}, report);
  }
  more_documents_ += papers.size() - 1;
  const auto pack_time = std::make_shared<PackTime>(pack_milliseconds_);
  for (const PackPaper& paper : papers) {
    IngestedDocument document;
    document.path = file.path + "!/" + paper.entry.name;
    document.size = content.sealed.size();
    document.modified_ns = content.modified_ns;
    BOARDTRAIL_ASSIGN_OR_RETURN(std::optional<Step> known,
                                known_step(document.path, document.size, document.modified_ns));
    if (known) {
      BOARDTRAIL_RETURN_IF_ERROR(settle(document.path, *std::move(known), report));
    } else if (paper.entry.error) {
      BOARDTRAIL_RETURN_IF_ERROR(fail(std::move(document), *paper.entry.error, report));
    } else {
      BOARDTRAIL_RETURN_IF_ERROR(
          take_member(content.sealed, paper.index, std::move(document), pack_time, report));
    }
  }
  if (listing.duplicates == 0) {
    return pend({0, [this, path = file.path] { return warehouse_.forget_unread(path); }});
  }
  ++more_documents_;
  return fail(file,
              {ErrorCode::kBadInput,
               std::to_string(listing.duplicates) +
                   " of its entries have the name of another; of each name the first was read",
               ""},
              report);
}

Status Ingestion::take_member(const SealedBytes& pack, std::int32_t index,
                              IngestedDocument document, std::shared_ptr<PackTime> pack_time,
                              const Report& report) {
  const Result<std::string> bytes = packs_.member(pack, index);
  if (!bytes) return fail(std::move(document), bytes.error(), report);
  auto sealed = SealedBytes::copy_of(*bytes);
  if (!sealed) return fail(std::move(document), sealed.error(), report);
  return read(std::move(document), *bytes, *std::move(sealed), std::move(pack_time), report);
}

Status Ingestion::fail(IngestedDocument document, Error error, const Report& report) {
  document.error = std::move(error);
  return pend({0, [this, &report, document = std::move(document)] {
                 auto step = store(document);
                 if (!step) return Status(step.error());
                 settled_.push_back({&report, document.path, *std::move(step)});
                 return Status();
               }});
}

Status Ingestion::fail(const FoundFile& file, Error error, const Report& report) {
  IngestedDocument document;
  document.path = file.path;
  return fail(std::move(document), std::move(error), report);
}

void Ingestion::tell_missing_walls(std::uint32_t standing) {
  const std::uint32_t missing = kAllWalls & ~standing;
  missing_walls_ |= missing;
  if (missing == 0 || !on_missing_walls_) return;
  std::exchange(on_missing_walls_, nullptr)(wall_names(missing));
}

// Content that is there already only gains a path.
Result<Step> Ingestion::place(const IngestedDocument& document) {
  BOARDTRAIL_RETURN_IF_ERROR(warehouse_.touch_file(
      {document.path, document.size, document.modified_ns, document.sha256, std::nullopt}));
  return Step{Outcome::kUnchanged, std::nullopt};
}

Result<Step> Ingestion::store(IngestedDocument document) {
  if (document.error) {
    // Nothing was wrong with the bytes: the next run shall try again.
    if (document.error->code == ErrorCode::kIo) {
      document.sha256.clear();
      document.modified_ns = 0;
    }
  } else {
    // The same content may have been read at another path meanwhile.
    BOARDTRAIL_ASSIGN_OR_RETURN(const bool known, warehouse_.has_document(document.sha256));
    if (known) return place(document);
  }
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
  BOARDTRAIL_ASSIGN_OR_RETURN(summary.run_id, warehouse.begin_run(BOARDTRAIL_VERSION, utc_now()));
  Ingestion ingestion(schemas, warehouse, options, summary.run_id);
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
  BOARDTRAIL_RETURN_IF_ERROR(ingestion.finish());
  if (options.before_linking) BOARDTRAIL_RETURN_IF_ERROR(options.before_linking());
  BOARDTRAIL_RETURN_IF_ERROR(warehouse.link_papers(options.choices, summary.run_id));
  summary.missing_walls = ingestion.missing_walls();
  BOARDTRAIL_RETURN_IF_ERROR(warehouse.finish_run(summary, utc_now()));
  return summary;
}

}  // namespace boardtrail

// SPDX-License-Identifier: GPL-3.0-or-later
#include "warehouse/warehouse.h"

#include <chrono>
#include <optional>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/descriptor.h"
#include "warehouse/backup.h"
#include "warehouse/blank_warehouse.h"
#include "warehouse/document_writer.h"
#include "warehouse/filing.h"
#include "warehouse/insert.h"
#include "warehouse/migrations.h"
#include "warehouse/plan_linker.h"
#include "warehouse/query_guard.h"
#include "warehouse/row_identity.h"
#include "warehouse/sqlite.h"
#include "warehouse/writer_lock.h"

namespace boardtrail {
namespace {

// WAL: readers go on while a run writes. FULL: a commit whose loss would be one survives a
// power cut; those of a run wait for the disk together (kMostUnsynced). The WAL may grow to
// 16 MB before its pages
// are carried into the file: a checkpoint syncs twice and writes at random. The cache
// holds the index pages that rows keyed by hashes touch at random. temp_store: what a
// statement would undo is kept in memory; as a file it was a third of all that was written.
// secure_delete: Debian's SQLite overwrites what is deleted; where a whole page falls free, that
// is to be written for nothing else, and a merge of the full-text index frees hundreds.
constexpr std::string_view kWriterSettings =
    "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; "
    "PRAGMA wal_autocheckpoint = 4096; PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY; "
    "PRAGMA secure_delete = FAST;";

// How much of a run that has not ended a power cut may take back: the next run reads that
// again. A sync costs as much as all else that is done for a document.
constexpr std::chrono::seconds kMostUnsynced{1};

// Commits without waiting for the disk, as long as it stands. Of what the next commit that
// does wait puts on the disk, this is a part, for the WAL is written in order: a power cut
// loses the newest commits only, and never a part of one.
//
// The first commit to a WAL waits even so, for its header: in a log that is begun anew after a
// checkpoint, what is left of the old one must not be taken for a part of it. In a log that is
// `empty` nothing is left, and nothing has to wait.
class WithoutSync {
 public:
  explicit WithoutSync(Database& database, bool empty = false) : database_(database) {
    set(empty ? "OFF" : "NORMAL");
  }
  WithoutSync(const WithoutSync&) = delete;
  WithoutSync& operator=(const WithoutSync&) = delete;
  ~WithoutSync() { set("FULL"); }

 private:
  void set(std::string_view mode) {
    // Where it fails, commits wait for the disk.
    static_cast<void>(database_.execute("PRAGMA synchronous = " + std::string(mode)));
  }
  Database& database_;
};

// Rows are written, as long as it stands, without a look at the rows that they refer to. For
// linking: what it refers to it has read in the same transaction, and most of that are rows of old
// papers, each on a page of its own. Not inside a transaction.
class WithoutReferences {
 public:
  explicit WithoutReferences(Database& database) : database_(database) { set("OFF"); }
  WithoutReferences(const WithoutReferences&) = delete;
  WithoutReferences& operator=(const WithoutReferences&) = delete;
  ~WithoutReferences() { set("ON"); }

 private:
  void set(std::string_view mode) {
    // Where it fails, references are looked at.
    static_cast<void>(database_.execute("PRAGMA foreign_keys = " + std::string(mode)));
  }
  Database& database_;
};

bool is_empty(const std::string& path) {
  struct stat about {};
  return ::stat(path.c_str(), &about) == 0 && about.st_size == 0;
}

ErrorCode error_code_from_name(std::string_view name) {
  for (int i = 0; i <= static_cast<int>(ErrorCode::kBadUsage); ++i) {
    const auto code = static_cast<ErrorCode>(i);
    if (name == error_code_name(code)) return code;
  }
  return ErrorCode::kBadInput;
}

// What the writer says beside its inserts.
struct WriterStatements {
  Statement find_file;      // ?1 path, ?2 the program's version
  Statement find_document;  // ?1 id
  Statement find_unread;    // ?1 id
  Statement drop_document;  // ?1 id: cascades to its paths
  Statement add_path;       // ?1 document, ?2 path
  Statement lower_path;     // ?1 document, ?2 path
  Statement set_file;       // ?1 path, ?2 size, ?3 time, ?4 document
  Statement drop_file;      // ?1 path
  Statement queue;          // ?1 document: its papers are to be linked
  Statement queue_old;      // ?1 path, ?2 document: so are those of what stood there
  RowInserter rows;

  static WriterStatements prepare(Database& database);
};

WriterStatements WriterStatements::prepare(Database& database) {
  WriterStatements all;
  all.rows = RowInserter::prepare(database);
  const std::pair<Statement*, std::string_view> texts[] = {
      {&all.find_file,
       "SELECT f.size, f.modified_ns, d.sha256, d.error_code, d.error FROM file f "
       "JOIN document d USING (document_id) JOIN run r USING (run_id) "
       "WHERE f.path = ?1 AND (d.outcome = 'ok' OR r.version = ?2)"},
      {&all.find_document, "SELECT path FROM document WHERE document_id = ?1"},
      {&all.find_unread,
       "SELECT d.error, d.sha256, r.version FROM document d JOIN run r USING (run_id) "
       "WHERE d.document_id = ?1"},
      {&all.drop_document, "DELETE FROM document WHERE document_id = ?1 AND outcome = 'failed'"},
      {&all.add_path, "INSERT OR IGNORE INTO document_path (document_id, path) VALUES (?1, ?2)"},
      {&all.lower_path, "UPDATE document SET path = ?2 WHERE document_id = ?1 AND path > ?2"},
      {&all.set_file,
       "INSERT INTO file (path, size, modified_ns, document_id) VALUES (?1, ?2, ?3, ?4) "
       "ON CONFLICT (path) DO UPDATE SET size = excluded.size, modified_ns = excluded.modified_ns, "
       "document_id = excluded.document_id"},
      {&all.drop_file, "DELETE FROM file WHERE path = ?1"},
      {&all.queue, "INSERT OR IGNORE INTO link_queue (document_id) VALUES (?1)"},
      {&all.queue_old,
       "INSERT OR IGNORE INTO link_queue (document_id) SELECT f.document_id FROM file f "
       "JOIN document d USING (document_id) WHERE f.path = ?1 AND f.document_id <> ?2 "
       "AND d.outcome = 'ok'"}};
  for (const auto& [statement, sql] : texts) {
    *statement = database.prepare_later(std::string(sql));
  }
  return all;
}

}  // namespace

struct Warehouse::Implementation {
  std::string path;
  std::optional<WriterLock> lock;  // first to come, last to go
  std::optional<Database> writer;
  std::optional<WriterStatements> statements;
  std::optional<Database> reader;
  std::string version;  // of the run that has begun
  std::chrono::steady_clock::time_point synced = std::chrono::steady_clock::now();
  // Of the group that stands. The mode can only be changed outside of a transaction.
  std::optional<WithoutSync> unsynced;
  std::optional<Transaction> group;

  ~Implementation();
  Status open_reader();
  WriterStatements& prepared();
  Result<bool> exists(std::int64_t document_id);
  Status place_document(const KnownFile& file, std::int64_t document_id);
  Status store_unread(const IngestedDocument& document, std::int64_t run_id);
  Status store_read(const IngestedDocument& document, std::int64_t run_id);
  void end_group();
  template <typename Work>
  Status apart(const Work& work);
};

// Whoever closes a warehouse last carries its WAL into the file and waits for the disk;
// where somebody reads on, the WAL stays and is waited for here.
Warehouse::Implementation::~Implementation() {
  if (!writer) return;
  reader.reset();
  end_group();
  statements.reset();
  writer.reset();
  const Descriptor wal(::open((path + "-wal").c_str(), O_RDONLY | O_CLOEXEC));
  if (wal) static_cast<void>(::fdatasync(wal.number()));  // nobody is left to be told
}

// A folder that cannot be written holds no WAL that matters unless one stands there:
// then nobody writes, and the file may be read as it is.
Status Warehouse::Implementation::open_reader() {
  if (reader) return {};
  if (::access(path.c_str(), F_OK) != 0) {
    return Error{ErrorCode::kNotFound,
                 "there is no warehouse; 'boardtrail ingest' makes one, --db names another", path};
  }
  BOARDTRAIL_ASSIGN_OR_RETURN(Database database, Database::open(path, Database::Mode::kRead));
  Status current = require_current(database, path, current_design());
  if (!current.ok() && current.error().code == ErrorCode::kIo &&
      ::access((path + "-wal").c_str(), F_OK) != 0) {
    BOARDTRAIL_ASSIGN_OR_RETURN(database, Database::open(path, Database::Mode::kReadImmutable));
    current = require_current(database, path, current_design());
  }
  BOARDTRAIL_RETURN_IF_ERROR(current);
  BOARDTRAIL_RETURN_IF_ERROR(fence_in(database));
  reader = std::move(database);
  return {};
}

WriterStatements& Warehouse::Implementation::prepared() {
  BOARDTRAIL_CHECK(writer.has_value());
  if (!statements) statements = WriterStatements::prepare(*writer);
  return *statements;
}

Result<bool> Warehouse::Implementation::exists(std::int64_t document_id) {
  WriterStatements& all = prepared();
  all.find_document.start(document_id);
  Result<bool> found = all.find_document.step();
  all.find_document.reset();
  return found;
}

// Says that the document stands at the file's path now; what was known of the path as
// unreadable is over. The document's own path is the least of its paths, so that the
// order of finding them does not show.
Status Warehouse::Implementation::place_document(const KnownFile& file, std::int64_t document_id) {
  WriterStatements& all = prepared();
  BOARDTRAIL_RETURN_IF_ERROR(all.queue.run(document_id));
  BOARDTRAIL_RETURN_IF_ERROR(all.queue_old.run(file.path, document_id));
  BOARDTRAIL_RETURN_IF_ERROR(all.set_file.run(file.path, file.size, file.modified_ns, document_id));
  BOARDTRAIL_RETURN_IF_ERROR(all.drop_document.run(unread_identity(file.path)));
  BOARDTRAIL_RETURN_IF_ERROR(all.add_path.run(document_id, file.path));
  return all.lower_path.run(document_id, readable_path(file.path));
}

Status Warehouse::Implementation::store_unread(const IngestedDocument& document,
                                               std::int64_t run_id) {
  WriterStatements& all = prepared();
  const std::int64_t id = unread_identity(document.path);
  const std::string error = to_string(*document.error);
  all.find_unread.start(id);
  BOARDTRAIL_ASSIGN_OR_RETURN(const bool found, all.find_unread.step());
  const bool same = found && all.find_unread.text(0) == error &&
                    all.find_unread.text(1) == document.sha256 &&
                    all.find_unread.text(2) == version;
  all.find_unread.reset();
  if (!same) {
    BOARDTRAIL_RETURN_IF_ERROR(all.drop_document.run(id));
    BOARDTRAIL_RETURN_IF_ERROR(write_document_row(all.rows, document, id, run_id));
    BOARDTRAIL_RETURN_IF_ERROR(all.add_path.run(id, document.path));
  }
  // Of a file that was not had nothing is known that would let a later run pass it over. What
  // stands in a pack has the pack's size and time, though its own bytes could not be had.
  if (document.modified_ns == 0 && document.sha256.empty()) {
    return all.drop_file.run(document.path);
  }
  return all.set_file.run(document.path, document.size, document.modified_ns, id);
}

Status Warehouse::Implementation::store_read(const IngestedDocument& document,
                                             std::int64_t run_id) {
  const std::int64_t id = document_identity(document.sha256);
  BOARDTRAIL_ASSIGN_OR_RETURN(const bool known, exists(id));
  if (!known) {
    BOARDTRAIL_RETURN_IF_ERROR(write_document(statements->rows, document, run_id));
  }
  return place_document(
      {document.path, document.size, document.modified_ns, document.sha256, std::nullopt}, id);
}

Warehouse::Warehouse(std::unique_ptr<Implementation> implementation)
    : implementation_(std::move(implementation)) {}
Warehouse::Warehouse(Warehouse&&) noexcept = default;
Warehouse& Warehouse::operator=(Warehouse&&) noexcept = default;
Warehouse::~Warehouse() = default;

Result<Warehouse> Warehouse::open(const std::string& path, Mode mode,
                                  std::chrono::milliseconds lock_wait) {
  auto implementation = std::make_unique<Implementation>();
  implementation->path = path;
  if (mode == Mode::kReadOnly) {
    BOARDTRAIL_RETURN_IF_ERROR(implementation->open_reader());
    return Warehouse(std::move(implementation));
  }
  BOARDTRAIL_ASSIGN_OR_RETURN(WriterLock lock, WriterLock::acquire(path, lock_wait));
  implementation->lock.emplace(std::move(lock));
  put_blank_warehouse(path);
  BOARDTRAIL_ASSIGN_OR_RETURN(implementation->writer, Database::open(path, Database::Mode::kWrite));
  BOARDTRAIL_RETURN_IF_ERROR(make_current(*implementation->writer, path, current_design()));
  BOARDTRAIL_RETURN_IF_ERROR(implementation->writer->execute(kWriterSettings));
  return Warehouse(std::move(implementation));
}

Result<std::int64_t> Warehouse::begin_run(std::string_view version, std::string_view started_at) {
  Database& database = *implementation_->writer;
  // Of no use without what is stored after it.
  const WithoutSync unsynced(database, is_empty(implementation_->path + "-wal"));
  BOARDTRAIL_ASSIGN_OR_RETURN(
      Statement statement,
      database.prepare("INSERT INTO run (started_at, version) VALUES (?1, ?2) RETURNING run_id"));
  statement.start(started_at, version);
  BOARDTRAIL_ASSIGN_OR_RETURN(const bool row, statement.step());
  const std::int64_t run_id = row ? statement.integer(0) : 0;
  BOARDTRAIL_RETURN_IF_ERROR(statement.finish());
  implementation_->version = version;
  return run_id;
}

Status Warehouse::finish_run(const RunSummary& summary, std::string_view finished_at) {
  const WithoutSync unsynced(*implementation_->writer);  // closing it waits
  BOARDTRAIL_ASSIGN_OR_RETURN(
      Statement statement,
      implementation_->writer->prepare(
          "UPDATE run SET finished_at = ?2, documents_seen = ?3, documents_ingested = ?4, "
          "documents_unchanged = ?5, documents_failed = ?6, missing_walls = ?7 WHERE run_id = ?1"));
  return statement.run(summary.run_id, finished_at, summary.seen, summary.ingested,
                       summary.unchanged, summary.failed, Words{summary.missing_walls});
}

Result<std::optional<KnownFile>> Warehouse::known_file(std::string_view path) {
  WriterStatements& all = implementation_->prepared();
  Statement& statement = all.find_file;
  statement.start(path, implementation_->version);
  BOARDTRAIL_ASSIGN_OR_RETURN(const bool row, statement.step());
  std::optional<KnownFile> file;
  if (row) {
    file = KnownFile{std::string(path), statement.integer(0), statement.integer(1),
                     std::string(statement.text(2)), std::nullopt};
    if (!statement.is_null(3)) {
      file->error =
          Error{error_code_from_name(statement.text(3)), std::string(statement.text(4)), ""};
    }
  }
  statement.reset();
  return file;
}

Result<std::vector<KnownFile>> Warehouse::files_below(std::string_view folder) {
  return boardtrail::files_below(*implementation_->writer, folder);
}

Status Warehouse::relocate(const std::string& from, const std::string& to,
                           const std::string& delivered_as) {
  return boardtrail::relocate(*implementation_->writer, from, to, delivered_as);
}

Result<std::optional<std::string>> Warehouse::unfinished_place(const std::string& from,
                                                               const std::string& delivered_as) {
  return boardtrail::unfinished_place(*implementation_->writer, from, delivered_as);
}

Status Warehouse::back_up(const std::string& to) {
  return copy_database(*implementation_->writer, to);
}

Result<std::vector<std::string>> Warehouse::unread_paths() {
  BOARDTRAIL_ASSIGN_OR_RETURN(
      Statement statement,
      implementation_->writer->prepare(
          "SELECT p.path FROM document d JOIN document_path p USING (document_id) "
          "WHERE d.outcome = 'failed' AND d.sha256 IS NULL ORDER BY p.path"));
  std::vector<std::string> paths;
  for (;;) {
    BOARDTRAIL_ASSIGN_OR_RETURN(const bool row, statement.step());
    if (!row) return paths;
    paths.emplace_back(statement.text(0));
  }
}

Status Warehouse::forget_unread(std::string_view path) {
  WriterStatements& all = implementation_->prepared();
  return all.drop_document.run(unread_identity(path));
}

Result<bool> Warehouse::has_document(std::string_view sha256) {
  return implementation_->exists(document_identity(sha256));
}

void Warehouse::Implementation::end_group() {
  group.reset();
  unsynced.reset();
}

Result<Warehouse::Group> Warehouse::begin_group() {
  Implementation& all = *implementation_;
  BOARDTRAIL_CHECK(!all.group);
  const auto now = std::chrono::steady_clock::now();
  if (now - all.synced < kMostUnsynced) {
    all.unsynced.emplace(*all.writer);
  } else {
    all.synced = now;
  }
  auto transaction = Transaction::begin(*all.writer);
  if (!transaction) {
    all.unsynced.reset();
    return transaction.error();
  }
  all.group.emplace(*std::move(transaction));
  return Group(all);
}

Warehouse::Group::Group(Group&& other) noexcept : of_(std::exchange(other.of_, nullptr)) {}

Warehouse::Group::~Group() {
  if (of_ != nullptr) of_->end_group();
}

Status Warehouse::Group::commit() {
  const Status status = of_->group->commit();
  std::exchange(of_, nullptr)->end_group();
  return status;
}

// All of the work or nothing, in the group that stands.
template <typename Work>
Status Warehouse::Implementation::apart(const Work& work) {
  BOARDTRAIL_RETURN_IF_ERROR(writer->execute("SAVEPOINT work"));
  Status status = work();
  if (status.ok()) return writer->execute("RELEASE work");
  // Where it fails, SQLite has rolled back the whole group already, and says so at its commit.
  static_cast<void>(writer->execute("ROLLBACK TO work; RELEASE work"));
  return status;
}

Status Warehouse::touch_file(const KnownFile& file) {
  const std::int64_t id = document_identity(file.sha256);
  BOARDTRAIL_ASSIGN_OR_RETURN(const bool known, implementation_->exists(id));
  if (!known) return Error{ErrorCode::kNotFound, "no document with this content", file.path};
  const auto place = [&] { return implementation_->place_document(file, id); };
  if (implementation_->group) return implementation_->apart(place);
  BOARDTRAIL_ASSIGN_OR_RETURN(Transaction transaction,
                              Transaction::begin(*implementation_->writer));
  BOARDTRAIL_RETURN_IF_ERROR(place());
  return transaction.commit();
}

Status Warehouse::store(const IngestedDocument& document, std::int64_t run_id) {
  BOARDTRAIL_CHECK(document.error.has_value() != document.document.has_value());
  const auto write = [&] {
    return document.error ? implementation_->store_unread(document, run_id)
                          : implementation_->store_read(document, run_id);
  };
  if (implementation_->group) return implementation_->apart(write);
  BOARDTRAIL_ASSIGN_OR_RETURN(Group group, begin_group());
  BOARDTRAIL_RETURN_IF_ERROR(write());
  return group.commit();
}

Status Warehouse::forget_links() {
  Database& database = *implementation_->writer;
  BOARDTRAIL_ASSIGN_OR_RETURN(Transaction transaction, Transaction::begin(database));
  BOARDTRAIL_RETURN_IF_ERROR(database.execute(
      "DELETE FROM link; DELETE FROM lineage_relation; DELETE FROM lineage; DELETE FROM "
      "plan_paper; "
      "DELETE FROM plan_mark; DELETE FROM plan_sketch; DELETE FROM plan; DELETE FROM "
      "decision_file; "
      "INSERT INTO observation_fts_in_force (observation_fts_in_force) VALUES ('delete-all'); "
      "INSERT OR IGNORE INTO link_queue SELECT document_id FROM document WHERE outcome = 'ok'"));
  return transaction.commit();
}

Status Warehouse::link_papers(const HistoryChoices& choices, std::int64_t run_id, bool running) {
  Database& database = *implementation_->writer;
  std::string known;
  {
    BOARDTRAIL_ASSIGN_OR_RETURN(
        Statement statement,
        database.prepare("SELECT sha256 FROM decision_file WHERE name = 'decisions'"));
    BOARDTRAIL_ASSIGN_OR_RETURN(const bool row, statement.step());
    if (row) known = statement.text(0);
  }
  const bool changed = known != choices.sha256;
  // What is lost is linked by the next run: the queue of what is to be linked is a part of the
  // same commit.
  const WithoutSync unsynced(database);
  const WithoutReferences unreferenced(database);
  if (changed) BOARDTRAIL_RETURN_IF_ERROR(forget_links());
  PlanLinker linker =
      PlanLinker::prepare(database, implementation_->path, choices, run_id, running);
  BOARDTRAIL_ASSIGN_OR_RETURN(Transaction transaction, Transaction::begin(database));
  BOARDTRAIL_RETURN_IF_ERROR(linker.run());
  if (changed) {
    BOARDTRAIL_RETURN_IF_ERROR(write_suppressions(database, choices.decisions.suppressions));
    BOARDTRAIL_ASSIGN_OR_RETURN(
        Statement note,
        database.prepare("INSERT INTO decision_file (name, sha256) VALUES ('decisions', ?1)"));
    BOARDTRAIL_RETURN_IF_ERROR(note.run(choices.sha256));
  }
  if (changed || !choices.decisions.suppressions.empty()) {
    BOARDTRAIL_RETURN_IF_ERROR(apply_suppressions(database, changed ? 0 : run_id));
  }
  return transaction.commit();
}

Result<std::int64_t> Warehouse::last_run() {
  return implementation_->writer->number("SELECT max(run_id) FROM run");
}

Status Warehouse::note_digest() {
  Database& database = *implementation_->writer;
  BOARDTRAIL_ASSIGN_OR_RETURN(Transaction transaction, Transaction::begin(database));
  BOARDTRAIL_RETURN_IF_ERROR(database.execute(
      "INSERT OR IGNORE INTO digest (run_id) SELECT max(run_id) FROM run HAVING count(*) > 0; "
      "DELETE FROM digest_finding; "
      "INSERT INTO digest_finding (finding_id) SELECT finding_id FROM finding "
      "WHERE status = 'open' AND suppressed_by IS NULL"));
  return transaction.commit();
}

Status Warehouse::hold_still() {
  BOARDTRAIL_RETURN_IF_ERROR(implementation_->open_reader());
  return begin_reading(*implementation_->reader);
}

Status Warehouse::query(std::string_view sql, const std::vector<SqlValue>& parameters,
                        const RowReceiver& receiver, const QueryLimits& limits) {
  BOARDTRAIL_RETURN_IF_ERROR(implementation_->open_reader());
  return run_fenced(*implementation_->reader, sql, parameters, receiver, limits);
}

}  // namespace boardtrail

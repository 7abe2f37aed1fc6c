// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_WAREHOUSE_WAREHOUSE_H_
#define BOARDTRAIL_WAREHOUSE_WAREHOUSE_H_

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/result.h"
#include "checks/rule.h"
#include "lineage/decisions.h"
#include "lineage/organisations.h"
#include "model/document.h"
#include "model/paper.h"

namespace boardtrail {

// A value of a result row: NULL, integer, real or text.
using SqlValue = std::variant<std::monostate, std::int64_t, double, std::string>;

// Rows as they come. `columns` is called once, before the first row; returning
// false from `row` ends the query without an error.
struct RowReceiver {
  std::function<void(const std::vector<std::string>& columns)> columns;
  std::function<bool(const std::vector<SqlValue>& row)> row;
};

// What one query may spend. A query over the largest warehouse thought of (6 million
// observations) that reads every row takes some 20 s.
inline constexpr std::chrono::milliseconds kQueryTime{60'000};
inline constexpr std::int64_t kUnlimitedRows = 0;

struct QueryLimits {
  std::chrono::milliseconds time = kQueryTime;
  std::int64_t max_rows = kUnlimitedRows;
};

// How a file was when it was last read: enough to pass it over without opening it.
struct KnownFile {
  std::string path;
  std::int64_t size = 0;
  std::int64_t modified_ns = 0;
  std::string sha256;          // hex
  std::optional<Error> error;  // why nothing could be read, where nothing could
};

// One file as the pipeline hands it over: what it is, and what was made of it.
struct IngestedDocument {
  std::string path;
  std::int64_t size = 0;
  std::int64_t modified_ns = 0;  // 0 where not even the file was had, or it shall be tried again
  std::string sha256;
  std::optional<Error> error;        // set where nothing could be read
  std::optional<Document> document;  // set otherwise
  std::vector<Paper> papers;
  std::vector<Findings> findings;  // one list for each paper
};

struct RunSummary {
  std::int64_t run_id = 0;
  std::int64_t seen = 0;
  std::int64_t ingested = 0;
  std::int64_t unchanged = 0;
  std::int64_t failed = 0;
  std::string missing_walls;  // around the processes that read: "landlock, ..."
};

// What people have decided about plans and findings.
struct HistoryChoices {
  Decisions decisions;
  Organisations organisations;
  std::string sha256;  // of the files that say so; empty where there are none
};

// The SQLite file that holds everything. The only folder that includes sqlite3.h.
//
// Rows are keyed by hashes of their content (base/sha256.h), so the same papers in
// another order, in two runs or on two machines make the same rows.
// Ownership:  owns its connection; movable.
// Threads:    one thread at a time.
// Errors:     kConflict (another run holds it), kUnsupported (of another version, or
//             another program's file), kNotFound (read-only, and there is none), kIo,
//             kBadUsage (SQL), kLimitExceeded (a query that takes too long).
class Warehouse {
  struct Implementation;

 public:
  enum class Mode : std::uint8_t { kCreate, kReadOnly };

  // kCreate: opens or creates, migrates an older version after a backup beside it
  // ("<path>.v1.bak"), refuses a newer one, takes the writer's lock (flock on
  // "<path>.lock", held until destruction). kReadOnly: never writes, takes no lock.
  // A writer that finds the lock taken waits for it as long as `lock_wait`.
  static Result<Warehouse> open(const std::string& path, Mode mode,
                                std::chrono::milliseconds lock_wait = {});

  Warehouse(Warehouse&&) noexcept;
  Warehouse& operator=(Warehouse&&) noexcept;
  ~Warehouse();

  // A run groups what one invocation ingested. `version` is the program's. What the run has
  // stored is on the disk when the warehouse is closed; before that a power cut may take back
  // the documents that were stored within one second, and the links.
  Result<std::int64_t> begin_run(std::string_view version, std::string_view started_at);
  Status finish_run(const RunSummary& summary, std::string_view finished_at);

  // What stood at the path when it was last read; nothing where nobody has. Of a file in
  // which nothing could be read only where this version of the program has tried: a newer
  // one may do better.
  Result<std::optional<KnownFile>> known_file(std::string_view path);
  // True where a document with this content was read and is in the warehouse.
  Result<bool> has_document(std::string_view sha256);
  // Notes that a file of known content (has_document) stands at this path now.
  Status touch_file(const KnownFile& file);

  // The files that stand below the folder, as they were when they were last read, in
  // order of path; a pack shows as the documents in it ("pack.zip!/name").
  Result<std::vector<KnownFile>> files_below(std::string_view folder);
  // Says that a file (with the documents in it, where it is a pack) is to be found at
  // another path from now on. `delivered_as` is the name that says something of the paper:
  // what reads a date out of a path, or orders papers by it, looks at it and not at `to`.
  // One transaction; may be said again.
  Status relocate(const std::string& from, const std::string& to, const std::string& delivered_as);
  // Where relocate() has said before that the content which stands at `from` now, delivered
  // under that name, is to be found: of a run that was ended before it moved the file.
  Result<std::optional<std::string>> unfinished_place(const std::string& from,
                                                      const std::string& delivered_as);
  // Writes a whole and compact copy to a path where nothing stands yet: all or nothing, on
  // the disk when it returns, and looked through.
  Status back_up(const std::string& to);

  // Paths of which nothing but a failure is known and whose bytes could not be had, in
  // order: files gone or protected, folders that could not be listed.
  Result<std::vector<std::string>> unread_paths();
  // Drops what is noted of such a path: the hindrance is gone.
  Status forget_unread(std::string_view path);

  // While one stands, what is stored and touched belongs to one commit, which costs less than
  // one for each document; nothing of it is there before commit() has returned, nor afterwards
  // without it. What fails takes nothing else with it. One at a time.
  class Group {
   public:
    Group(Group&& other) noexcept;
    Group& operator=(Group&&) = delete;
    ~Group();
    Status commit();

   private:
    friend Warehouse;
    explicit Group(Implementation& of) : of_(&of) {}
    Implementation* of_;
  };
  Result<Group> begin_group();

  // Writes one document, its papers and findings in one transaction, or as a part of the
  // group that stands: all or nothing. A document that is already there (same content)
  // only gains the path. kBadInput where the document breaks a rule of the tables:
  // nothing of it is stored, and the warehouse goes on. A failure (`error` set) is
  // kept as what is known of the path until something can be read there; an empty
  // `sha256` says that the bytes themselves could not be had.
  Status store(const IngestedDocument& document, std::int64_t run_id);

  // Links what was stored since this was last done: papers to plans, actions to those of
  // earlier papers, and the findings that compare papers. Where the choices have changed,
  // everything is linked again. The result does not depend on the order in which papers
  // were stored. One transaction. `running`: the run goes on, and nobody has seen its
  // findings yet.
  Status link_papers(const HistoryChoices& choices, std::int64_t run_id, bool running = true);
  // Forgets all links, so that the next link_papers() makes them anew.
  Status forget_links();
  // The last run, 0 where there was none.
  Result<std::int64_t> last_run();

  // Notes that readers have been told of all that is open after the last run: what the
  // next digest leaves out.
  Status note_digest();

  // From now on every query sees the warehouse as it is now, whatever a run stores
  // meanwhile, so that the parts of one report fit together.
  Status hold_still();

  // Read-only SQL over the views with bound text parameters (?1 ...). Any statement
  // that could write, attach or load is refused (kBadUsage, SQLite's own words).
  Status query(std::string_view sql, const std::vector<SqlValue>& parameters,
               const RowReceiver& receiver, const QueryLimits& limits = {});

 private:
  explicit Warehouse(std::unique_ptr<Implementation> implementation);
  std::unique_ptr<Implementation> implementation_;
};

}  // namespace boardtrail

#endif  // BOARDTRAIL_WAREHOUSE_WAREHOUSE_H_

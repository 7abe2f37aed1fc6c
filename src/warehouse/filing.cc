// SPDX-License-Identifier: GPL-3.0-or-later
#include "warehouse/filing.h"

#include "warehouse/document_writer.h"
#include "warehouse/row_identity.h"

namespace boardtrail {
namespace {

// What joins the path of a pack and the name of a paper in it; and the least text that
// is greater than all texts which begin so.
constexpr std::string_view kInPack = "!/";
constexpr std::string_view kAfterInPack = "!0";

// One path of a document, as it is and as it is to be.
struct Move {
  std::string from;
  std::string to;
  std::string name;  // as delivered
  std::int64_t document_id = 0;
  bool read = false;  // outcome 'ok'
};

Result<std::vector<Move>> moves_of(Database& database, const std::string& from,
                                   const std::string& to, const std::string& name) {
  // Of what could not be read there need not be a row in `file`.
  BOARDTRAIL_ASSIGN_OR_RETURN(
      Statement statement,
      database.prepare("SELECT f.path, f.document_id, d.outcome = 'ok' FROM file f "
                       "JOIN document d USING (document_id) "
                       "WHERE f.path = ?1 OR (f.path >= ?2 AND f.path < ?3) "
                       "UNION SELECT p.path, d.document_id, 0 FROM document d "
                       "JOIN document_path p USING (document_id) WHERE d.outcome = 'failed' "
                       "AND (d.path = ?4 OR (d.path >= ?5 AND d.path < ?6)) ORDER BY 1, 2"));
  const std::string first = from + std::string(kInPack);
  const std::string last = from + std::string(kAfterInPack);
  const std::string readable = readable_path(from);
  const std::string readable_first = readable + std::string(kInPack);
  const std::string readable_last = readable + std::string(kAfterInPack);
  statement.start(from, first, last, readable, readable_first, readable_last);
  std::vector<Move> moves;
  for (;;) {
    BOARDTRAIL_ASSIGN_OR_RETURN(const bool row, statement.step());
    if (!row) return moves;
    const std::string_view path = statement.text(0);
    const std::string rest(path.substr(from.size()));
    moves.push_back({std::string(path), to + rest, name + rest, statement.integer(1),
                     statement.integer(2) != 0});
  }
}

// The statements of one relocation.
class Relocation {
 public:
  static Result<Relocation> prepare(Database& database);
  Status run(const Move& move) { return move.read ? run_read(move) : run_unread(move); }

 private:
  Status run_read(const Move& move);
  Status run_unread(const Move& move);

  Statement copy_file_, drop_file_, add_path_, drop_path_, least_path_, set_path_, queue_, note_;
  Statement find_, drop_document_, renumber_document_, renumber_path_, renumber_file_;
};

Result<Relocation> Relocation::prepare(Database& database) {
  Relocation all;
  const std::pair<Statement*, std::string_view> texts[] = {
      {&all.copy_file_,
       "INSERT OR REPLACE INTO file (path, size, modified_ns, document_id) "
       "SELECT ?2, size, modified_ns, document_id FROM file WHERE path = ?1"},
      {&all.drop_file_, "DELETE FROM file WHERE path = ?1"},
      {&all.add_path_, "INSERT OR IGNORE INTO document_path (document_id, path) VALUES (?1, ?2)"},
      {&all.drop_path_, "DELETE FROM document_path WHERE document_id = ?1 AND path = ?2"},
      {&all.least_path_, "SELECT min(path) FROM document_path WHERE document_id = ?1"},
      {&all.set_path_, "UPDATE document SET path = ?2 WHERE document_id = ?1"},
      {&all.queue_, "INSERT OR IGNORE INTO link_queue (document_id) VALUES (?1)"},
      {&all.note_, "INSERT OR REPLACE INTO filed (path, name) VALUES (?1, ?2)"},
      {&all.find_, "SELECT 1 FROM document WHERE document_id = ?1"},
      {&all.drop_document_, "DELETE FROM document WHERE document_id = ?1"},
      {&all.renumber_document_,
       "UPDATE document SET document_id = ?2, path = ?3 WHERE document_id = ?1"},
      {&all.renumber_path_,
       "UPDATE document_path SET document_id = ?2, path = ?3 WHERE document_id = ?1"},
      {&all.renumber_file_, "UPDATE file SET document_id = ?2, path = ?3 WHERE document_id = ?1"}};
  for (const auto& [statement, sql] : texts) {
    BOARDTRAIL_ASSIGN_OR_RETURN(*statement, database.prepare(sql));
  }
  return all;
}

Status Relocation::run_read(const Move& move) {
  BOARDTRAIL_RETURN_IF_ERROR(copy_file_.run(move.from, move.to));
  BOARDTRAIL_RETURN_IF_ERROR(drop_file_.run(move.from));
  BOARDTRAIL_RETURN_IF_ERROR(add_path_.run(move.document_id, move.to));
  BOARDTRAIL_RETURN_IF_ERROR(drop_path_.run(move.document_id, move.from));
  least_path_.start(move.document_id);
  BOARDTRAIL_ASSIGN_OR_RETURN(const bool row, least_path_.step());
  const std::string least = row ? std::string(least_path_.text(0)) : move.to;
  least_path_.reset();
  BOARDTRAIL_RETURN_IF_ERROR(set_path_.run(move.document_id, readable_path(least)));
  BOARDTRAIL_RETURN_IF_ERROR(note_.run(readable_path(move.to), readable_path(move.name)));
  return queue_.run(move.document_id);
}

// The key of a document in which nothing could be read is its path: it moves too, unless
// the same is known of the new path already.
Status Relocation::run_unread(const Move& move) {
  const std::int64_t id = unread_identity(move.to);
  find_.start(id);
  BOARDTRAIL_ASSIGN_OR_RETURN(const bool known, find_.step());
  find_.reset();
  BOARDTRAIL_RETURN_IF_ERROR(note_.run(readable_path(move.to), readable_path(move.name)));
  if (known) return drop_document_.run(move.document_id);
  BOARDTRAIL_RETURN_IF_ERROR(renumber_document_.run(move.document_id, id, readable_path(move.to)));
  BOARDTRAIL_RETURN_IF_ERROR(renumber_path_.run(move.document_id, id, move.to));
  return renumber_file_.run(move.document_id, id, move.to);
}

}  // namespace

Result<std::vector<KnownFile>> files_below(Database& database, std::string_view folder) {
  BOARDTRAIL_ASSIGN_OR_RETURN(
      Statement statement,
      database.prepare(
          "SELECT f.path, f.size, f.modified_ns, d.sha256, d.error_code IS NOT NULL, d.error "
          "FROM file f JOIN document d USING (document_id) "
          "WHERE f.path >= ?1 AND f.path < ?2 ORDER BY f.path"));
  const std::string first = std::string(folder) + "/";
  const std::string last = std::string(folder) + "0";  // '0' follows '/'
  statement.start(first, last);
  std::vector<KnownFile> files;
  for (;;) {
    BOARDTRAIL_ASSIGN_OR_RETURN(const bool row, statement.step());
    if (!row) return files;
    KnownFile file{std::string(statement.text(0)), statement.integer(1), statement.integer(2),
                   std::string(statement.text(3)), std::nullopt};
    if (statement.integer(4) != 0) {
      file.error = Error{ErrorCode::kBadInput, std::string(statement.text(5)), ""};
    }
    files.push_back(std::move(file));
  }
}

Status relocate(Database& database, const std::string& from, const std::string& to,
                const std::string& delivered_as) {
  if (from == to) return {};
  BOARDTRAIL_ASSIGN_OR_RETURN(Relocation relocation, Relocation::prepare(database));
  BOARDTRAIL_ASSIGN_OR_RETURN(Transaction transaction, Transaction::begin(database));
  BOARDTRAIL_RETURN_IF_ERROR(database.execute("PRAGMA defer_foreign_keys = ON"));
  BOARDTRAIL_ASSIGN_OR_RETURN(const std::vector<Move> moves,
                              moves_of(database, from, to, delivered_as));
  for (const Move& move : moves) BOARDTRAIL_RETURN_IF_ERROR(relocation.run(move));
  return transaction.commit();
}

Result<std::optional<std::string>> unfinished_place(Database& database, const std::string& from,
                                                    const std::string& delivered_as) {
  BOARDTRAIL_ASSIGN_OR_RETURN(
      Statement statement,
      database.prepare("SELECT g.path FROM file f JOIN file g ON g.document_id = f.document_id "
                       "JOIN filed ON filed.path = g.path "
                       "WHERE f.path = ?1 AND g.path <> ?1 AND filed.name = ?2 "
                       "ORDER BY g.path DESC LIMIT 1"));
  statement.start(from, delivered_as);
  BOARDTRAIL_ASSIGN_OR_RETURN(const bool row, statement.step());
  if (!row) return std::optional<std::string>();
  return std::optional<std::string>(statement.text(0));
}

}  // namespace boardtrail

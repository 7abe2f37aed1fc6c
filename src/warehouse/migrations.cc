// SPDX-License-Identifier: GPL-3.0-or-later
#include "warehouse/migrations.h"

#include <vector>

#include <unistd.h>

#include "warehouse/backup.h"

namespace boardtrail {
namespace {

struct State {
  std::int64_t application = 0;
  std::int64_t version = 0;
  bool blank = false;  // no table, no mark: a new file
};

Result<State> read_state(Database& database) {
  State state;
  BOARDTRAIL_ASSIGN_OR_RETURN(state.application, database.number("PRAGMA application_id"));
  BOARDTRAIL_ASSIGN_OR_RETURN(state.version, database.number("PRAGMA user_version"));
  BOARDTRAIL_ASSIGN_OR_RETURN(const std::int64_t objects,
                              database.number("SELECT count(*) FROM sqlite_schema"));
  state.blank = objects == 0 && state.application == 0 && state.version == 0;
  return state;
}

// What no design can do anything with.
Status refuse_foreign(const State& state, const std::string& path, const Design& design) {
  if (!state.blank && state.application != kApplicationId) {
    return Error{ErrorCode::kUnsupported,
                 "is a database of another program, not a warehouse; name another file (--db)",
                 path};
  }
  if (state.version > design.version()) {
    return Error{ErrorCode::kUnsupported,
                 "is a warehouse of version " + std::to_string(state.version) +
                     ", and this program knows versions up to " + std::to_string(design.version()) +
                     "; use the newer program, or name another file (--db)",
                 path};
  }
  return {};
}

bool exists(const std::string& path) { return ::access(path.c_str(), F_OK) == 0; }

Status back_up(Database& database, const std::string& path, std::int64_t version) {
  const std::string stem = path + ".v" + std::to_string(version);
  std::string name = stem + ".bak";
  for (int i = 2; exists(name); ++i) name = stem + "." + std::to_string(i) + ".bak";
  return copy_database(database, name);
}

Status drop_views(Database& database) {
  std::vector<std::string> names;
  {
    BOARDTRAIL_ASSIGN_OR_RETURN(
        Statement statement,
        database.prepare("SELECT name FROM sqlite_schema WHERE type = 'view'"));
    for (;;) {
      BOARDTRAIL_ASSIGN_OR_RETURN(const bool row, statement.step());
      if (!row) break;
      names.emplace_back(statement.text(0));
    }
  }
  for (const std::string& name : names) {
    BOARDTRAIL_RETURN_IF_ERROR(database.execute("DROP VIEW \"" + name + "\""));
  }
  return {};
}

}  // namespace

Design current_design() {
  const std::span<const EmbeddedText> files = embedded_sql();
  return {files.first(files.size() - 1), files.back().text};
}

Status make_current(Database& database, const std::string& path, const Design& design) {
  BOARDTRAIL_ASSIGN_OR_RETURN(const State state, read_state(database));
  BOARDTRAIL_RETURN_IF_ERROR(refuse_foreign(state, path, design));
  if (state.version == design.version()) return {};
  if (!state.blank) BOARDTRAIL_RETURN_IF_ERROR(back_up(database, path, state.version));

  BOARDTRAIL_ASSIGN_OR_RETURN(Transaction transaction, Transaction::begin(database));
  BOARDTRAIL_RETURN_IF_ERROR(drop_views(database));
  for (auto step = static_cast<std::size_t>(state.version); step < design.migrations.size();
       ++step) {
    BOARDTRAIL_RETURN_IF_ERROR(database.execute(design.migrations[step].text));
  }
  BOARDTRAIL_RETURN_IF_ERROR(database.execute(design.views));
  BOARDTRAIL_RETURN_IF_ERROR(
      database.execute("PRAGMA application_id = " + std::to_string(kApplicationId) +
                       "; PRAGMA user_version = " + std::to_string(design.version())));
  return transaction.commit();
}

Status require_current(Database& database, const std::string& path, const Design& design) {
  BOARDTRAIL_ASSIGN_OR_RETURN(const State state, read_state(database));
  if (state.blank) {
    return Error{ErrorCode::kNotFound, "holds no papers yet; run 'boardtrail ingest' first", path};
  }
  BOARDTRAIL_RETURN_IF_ERROR(refuse_foreign(state, path, design));
  if (state.version < design.version()) {
    return Error{ErrorCode::kUnsupported,
                 "is a warehouse of version " + std::to_string(state.version) +
                     ", and this program reads version " + std::to_string(design.version()) +
                     "; 'boardtrail ingest' brings it up to date after a backup",
                 path};
  }
  return {};
}

}  // namespace boardtrail

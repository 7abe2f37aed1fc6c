// SPDX-License-Identifier: GPL-3.0-or-later
#include "warehouse/migrations.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <vector>

#include <fcntl.h>
#include <unistd.h>

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

Error system_error(const std::string& path) { return {ErrorCode::kIo, std::strerror(errno), path}; }

bool exists(const std::string& path) { return ::access(path.c_str(), F_OK) == 0; }

Status flush_file(const std::string& path) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return system_error(path);
  const int code = ::fsync(descriptor);
  const Error error = system_error(path);
  ::close(descriptor);
  if (code != 0) return error;
  return {};
}

// VACUUM INTO gives a whole and compact copy, whatever stands in the WAL. It is made
// under another name first: a file that is called a backup is one.
Status back_up(Database& database, const std::string& path, std::int64_t version) {
  const std::string stem = path + ".v" + std::to_string(version);
  std::string name = stem + ".bak";
  for (int i = 2; exists(name); ++i) name = stem + "." + std::to_string(i) + ".bak";
  const std::string part = name + ".part";
  ::unlink(part.c_str());
  BOARDTRAIL_ASSIGN_OR_RETURN(Statement statement, database.prepare("VACUUM INTO ?1"));
  BOARDTRAIL_RETURN_IF_ERROR(statement.run(part));
  BOARDTRAIL_RETURN_IF_ERROR(flush_file(part));
  if (std::rename(part.c_str(), name.c_str()) != 0) return system_error(name);
  return {};
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

Design current_design() { return {embedded_migrations(), embedded_views()}; }

Status make_current(Database& database, const std::string& path, const Design& design) {
  BOARDTRAIL_ASSIGN_OR_RETURN(const State state, read_state(database));
  BOARDTRAIL_RETURN_IF_ERROR(refuse_foreign(state, path, design));
  if (state.version == design.version()) return {};
  if (!state.blank) BOARDTRAIL_RETURN_IF_ERROR(back_up(database, path, state.version));

  BOARDTRAIL_ASSIGN_OR_RETURN(Transaction transaction, Transaction::begin(database));
  BOARDTRAIL_RETURN_IF_ERROR(drop_views(database));
  for (auto step = static_cast<std::size_t>(state.version); step < design.migrations.size();
       ++step) {
    BOARDTRAIL_RETURN_IF_ERROR(database.execute(design.migrations[step].sql));
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

// SPDX-License-Identifier: GPL-3.0-or-later
#include "warehouse/backup.h"

#include <cerrno>
#include <cstdio>
#include <filesystem>

#include <fcntl.h>
#include <unistd.h>

#include "base/descriptor.h"

namespace boardtrail {
namespace {

Status flush_file(const std::string& path) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!file || ::fsync(file.number()) != 0) return system_error(errno, path);
  return {};
}

// Reads the copy from beginning to end.
Status look_through(const std::string& path) {
  BOARDTRAIL_ASSIGN_OR_RETURN(Database copy, Database::open(path, Database::Mode::kReadImmutable));
  BOARDTRAIL_ASSIGN_OR_RETURN(Statement check, copy.prepare("PRAGMA quick_check(1)"));
  BOARDTRAIL_ASSIGN_OR_RETURN(const bool row, check.step());
  if (row && check.text(0) == "ok") return {};
  return Error{ErrorCode::kIo, "the copy is damaged: " + std::string(row ? check.text(0) : ""),
               path};
}

}  // namespace

Status copy_database(Database& database, const std::string& to) {
  const std::string part = to + ".part";
  ::unlink(part.c_str());
  ::unlink((part + "-journal").c_str());
  {
    BOARDTRAIL_ASSIGN_OR_RETURN(Statement statement, database.prepare("VACUUM INTO ?1"));
    BOARDTRAIL_RETURN_IF_ERROR(statement.run(part));
  }
  BOARDTRAIL_RETURN_IF_ERROR(flush_file(part));
  BOARDTRAIL_RETURN_IF_ERROR(look_through(part));
  if (std::rename(part.c_str(), to.c_str()) != 0) return system_error(errno, to);
  const std::string folder = std::filesystem::path(to).parent_path().string();
  return flush_file(folder.empty() ? "." : folder);
}

}  // namespace boardtrail

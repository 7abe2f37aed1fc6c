// SPDX-License-Identifier: GPL-3.0-or-later
#include "warehouse/blank_warehouse.h"

#include <cerrno>

#include <sys/stat.h>

#include "base/whole_file.h"
#include "warehouse/blank_image.h"

namespace boardtrail {
namespace {

bool nothing_stands(const std::string& path) {
  struct stat about {};
  return ::lstat(path.c_str(), &about) != 0 && errno == ENOENT;
}

Status write_image(const std::string& path) {
  BOARDTRAIL_ASSIGN_OR_RETURN(WholeFile file, WholeFile::create(path));
  const BlankImage image = blank_image();
  std::size_t filled = 0;
  const auto fill_up = [&](std::size_t end) {
    const Status status = file.append(std::string(end - filled, '\0'));
    filled = end;
    return status;
  };
  for (const ImagePiece& piece : image.pieces) {
    BOARDTRAIL_RETURN_IF_ERROR(fill_up(piece.offset));
    BOARDTRAIL_RETURN_IF_ERROR(file.append(piece.bytes));
    filled += piece.bytes.size();
  }
  BOARDTRAIL_RETURN_IF_ERROR(fill_up(image.size));
  return file.publish();
}

}  // namespace

void put_blank_warehouse(const std::string& path) {
  // SQLite would take what a warehouse that was deleted has left for a part of this one.
  for (const char* suffix : {"", "-wal", "-journal", "-shm"}) {
    if (!nothing_stands(path + suffix)) return;
  }
  static_cast<void>(write_image(path));
}

}  // namespace boardtrail

// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_SITE_SOURCES_H_
#define BOARDTRAIL_SITE_SOURCES_H_

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/limits.h"
#include "base/result.h"
#include "model/page_crop.h"
#include "warehouse/warehouse.h"
#include "worker/reader.h"

namespace boardtrail {

// The papers' own files, for pictures of their pages: only where one still holds the bytes
// that were read.
//
// A file as large and as old as when it was read is taken to be the same, as ingesting does;
// its bytes are hashed all the same before anything is drawn from them.
class Sources {
 public:
  static Result<Sources> of(Warehouse& warehouse, const ReaderSettings& reader);

  // Of what `program` says, of which papers stand where and of how every file is now: the
  // same while nothing changed.
  std::string stamp(std::string_view program) const;

  // Why pictures of the document cannot be had; empty where they can, as far as size and
  // time tell.
  std::string why_not(std::string_view sha256) const;

  // Pictures of parts of its pages, one for each crop in their order. Errors: what
  // why_not() says, or the reader's.
  Result<std::vector<CropImage>> draw(std::string_view sha256, const std::vector<PageCrop>& crops);

 private:
  struct State {
    std::int64_t size = -1;  // -1: not there
    std::int64_t modified_ns = 0;
  };

  explicit Sources(const ReaderSettings& reader) : limits_(reader.limits), reader_(reader) {}
  const KnownFile* usable(std::string_view sha256) const;

  Result<SealedBytes> read(std::string_view sha256);
  Result<std::string> read_member(const SealedBytes& pack, const std::string& path);

  Limits limits_;
  Reader reader_;
  std::vector<KnownFile> files_;
  std::multimap<std::string, std::size_t, std::less<>> by_sha256_;
  mutable std::map<std::string, State, std::less<>> states_;  // of the file, or of its pack

  State state_of(const std::string& path) const;
};

}  // namespace boardtrail

#endif  // BOARDTRAIL_SITE_SOURCES_H_

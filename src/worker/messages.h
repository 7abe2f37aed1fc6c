// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_WORKER_MESSAGES_H_
#define BOARDTRAIL_WORKER_MESSAGES_H_

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/limits.h"
#include "base/result.h"
#include "model/page_crop.h"
#include "worker/worker_limits.h"

namespace boardtrail {

// What the parent and a reader say to each other over one stream socket. Both are built
// from this header, so numbers go in the machine's own order. The reader believes the
// parent; the parent believes nothing that comes back (docs/security.md).

// --- parent to reader ------------------------------------------------------

enum class RequestKind : std::uint8_t {
  kRead,    // the document                      -> kDocument, kError
  kList,    // what files are in it              -> kPack, kNoPack, kError
  kMember,  // the bytes of one, of the last list -> kBytes, kError
  kDraw,    // a page as SVG                     -> kText, kError
  kCrop,    // parts of pages as pictures        -> kPictures, kError
};

struct Request {
  RequestKind kind = RequestKind::kRead;
  std::int32_t number = 0;  // kMember: place in the list, from 0; kDraw: the page, from 1
  Limits limits;
  std::string name;                  // of the document, for its extension
  std::vector<PageCrop> crops = {};  // kCrop
};

// One frame; all but kMember send the document's descriptor with it.
std::string write_request(const Request& request);

// The bytes of a request's length, which comes first.
inline constexpr std::size_t kRequestLengthBytes = 4;
// What lies beyond this of a name is of no use to anybody; crops are asked for in parts.
inline constexpr std::size_t kMaxRequestBytes = 65'536;
std::optional<std::size_t> read_request_length(std::string_view bytes);
std::optional<Request> read_request(std::string_view frame);

// --- reader to parent ------------------------------------------------------

enum class AnswerKind : std::uint8_t {
  kHello,
  kDocument,
  kPack,
  kNoPack,
  kBytes,
  kText,
  kPictures,
  kError
};

// Precedes the bytes of each answer.
struct AnswerHeader {
  AnswerKind kind = AnswerKind::kError;
  std::uint64_t bytes = 0;
};
inline constexpr std::size_t kAnswerHeaderBytes = 16;
std::string write_answer_header(const AnswerHeader& header);
// nullopt: no header, no known kind, or more bytes than an answer may have.
std::optional<AnswerHeader> read_answer_header(std::string_view bytes, const WorkerLimits& limits);

// The walls that stand around a reader; bits of Hello::walls.
enum Wall : std::uint32_t {
  kNoNewPrivileges = 1U << 0U,
  kNotDumpable = 1U << 1U,
  kDiesWithParent = 1U << 2U,
  kResourceLimits = 1U << 3U,
  kUnprivilegedUser = 1U << 4U,  // not root, or no longer
  kLandlock = 1U << 5U,
  kSystemCallFilter = 1U << 6U,
};
inline constexpr std::uint32_t kAllWalls = (1U << 7U) - 1;

// "landlock, system-call-filter": the walls of a set, in order of bits.
std::string wall_names(std::uint32_t walls);

// The first that a reader says, once its walls stand: which do.
std::string write_hello(std::uint32_t walls);
// nullopt: not what write_hello of the same version writes.
std::optional<std::uint32_t> read_hello(std::string_view bytes);

std::string write_error(const Error& error);
// nullopt: not what write_error writes, no UTF-8, or longer than the limit.
std::optional<Error> read_error(std::string_view bytes, const WorkerLimits& limits);

// A file in a pack of papers.
struct PackEntry {
  std::string name;
  std::optional<Error> error;  // why it is not read, where its name says so already
};

struct PackListing {
  std::vector<PackEntry> entries;
  std::int64_t duplicates = 0;  // entries whose name another one has
};
std::string write_listing(const PackListing& listing);
// nullopt: as above; or names twice, or more than Limits::max_archive_entries.
std::optional<PackListing> read_listing(std::string_view bytes, const Limits& limits,
                                        const WorkerLimits& worker_limits);

}  // namespace boardtrail

#endif  // BOARDTRAIL_WORKER_MESSAGES_H_

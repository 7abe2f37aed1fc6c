// SPDX-License-Identifier: GPL-3.0-or-later
#include "worker/messages.h"

#include <unordered_set>

#include "worker/crop_messages.h"
#include "worker/wire.h"

namespace boardtrail {
namespace {

constexpr std::uint32_t kAnswerMagic = 0x31415442;  // "BTA1"
// Changes with every change of this protocol; a reader of another build is refused.
constexpr std::uint32_t kProtocol = 0x42540002;

using wire::put;
using wire::put_text;
using wire::Taker;

void put_error(std::string* out, const Error& error) {
  put(out, static_cast<std::uint8_t>(error.code));
  put_text(out, error.message);
  put_text(out, error.origin);
}

bool take_error(Taker* from, Error* error, const WorkerLimits& limits) {
  const auto most = static_cast<std::size_t>(limits.max_error_bytes);
  return from->take_choice(&error->code, ErrorCode::kBadUsage) &&
         from->take_text(&error->message, most) && from->take_text(&error->origin, most);
}

bool take_entry(Taker* from, PackEntry* entry, const WorkerLimits& limits) {
  constexpr std::size_t kMaxNameBytes = std::size_t{0xFFFF} * 4;  // of ZIP's 16-bit length, decoded
  std::uint8_t has_error = 0;
  if (!from->take_text(&entry->name, kMaxNameBytes) || entry->name.empty()) return false;
  if (!from->take(&has_error) || has_error > 1) return false;
  if (has_error == 0) return true;
  return take_error(from, &entry->error.emplace(), limits);
}

}  // namespace

std::string write_request(const Request& request) {
  std::string body;
  put(&body, static_cast<std::uint8_t>(request.kind));
  put(&body, request.number);
  put(&body, request.limits);
  body += write_crops(request.crops);
  // The end of a name is what its extension is read from.
  const std::size_t room = kMaxRequestBytes - body.size() - kRequestLengthBytes;
  std::string_view name = request.name;
  if (name.size() > room) name.remove_prefix(name.size() - room);
  body += name;
  std::string frame;
  put(&frame, static_cast<std::uint32_t>(body.size()));
  return frame + body;
}

std::optional<std::size_t> read_request_length(std::string_view bytes) {
  std::uint32_t length = 0;
  if (!Taker(bytes).take(&length) || length > kMaxRequestBytes) return std::nullopt;
  return length;
}

std::optional<Request> read_request(std::string_view frame) {
  Request request;
  Taker from(frame);
  if (!from.take_choice(&request.kind, RequestKind::kCrop) || !from.take(&request.number) ||
      !from.take(&request.limits) || !take_crops(&from, &request.crops)) {
    return std::nullopt;
  }
  request.name = from.rest();
  return request;
}

std::string write_answer_header(const AnswerHeader& header) {
  std::string out;
  put(&out, kAnswerMagic);
  put(&out, static_cast<std::uint32_t>(header.kind));
  put(&out, header.bytes);
  return out;
}

std::optional<AnswerHeader> read_answer_header(std::string_view bytes, const WorkerLimits& limits) {
  Taker from(bytes);
  std::uint32_t magic = 0;
  std::uint32_t kind = 0;
  AnswerHeader header;
  if (!from.take(&magic) || magic != kAnswerMagic || !from.take(&kind) ||
      kind > static_cast<std::uint32_t>(AnswerKind::kError) || !from.take(&header.bytes) ||
      header.bytes > static_cast<std::uint64_t>(limits.max_answer_bytes)) {
    return std::nullopt;
  }
  header.kind = static_cast<AnswerKind>(kind);
  return header;
}

std::string wall_names(std::uint32_t walls) {
  constexpr std::array<const char*, 7> kNames = {
      "no-new-privileges", "not-dumpable", "dies-with-parent",  "resource-limits",
      "unprivileged-user", "landlock",     "system-call-filter"};
  std::string out;
  for (std::size_t bit = 0; bit < kNames.size(); ++bit) {
    if ((walls >> bit & 1U) == 0) continue;
    if (!out.empty()) out += ", ";
    out += kNames[bit];
  }
  return out;
}

std::string write_hello(std::uint32_t walls) {
  std::string out;
  put(&out, kProtocol);
  put(&out, static_cast<std::uint32_t>(sizeof(Limits)));
  put(&out, walls);
  put_text(&out, BOARDTRAIL_VERSION);
  return out;
}

std::optional<std::uint32_t> read_hello(std::string_view bytes) {
  constexpr std::size_t kMaxVersionBytes = 64;
  Taker from(bytes);
  std::uint32_t protocol = 0;
  std::uint32_t limits_bytes = 0;
  std::uint32_t walls = 0;
  std::string version;
  if (!from.take(&protocol) || protocol != kProtocol || !from.take(&limits_bytes) ||
      limits_bytes != sizeof(Limits) || !from.take(&walls) || (walls & ~kAllWalls) != 0 ||
      !from.take_text(&version, kMaxVersionBytes) || version != BOARDTRAIL_VERSION ||
      !from.at_end()) {
    return std::nullopt;
  }
  return walls;
}

std::string write_error(const Error& error) {
  std::string out;
  put_error(&out, error);
  return out;
}

std::optional<Error> read_error(std::string_view bytes, const WorkerLimits& limits) {
  Taker from(bytes);
  Error error;
  if (!take_error(&from, &error, limits) || !from.at_end()) return std::nullopt;
  return error;
}

std::string write_listing(const PackListing& listing) {
  std::string out;
  put(&out, listing.duplicates);
  put(&out, static_cast<std::uint32_t>(listing.entries.size()));
  for (const PackEntry& entry : listing.entries) {
    put_text(&out, entry.name);
    put(&out, static_cast<std::uint8_t>(entry.error ? 1 : 0));
    if (entry.error) put_error(&out, *entry.error);
  }
  return out;
}

std::optional<PackListing> read_listing(std::string_view bytes, const Limits& limits,
                                        const WorkerLimits& worker_limits) {
  Taker from(bytes);
  PackListing listing;
  std::uint32_t count = 0;
  if (!from.take(&listing.duplicates) || listing.duplicates < 0 ||
      listing.duplicates > limits.max_archive_entries || !from.take(&count) ||
      std::int64_t{count} > limits.max_archive_entries) {
    return std::nullopt;
  }
  std::unordered_set<std::string> names;
  for (std::uint32_t i = 0; i < count; ++i) {
    PackEntry entry;
    if (!take_entry(&from, &entry, worker_limits)) return std::nullopt;
    if (!names.insert(entry.name).second) return std::nullopt;
    listing.entries.push_back(std::move(entry));
  }
  if (!from.at_end()) return std::nullopt;
  return listing;
}

}  // namespace boardtrail

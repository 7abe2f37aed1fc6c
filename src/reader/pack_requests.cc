// SPDX-License-Identifier: GPL-3.0-or-later
#include "reader/pack_requests.h"

#include <utility>

#include "extractors/extractor.h"
#include "extractors/pack.h"

namespace boardtrail {
namespace {

// Which names are passed over is for the parent to say.
bool leave_nothing_out(std::string_view /*name*/) { return false; }

}  // namespace

struct PackRequests::Held {
  Pack pack;
};

PackRequests::PackRequests() = default;
PackRequests::~PackRequests() = default;

void PackRequests::forget() { held_.reset(); }

Answer PackRequests::list(const Request& request, std::string_view bytes) {
  if (!is_pack(bytes)) return {AnswerKind::kNoPack, ""};
  auto pack = Pack::open(bytes, "", request.limits, &leave_nothing_out);
  if (!pack) return error_answer(pack.error());
  PackListing listing;
  listing.duplicates = pack->duplicates();
  for (const PackMember& member : pack->members()) {
    listing.entries.push_back({member.name, member.error});
  }
  held_ = std::make_unique<Held>(Held{*std::move(pack)});
  return {AnswerKind::kPack, write_listing(listing)};
}

Answer PackRequests::member(const Request& request) {
  const auto index = static_cast<std::size_t>(request.number);
  if (held_ == nullptr || request.number < 0 || index >= held_->pack.members().size()) {
    return error_answer({ErrorCode::kNotFound, "no such file in the pack", ""});
  }
  auto bytes = held_->pack.read(held_->pack.members()[index]);
  if (!bytes) return error_answer(bytes.error());
  return {AnswerKind::kBytes, *std::move(bytes)};
}

}  // namespace boardtrail

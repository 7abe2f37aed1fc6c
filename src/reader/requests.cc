// SPDX-License-Identifier: GPL-3.0-or-later
#include "reader/requests.h"

#include <utility>

#include "extractors/extractor.h"
#include "extractors/pack.h"
#include "extractors/page_crop.h"
#include "model/document_stream.h"
#include "worker/crop_messages.h"
#include "worker/document_check.h"

namespace boardtrail {
namespace {

Answer read_whole(const Request& request, std::string_view bytes) {
  const auto extract = choose_extractor(bytes, request.name);
  if (!extract) return error_answer(extract.error());
  auto document = (*extract)(bytes, request.limits);
  if (!document) return error_answer(document.error());
  mend_places(&*document);
  return {AnswerKind::kDocument, write_document(*document)};
}

Answer draw(const Request& request, std::string_view bytes) {
  auto drawing = draw_page(bytes, request.number, request.limits);
  if (!drawing) return error_answer(drawing.error());
  return {AnswerKind::kText, *std::move(drawing)};
}

Answer crop(const Request& request, std::string_view bytes) {
  const auto images = crop_pages(bytes, request.crops, request.limits);
  if (!images) return error_answer(images.error());
  return {AnswerKind::kPictures, write_pictures(*images)};
}

// Which names are passed over is for the parent to say.
bool leave_nothing_out(std::string_view /*name*/) { return false; }

}  // namespace

void prepare_libraries() { prepare_extractors(); }

struct Requests::HeldPack {
  Pack pack;
};

Requests::Requests() = default;
Requests::~Requests() = default;

Answer Requests::answer(const Request& request, std::string_view bytes) {
  if (request.kind == RequestKind::kMember) return member(request);
  held_.reset();  // it borrows the bytes of an earlier request
  switch (request.kind) {
    case RequestKind::kList:
      return list(request, bytes);
    case RequestKind::kDraw:
      return draw(request, bytes);
    case RequestKind::kCrop:
      return crop(request, bytes);
    case RequestKind::kRead:
    case RequestKind::kMember:
      break;
  }
  return read_whole(request, bytes);
}

Answer Requests::list(const Request& request, std::string_view bytes) {
  if (!is_pack(bytes)) return {AnswerKind::kNoPack, {}};
  auto pack = Pack::open(bytes, "", request.limits, &leave_nothing_out);
  if (!pack) return error_answer(pack.error());
  PackListing listing;
  listing.duplicates = pack->duplicates();
  for (const PackMember& member : pack->members()) {
    listing.entries.push_back({member.name, member.error});
  }
  held_ = std::make_unique<HeldPack>(HeldPack{*std::move(pack)});
  return {AnswerKind::kPack, write_listing(listing)};
}

Answer Requests::member(const Request& request) {
  const auto index = static_cast<std::size_t>(request.number);
  if (held_ == nullptr || request.number < 0 || index >= held_->pack.members().size()) {
    return error_answer({ErrorCode::kNotFound, "no such file in the pack", ""});
  }
  auto bytes = held_->pack.read(held_->pack.members()[index]);
  if (!bytes) return error_answer(bytes.error());
  return {AnswerKind::kBytes, *std::move(bytes)};
}

}  // namespace boardtrail

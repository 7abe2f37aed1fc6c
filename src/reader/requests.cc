// SPDX-License-Identifier: GPL-3.0-or-later
#include "reader/requests.h"

#include <utility>

#include "extractors/extractor.h"
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
  return {AnswerKind::kDocument, write_document_pieces(*document)};
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

}  // namespace

void prepare_libraries() { prepare_extractors(); }

Answer Requests::answer(const Request& request, std::string_view bytes) {
  if (request.kind == RequestKind::kMember) return packs_.member(request);
  packs_.forget();  // what it holds borrows the bytes of an earlier request
  switch (request.kind) {
    case RequestKind::kList:
      return packs_.list(request, bytes);
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

}  // namespace boardtrail

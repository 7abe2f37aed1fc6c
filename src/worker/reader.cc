// SPDX-License-Identifier: GPL-3.0-or-later
#include "worker/reader.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "base/text.h"
#include "model/document_stream.h"
#include "worker/crop_messages.h"
#include "worker/document_check.h"
#include "worker/reader_path.h"

namespace boardtrail {
namespace {

std::chrono::milliseconds time_for(std::int64_t bytes, const WorkerLimits& limits) {
  return std::chrono::milliseconds(limits.base_milliseconds +
                                   limits.milliseconds_per_mib * (bytes >> 20));
}

// A reader that lies is an error of the document that it was reading.
Error lie(const std::string& what) {
  return {ErrorCode::kBadInput,
          "not read: the reader's answer is false (" + what + "); the file is hostile or damaged",
          ""};
}

}  // namespace

Reader::Reader(ReaderSettings settings) : settings_(std::move(settings)) {
  if (settings_.path.empty()) settings_.path = reader_path();
}

Result<Document> Reader::read(const SealedBytes& bytes, std::string_view name) {
  std::optional<Document> document;
  const Request request{RequestKind::kRead, 0, settings_.limits, std::string(name)};
  BOARDTRAIL_RETURN_IF_ERROR(ask(request, &bytes, [&](const RawAnswer& answer) -> Status {
    if (answer.kind != AnswerKind::kDocument) return lie("of another kind");
    auto read = read_document(answer.bytes, settings_.limits);
    if (!read) return lie(read.error().message);
    const Status places = check_places(*read);
    if (!places.ok()) return lie(places.error().message);
    document = *std::move(read);
    return {};
  }));
  return *std::move(document);
}

Result<std::optional<PackListing>> Reader::list(const SealedBytes& bytes, std::string_view name) {
  std::optional<PackListing> listing;
  const Request request{RequestKind::kList, 0, settings_.limits, std::string(name)};
  BOARDTRAIL_RETURN_IF_ERROR(ask(request, &bytes, [&](const RawAnswer& answer) -> Status {
    if (answer.kind == AnswerKind::kNoPack) return {};
    if (answer.kind != AnswerKind::kPack) return lie("of another kind");
    listing = read_listing(answer.bytes, settings_.limits, settings_.worker_limits);
    if (!listing) return lie("no list of files");
    return {};
  }));
  listed_ = listing.has_value();
  return listing;
}

Result<std::string> Reader::member(const SealedBytes& pack, std::int32_t index) {
  if (!alive() || !listed_) {
    const auto again = list(pack, "");
    if (!again) return again.error();
  }
  std::string bytes;
  const Request request{RequestKind::kMember, index, settings_.limits, {}};
  // Asked of this very process: another one does not hold the pack.
  BOARDTRAIL_RETURN_IF_ERROR(ask_once(request, nullptr, [&](RawAnswer answer) -> Status {
    if (answer.kind != AnswerKind::kBytes) return lie("of another kind");
    bytes = std::move(answer.bytes);
    return {};
  }));
  return bytes;
}

Result<std::string> Reader::draw(const SealedBytes& bytes, std::string_view name,
                                 std::int32_t page) {
  std::string drawing;
  const Request request{RequestKind::kDraw, page, settings_.limits, std::string(name)};
  BOARDTRAIL_RETURN_IF_ERROR(ask(request, &bytes, [&](RawAnswer answer) -> Status {
    if (answer.kind != AnswerKind::kText) return lie("of another kind");
    if (!is_valid_utf8(answer.bytes)) return lie("no UTF-8");
    drawing = std::move(answer.bytes);
    return {};
  }));
  return drawing;
}

Result<std::vector<CropImage>> Reader::crop(const SealedBytes& bytes,
                                            const std::vector<PageCrop>& crops) {
  std::vector<CropImage> images;
  for (std::size_t first = 0; first < crops.size(); first += kMaxCropsOfRequest) {
    Request request{RequestKind::kCrop, 0, settings_.limits, {}};
    const std::size_t count = std::min(kMaxCropsOfRequest, crops.size() - first);
    const auto begin = crops.begin() + static_cast<std::ptrdiff_t>(first);
    request.crops.assign(begin, begin + static_cast<std::ptrdiff_t>(count));
    BOARDTRAIL_RETURN_IF_ERROR(ask(request, &bytes, [&](const RawAnswer& answer) -> Status {
      if (answer.kind != AnswerKind::kPictures) return lie("of another kind");
      auto pictures = read_pictures(answer.bytes, count, settings_.worker_limits);
      if (!pictures) return lie("no pictures");
      std::move(pictures->begin(), pictures->end(), std::back_inserter(images));
      return {};
    }));
  }
  return images;
}

Result<std::uint32_t> Reader::walls() {
  BOARDTRAIL_RETURN_IF_ERROR(prepare());
  return process_->greeting();
}

// A process for the next document.
Status Reader::prepare() {
  const WorkerLimits& limits = settings_.worker_limits;
  const bool old =
      documents_ >= limits.max_documents || spent_.count() >= limits.retire_after_milliseconds;
  if (process_ != nullptr && process_->alive() && !old) return {};
  // One that is killed before it has seen a document proves nothing yet.
  constexpr int kStarts = 3;
  for (int starts = 1;; ++starts) {
    process_.reset();
    if (settings_.spare != nullptr) process_ = settings_.spare->take();
    if (process_ == nullptr) {
      BOARDTRAIL_ASSIGN_OR_RETURN(process_, ReaderProcess::start(settings_.path, limits));
    }
    documents_ = 0;
    spent_ = {};
    listed_ = false;
    const auto walls = process_->greeting();
    if (!walls && starts < kStarts) continue;
    if (!walls) return walls.error();
    if ((*walls & kSystemCallFilter) != 0 || settings_.allow_weak_walls) return {};
    process_.reset();
    return Error{ErrorCode::kUnsupported,
                 "this system refuses the filter of system calls (seccomp) that keeps a hostile "
                 "paper from doing harm; without it nothing is read",
                 ""};
  }
}

// Once more where the document may not be to blame: the process was killed from outside,
// or had read others before.
Status Reader::ask(const Request& request, const SealedBytes* bytes, const Accept& accept) {
  constexpr int kTries = 3;
  for (int tries = 1;; ++tries) {
    BOARDTRAIL_RETURN_IF_ERROR(prepare());
    listed_ = false;
    const bool used = documents_ > 0;
    const auto spent_before = spent_;
    Status status = ask_once(request, bytes, accept);
    if (status.ok() || alive() || tries == kTries) return status;
    const bool long_read =
        (spent_ - spent_before).count() >= settings_.worker_limits.base_milliseconds / 2;
    if (status.error().code != ErrorCode::kIo && (!used || long_read)) return status;
  }
}

Status Reader::ask_once(const Request& request, const SealedBytes* bytes, const Accept& accept) {
  using std::chrono::steady_clock;
  const auto begin = steady_clock::now();
  ++documents_;
  const auto time = time_for(bytes == nullptr ? 0 : bytes->size(), settings_.worker_limits);
  auto answer =
      process_->exchange(write_request(request), bytes == nullptr ? -1 : bytes->descriptor(), time);
  spent_ += std::chrono::duration_cast<std::chrono::milliseconds>(steady_clock::now() - begin);
  if (!answer) return answer.error();
  if (answer->kind == AnswerKind::kError) {
    const auto error = read_error(answer->bytes, settings_.worker_limits);
    if (error) return *error;
  }
  const Status accepted =
      answer->kind == AnswerKind::kError ? lie("no error message") : accept(*std::move(answer));
  if (!accepted.ok()) process_.reset();  // it is not to be trusted with another document
  return accepted;
}

}  // namespace boardtrail

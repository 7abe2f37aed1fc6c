// SPDX-License-Identifier: GPL-3.0-or-later
#include "worker/reader.h"

#include <utility>

#include "base/text.h"
#include "model/document_stream.h"
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

Error error_of(const RawAnswer& answer, const WorkerLimits& limits) {
  if (answer.kind != AnswerKind::kError) return lie("of another kind");
  const auto error = read_error(answer.bytes, limits);
  return error ? *error : lie("no error message");
}

}  // namespace

Reader::Reader(ReaderSettings settings) : settings_(std::move(settings)) {
  if (settings_.path.empty()) settings_.path = reader_path();
}

Result<Document> Reader::read(const SealedBytes& bytes, std::string_view name) {
  const Request request{RequestKind::kRead, 0, settings_.limits, std::string(name)};
  BOARDTRAIL_ASSIGN_OR_RETURN(const RawAnswer answer, ask(request, &bytes));
  if (answer.kind != AnswerKind::kDocument) return error_of(answer, settings_.worker_limits);
  auto document = read_document(answer.bytes, settings_.limits);
  if (!document) {
    process_.reset();
    return lie(document.error().message);
  }
  const Status places = check_places(*document);
  if (!places.ok()) {
    process_.reset();
    return lie(places.error().message);
  }
  return document;
}

Result<std::optional<PackListing>> Reader::list(const SealedBytes& bytes, std::string_view name) {
  const Request request{RequestKind::kList, 0, settings_.limits, std::string(name)};
  BOARDTRAIL_ASSIGN_OR_RETURN(const RawAnswer answer, ask(request, &bytes));
  if (answer.kind == AnswerKind::kNoPack) return std::optional<PackListing>();
  if (answer.kind != AnswerKind::kPack) return error_of(answer, settings_.worker_limits);
  auto listing = read_listing(answer.bytes, settings_.limits, settings_.worker_limits);
  if (!listing) {
    process_.reset();
    return lie("no list of files");
  }
  listed_ = true;
  return listing;
}

Result<std::string> Reader::member(const SealedBytes& pack, std::int32_t index) {
  if (process_ == nullptr || !process_->alive() || !listed_) {
    const auto again = list(pack, "");
    if (!again) return again.error();
  }
  const Request request{RequestKind::kMember, index, settings_.limits, {}};
  // Asked of this very process: another one does not hold the pack.
  BOARDTRAIL_ASSIGN_OR_RETURN(RawAnswer answer, ask_once(request, nullptr));
  if (answer.kind != AnswerKind::kBytes) return error_of(answer, settings_.worker_limits);
  return std::move(answer.bytes);
}

Result<std::string> Reader::draw(const SealedBytes& bytes, std::string_view name,
                                 std::int32_t page) {
  const Request request{RequestKind::kDraw, page, settings_.limits, std::string(name)};
  BOARDTRAIL_ASSIGN_OR_RETURN(RawAnswer answer, ask(request, &bytes));
  if (answer.kind != AnswerKind::kText) return error_of(answer, settings_.worker_limits);
  if (!is_valid_utf8(answer.bytes)) return lie("no UTF-8");
  return std::move(answer.bytes);
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
  process_.reset();
  BOARDTRAIL_ASSIGN_OR_RETURN(process_, ReaderProcess::start(settings_.path, limits));
  documents_ = 0;
  spent_ = {};
  listed_ = false;
  BOARDTRAIL_ASSIGN_OR_RETURN(const std::uint32_t walls, process_->greeting());
  if ((walls & kSystemCallFilter) == 0 && !settings_.allow_weak_walls) {
    process_.reset();
    return Error{ErrorCode::kUnsupported,
                 "this system refuses the filter of system calls (seccomp) that keeps a hostile "
                 "paper from doing harm; without it nothing is read",
                 ""};
  }
  return {};
}

// Once more where the document may not be to blame: the process was killed from outside,
// or had read others before.
Result<RawAnswer> Reader::ask(const Request& request, const SealedBytes* bytes) {
  constexpr int kTries = 3;
  for (int tries = 1;; ++tries) {
    BOARDTRAIL_RETURN_IF_ERROR(prepare());
    listed_ = false;
    const bool used = documents_ > 0;
    const auto spent_before = spent_;
    auto answer = ask_once(request, bytes);
    if (answer || process_->alive() || tries == kTries) return answer;
    const bool long_read =
        (spent_ - spent_before).count() >= settings_.worker_limits.base_milliseconds / 2;
    if (answer.error().code != ErrorCode::kIo && (!used || long_read)) return answer;
  }
}

Result<RawAnswer> Reader::ask_once(const Request& request, const SealedBytes* bytes) {
  using std::chrono::steady_clock;
  const auto begin = steady_clock::now();
  ++documents_;
  const auto time = time_for(bytes == nullptr ? 0 : bytes->size(), settings_.worker_limits);
  auto answer =
      process_->exchange(write_request(request), bytes == nullptr ? -1 : bytes->descriptor(), time);
  spent_ += std::chrono::duration_cast<std::chrono::milliseconds>(steady_clock::now() - begin);
  return answer;
}

}  // namespace boardtrail

// SPDX-License-Identifier: GPL-3.0-or-later
#include "worker/reader.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include <unistd.h>

#include "model/document_stream.h"
#include "worker/crop_messages.h"
#include "worker/document_check.h"
#include "worker/drawing_check.h"

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

// As choose_extractor (extractors/extractor.h) tells a PDF.
bool is_pdf(const SealedBytes& bytes) {
  constexpr std::string_view kMark = "%PDF-";
  std::array<char, kMark.size()> head{};
  const ssize_t got = ::pread(bytes.descriptor(), head.data(), head.size(), 0);
  return got == static_cast<ssize_t>(head.size()) &&
         std::string_view(head.data(), head.size()) == kMark;
}

}  // namespace

Reader::Reader(ReaderSettings settings) : settings_(std::move(settings)) {}

Reader::Running& Reader::running_for(const SealedBytes& bytes) {
  return !settings_.path.empty() || is_pdf(bytes) ? pdf_ : general_;
}

Result<Document> Reader::read(const SealedBytes& bytes, std::string_view name) {
  std::optional<Document> document;
  const Request request{RequestKind::kRead, 0, settings_.limits, std::string(name)};
  const auto accept = [&](AnswerKind kind, ReaderProcess& process) -> Status {
    if (kind != AnswerKind::kDocument) return lie("of another kind");
    Status came;
    const auto take = [&](char* to, std::size_t count) {
      came = process.take(to, count);
      return came.ok();
    };
    auto read = read_document(process.left(), take, settings_.limits);
    if (!came.ok()) return came;
    if (!read) return lie(read.error().message);
    const Status places = check_places(*read);
    if (!places.ok()) return lie(places.error().message);
    document = *std::move(read);
    return {};
  };
  BOARDTRAIL_RETURN_IF_ERROR(ask(request, bytes, accept));
  return *std::move(document);
}

Result<std::optional<PackListing>> Reader::list(const SealedBytes& bytes, std::string_view name) {
  std::optional<PackListing> listing;
  const Request request{RequestKind::kList, 0, settings_.limits, std::string(name)};
  const auto accept = [&](AnswerKind kind, ReaderProcess& process) -> Status {
    if (kind != AnswerKind::kPack && kind != AnswerKind::kNoPack) return lie("of another kind");
    BOARDTRAIL_ASSIGN_OR_RETURN(const std::string answer, process.take_all());
    if (kind == AnswerKind::kNoPack) return {};
    listing = read_listing(answer, settings_.limits, settings_.worker_limits);
    if (!listing) return lie("no list of files");
    return {};
  };
  BOARDTRAIL_RETURN_IF_ERROR(ask(request, bytes, accept));
  running_for(bytes).listed = listing.has_value();
  return listing;
}

Result<std::string> Reader::member(const SealedBytes& pack, std::int32_t index) {
  Running& running = running_for(pack);
  if (!running.alive() || !running.listed) {
    const auto again = list(pack, "");
    if (!again) return again.error();
  }
  std::string bytes;
  const Request request{RequestKind::kMember, index, settings_.limits, {}};
  const auto accept = [&](AnswerKind kind, ReaderProcess& process) -> Status {
    if (kind != AnswerKind::kBytes) return lie("of another kind");
    const auto most = static_cast<std::size_t>(settings_.limits.max_part_bytes);
    if (process.left() > most) return lie("a file larger than one may be");
    BOARDTRAIL_ASSIGN_OR_RETURN(bytes, process.take_all());
    return {};
  };
  // Asked of this very process: another one does not hold the pack.
  BOARDTRAIL_RETURN_IF_ERROR(ask_once(running, request, nullptr, accept));
  return bytes;
}

Result<std::string> Reader::draw(const SealedBytes& bytes, std::string_view name,
                                 std::int32_t page) {
  std::string drawing;
  const Request request{RequestKind::kDraw, page, settings_.limits, std::string(name)};
  const auto accept = [&](AnswerKind kind, ReaderProcess& process) -> Status {
    if (kind != AnswerKind::kText) return lie("of another kind");
    BOARDTRAIL_ASSIGN_OR_RETURN(drawing, process.take_all());
    return is_plain_drawing(drawing) ? Status() : Status(lie("no plain drawing"));
  };
  BOARDTRAIL_RETURN_IF_ERROR(ask(request, bytes, accept));
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
    const auto accept = [&](AnswerKind kind, ReaderProcess& process) -> Status {
      if (kind != AnswerKind::kPictures) return lie("of another kind");
      BOARDTRAIL_ASSIGN_OR_RETURN(const std::string answer, process.take_all());
      auto pictures = read_pictures(answer, count, settings_.worker_limits);
      if (!pictures) return lie("no pictures");
      std::move(pictures->begin(), pictures->end(), std::back_inserter(images));
      return {};
    };
    BOARDTRAIL_RETURN_IF_ERROR(ask(request, bytes, accept));
  }
  return images;
}

Result<std::uint32_t> Reader::walls(const SealedBytes& bytes) {
  Running& running = running_for(bytes);
  BOARDTRAIL_RETURN_IF_ERROR(prepare(running));
  return running.process->greeting();
}

// A process for the next document.
Status Reader::prepare(Running& running) {
  const WorkerLimits& limits = settings_.worker_limits;
  const bool old = running.documents >= limits.max_documents ||
                   running.spent.count() >= limits.retire_after_milliseconds;
  if (running.alive() && !old) return {};
  // One that is killed before it has seen a document proves nothing yet.
  constexpr int kStarts = 3;
  for (int starts = 1;; ++starts) {
    running = {running.program};
    if (settings_.spare != nullptr) running.process = settings_.spare->take(running.program);
    if (running.process == nullptr) {
      BOARDTRAIL_ASSIGN_OR_RETURN(
          running.process,
          ReaderProcess::start(
              settings_.path.empty() ? reader_path(running.program) : settings_.path, limits));
    }
    const auto walls = running.process->greeting();
    if (!walls && starts < kStarts) continue;
    if (!walls) return walls.error();
    if ((*walls & kSystemCallFilter) != 0 || settings_.allow_weak_walls) return {};
    running.process.reset();
    return Error{ErrorCode::kUnsupported,
                 "this system refuses the filter of system calls (seccomp) that keeps a hostile "
                 "paper from doing harm; without it nothing is read",
                 ""};
  }
}

// Once more where the document may not be to blame: the process was killed from outside,
// or had read others before.
Status Reader::ask(const Request& request, const SealedBytes& bytes, const Accept& accept) {
  constexpr int kTries = 3;
  Running& running = running_for(bytes);
  for (int tries = 1;; ++tries) {
    BOARDTRAIL_RETURN_IF_ERROR(prepare(running));
    running.listed = false;
    const bool used = running.documents > 0;
    const auto spent_before = running.spent;
    Status status = ask_once(running, request, &bytes, accept);
    if (status.ok() || running.alive() || tries == kTries) return status;
    const bool long_read =
        (running.spent - spent_before).count() >= settings_.worker_limits.base_milliseconds / 2;
    if (status.error().code != ErrorCode::kIo && (!used || long_read)) return status;
  }
}

Status Reader::ask_once(Running& running, const Request& request, const SealedBytes* bytes,
                        const Accept& accept) {
  using std::chrono::steady_clock;
  const auto begin = steady_clock::now();
  ++running.documents;
  Status status = exchange(running, request, bytes, accept);
  running.spent +=
      std::chrono::duration_cast<std::chrono::milliseconds>(steady_clock::now() - begin);
  return status;
}

Status Reader::exchange(Running& running, const Request& request, const SealedBytes* bytes,
                        const Accept& accept) {
  ReaderProcess& process = *running.process;
  const auto time = time_for(bytes == nullptr ? 0 : bytes->size(), settings_.worker_limits);
  const auto kind =
      process.ask(write_request(request), bytes == nullptr ? -1 : bytes->descriptor(), time);
  if (!kind) return kind.error();
  if (*kind == AnswerKind::kError) {
    BOARDTRAIL_ASSIGN_OR_RETURN(const std::string told, process.take_all());
    const auto error = read_error(told, settings_.worker_limits);
    if (error) return *error;
  }
  try {
    const Status accepted =
        *kind == AnswerKind::kError ? lie("no error message") : accept(*kind, process);
    // It is not to be trusted with another document.
    if (!accepted.ok()) running.process.reset();
    return accepted;
  } catch (...) {
    running.process.reset();  // nor in the middle of an answer
    throw;
  }
}

}  // namespace boardtrail

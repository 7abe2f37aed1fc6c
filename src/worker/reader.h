// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_WORKER_READER_H_
#define BOARDTRAIL_WORKER_READER_H_

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/limits.h"
#include "base/result.h"
#include "model/document.h"
#include "model/page_crop.h"
#include "worker/messages.h"
#include "worker/reader_path.h"
#include "worker/reader_process.h"
#include "worker/sealed_bytes.h"
#include "worker/spare_reader.h"
#include "worker/worker_limits.h"

namespace boardtrail {

struct ReaderSettings {
  std::string path;  // of the one program that reads everything; empty: those of reader_path()
  Limits limits;
  WorkerLimits worker_limits;
  // Read although the kernel refuses the filter of system calls.
  bool allow_weak_walls = false;
  // Where there is one, the Reader that starts first takes it.
  std::shared_ptr<SpareReader> spare;
};

// Reads documents in a process of their own: PDF in one of one program, all others in one of
// another. Each is started when it is first needed, serves many documents, and is
// replaced when it has died or is old. Where one dies that had read others before, a new one
// tries the document once more, so that nothing which those left behind is blamed on it.
//
// Threads: one; it must be used by the thread that ends last of those that use it, for
// the process dies with the thread that started it. Errors: of the document, but for
// kIo, which says that no reader can be started at all.
class Reader {
 public:
  explicit Reader(ReaderSettings settings);

  // What a reader read, checked (model/document_stream.h, worker/document_check.h).
  Result<Document> read(const SealedBytes& bytes, std::string_view name);
  // The files in a pack of papers; nullopt where it is no pack.
  Result<std::optional<PackListing>> list(const SealedBytes& bytes, std::string_view name);
  // The bytes of a file of the pack listed last, whose bytes must still be there.
  Result<std::string> member(const SealedBytes& pack, std::int32_t index);
  // A page as SVG.
  Result<std::string> draw(const SealedBytes& bytes, std::string_view name, std::int32_t page);

  // Parts of a PDF's pages as pictures, one for each crop, in their order.
  Result<std::vector<CropImage>> crop(const SealedBytes& bytes, const std::vector<PageCrop>& crops);

  // The walls around the process that is to read these bytes; starts it.
  Result<std::uint32_t> walls(const SealedBytes& bytes);

 private:
  // Takes an answer of a kind that fits the request from the process. An error here says that
  // the reader lied or died; what it says of a document comes through an answer of its own.
  using Accept = std::function<Status(AnswerKind kind, ReaderProcess& process)>;

  // A process, once it was needed, and what it has done.
  struct Running {
    ReaderProgram program;
    std::unique_ptr<ReaderProcess> process = nullptr;
    std::int32_t documents = 0;
    std::chrono::milliseconds spent{0};
    bool listed = false;  // it holds the pack listed last

    bool alive() const { return process != nullptr && process->alive(); }
  };

  Running& running_for(const SealedBytes& bytes);
  Status ask(const Request& request, const SealedBytes& bytes, const Accept& accept);
  Status ask_once(Running& running, const Request& request, const SealedBytes* bytes,
                  const Accept& accept);
  Status exchange(Running& running, const Request& request, const SealedBytes* bytes,
                  const Accept& accept);
  Status prepare(Running& running);

  ReaderSettings settings_;
  Running general_{ReaderProgram::kGeneral};
  Running pdf_{ReaderProgram::kPdf};
};

}  // namespace boardtrail

#endif  // BOARDTRAIL_WORKER_READER_H_

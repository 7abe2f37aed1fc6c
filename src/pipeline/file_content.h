// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_PIPELINE_FILE_CONTENT_H_
#define BOARDTRAIL_PIPELINE_FILE_CONTENT_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "base/limits.h"
#include "base/mapped_bytes.h"
#include "base/result.h"
#include "pipeline/file_walk.h"
#include "worker/sealed_bytes.h"

namespace boardtrail {

// The bytes of a file, sealed for those who read documents, and how it was when they were taken.
struct FileContent {
  SealedBytes sealed;
  MappedBytes mapped;  // of `sealed`
  std::int64_t modified_ns = 0;

  std::string_view bytes() const { return mapped.bytes(); }
};

// Opens and reads found files one after the other. Below a folder that was named, no
// component of the way may be a symbolic link, even one put there since the walk: the
// way is opened folder by folder, and the last folder kept open for its next file.
// Never blocks on a FIFO. Reads at most `limits.max_document_bytes`.
//   kNotFound  gone since the walk          kProtected  no right to read
//   kIo        the system refused, or there is no memory
//   kUnsupported  no regular file (any more)
//   kLimitExceeded  too large
class FileReader {
 public:
  explicit FileReader(const Limits& limits) : limits_(limits) {}
  FileReader(const FileReader&) = delete;
  FileReader& operator=(const FileReader&) = delete;
  ~FileReader();

  Result<FileContent> read(const FoundFile& file);

 private:
  Result<int> open(const FoundFile& file);
  Result<int> open_folder(std::string_view root, std::string_view inner);
  Result<FileContent> read_descriptor(int descriptor);

  Limits limits_;
  std::string folder_path_;  // of folder_
  int folder_ = -1;
};

}  // namespace boardtrail

#endif  // BOARDTRAIL_PIPELINE_FILE_CONTENT_H_

// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/check.h"
#include "model/document_stream.h"
#include "worker/crop_messages.h"
#include "worker/document_check.h"
#include "worker/messages.h"

namespace boardtrail {
namespace {

// What a reader that was taken over may send. The first byte says as which kind of answer
// the rest is read; whatever is accepted must write to the same bytes, so that nothing in
// it was passed over.
void read_answer(AnswerKind kind, std::string_view bytes) {
  WorkerLimits limits;
  limits.max_error_bytes = 64;
  switch (kind) {
    case AnswerKind::kHello:
      if (const auto walls = read_hello(bytes)) {
        BOARDTRAIL_CHECK(write_hello(*walls) == bytes);
        BOARDTRAIL_CHECK(wall_names(*walls).size() < 200);
      }
      break;
    case AnswerKind::kDocument: {
      Limits document_limits;
      document_limits.max_table_cells = 4096;
      const auto document = read_document(bytes, document_limits);
      if (document) static_cast<void>(check_places(*document).ok());
      break;
    }
    case AnswerKind::kPack:
      if (const auto listing = read_listing(bytes, Limits{}, limits)) {
        BOARDTRAIL_CHECK(write_listing(*listing) == bytes);
      }
      break;
    case AnswerKind::kError:
      if (const auto error = read_error(bytes, limits)) {
        BOARDTRAIL_CHECK(write_error(*error) == bytes);
        BOARDTRAIL_CHECK(error->message.size() <= 64 && error->origin.size() <= 64);
      }
      break;
    case AnswerKind::kPictures:
      static_cast<void>(read_pictures(bytes, 1, limits).has_value());
      break;
    default: {
      const auto header = read_answer_header(bytes, limits);
      if (header) {
        BOARDTRAIL_CHECK(write_answer_header(*header) == bytes.substr(0, kAnswerHeaderBytes));
      }
    }
  }
}

}  // namespace
}  // namespace boardtrail

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view rest(reinterpret_cast<const char*>(bytes) + 1, size - 1);
  boardtrail::read_answer(static_cast<boardtrail::AnswerKind>(bytes[0] % 8), rest);
  return 0;
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "reader/serve.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <exception>
#include <new>
#include <utility>

#include <malloc.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/mapped_bytes.h"
#include "base/text.h"
#include "worker/reader_exit.h"

namespace boardtrail {
namespace {

// Documents beyond this leave so much behind in the heap that it is given back.
constexpr std::size_t kTrimBytes = 8 << 20;

enum class Received : std::uint8_t { kRequest, kEnd, kMistake };

// Reads exactly `size` bytes; takes the descriptor that may come with the first.
Received receive(int socket, std::size_t size, std::string* bytes, int* descriptor) {
  bytes->resize(size);
  std::size_t filled = 0;
  while (filled < size) {
    std::array<char, CMSG_SPACE(sizeof(int))> control{};
    iovec part{bytes->data() + filled, size - filled};
    msghdr message{};
    message.msg_iov = &part;
    message.msg_iovlen = 1;
    message.msg_control = control.data();
    message.msg_controllen = control.size();
    const ssize_t got = ::recvmsg(socket, &message, MSG_CMSG_CLOEXEC);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return filled == 0 && got == 0 ? Received::kEnd : Received::kMistake;
    const cmsghdr* header = CMSG_FIRSTHDR(&message);
    if (header != nullptr && header->cmsg_type == SCM_RIGHTS) {
      std::memcpy(descriptor, CMSG_DATA(header), sizeof(int));
    }
    filled += static_cast<std::size_t>(got);
  }
  return Received::kRequest;
}

Received receive_request(int socket, Request* request, int* descriptor) {
  std::string bytes;
  const Received first = receive(socket, kRequestLengthBytes, &bytes, descriptor);
  if (first != Received::kRequest) return first;
  const auto length = read_request_length(bytes);
  if (!length || receive(socket, *length, &bytes, descriptor) != Received::kRequest) {
    return Received::kMistake;
  }
  const auto read = read_request(bytes);
  if (!read) return Received::kMistake;
  *request = *read;
  return Received::kRequest;
}

bool write_all(int socket, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(socket, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

Answer answer_of(const Handler& handler, const Request& request, std::string_view bytes) {
  try {
    return handler(request, bytes);
  } catch (const std::bad_alloc&) {
    throw;
  } catch (const std::exception& exception) {
    return error_answer({ErrorCode::kBadInput,
                         "a mistake of the program met in this file: " +
                             std::string(exception.what()) + "; please report it",
                         ""});
  }
}

}  // namespace

Answer error_answer(Error error) {
  // Below WorkerLimits::max_error_bytes, also where each byte becomes U+FFFD.
  constexpr std::size_t kMost = 1'024;
  for (std::string* text : {&error.message, &error.origin}) {
    std::size_t replaced = 0;
    *text = repair_utf8(std::string_view(*text).substr(0, kMost), &replaced);
  }
  return {AnswerKind::kError, write_error(error)};
}

bool send_answer(int socket, const Answer& answer) {
  // With the first piece where that is small: the parent wakes once.
  constexpr std::size_t kSmall = 64 << 10;
  std::size_t bytes = 0;
  for (const std::string& piece : answer.pieces) bytes += piece.size();
  std::string begin = write_answer_header({answer.kind, bytes});
  for (const std::string& piece : answer.pieces) {
    if (!begin.empty() && piece.size() <= kSmall) {
      begin += piece;
      if (!write_all(socket, begin)) return false;
    } else if (!write_all(socket, begin) || !write_all(socket, piece)) {
      return false;
    }
    begin.clear();
  }
  return write_all(socket, begin);
}

int serve(int socket, const Handler& handler) {
  MappedBytes document;
  try {
    for (;;) {
      Request request;
      int descriptor = -1;
      const Received received = receive_request(socket, &request, &descriptor);
      if (received == Received::kEnd) return kReaderDone;
      if (received == Received::kMistake) return kReaderMistake;
      MappedBytes before;  // the handler may still hold on to its bytes
      if (descriptor >= 0) {
        auto next = MappedBytes::of(descriptor);
        ::close(descriptor);
        if (!next) return kReaderOutOfMemory;
        before = std::exchange(document, *std::move(next));
      }
      if (!send_answer(socket, answer_of(handler, request, document.bytes()))) return kReaderDone;
      if (document.bytes().size() > kTrimBytes) ::malloc_trim(0);
    }
  } catch (const std::bad_alloc&) {
    // The heap is not to be trusted any more: the parent starts another reader.
    return kReaderOutOfMemory;
  }
}

}  // namespace boardtrail

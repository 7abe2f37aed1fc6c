// SPDX-License-Identifier: GPL-3.0-or-later
#include "warehouse/writer_lock.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <string_view>
#include <thread>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include "base/text.h"
#include "base/utc.h"

namespace boardtrail {
namespace {

constexpr std::chrono::milliseconds kBetweenTries{50};

std::string holder_text() {
  std::array<char, 256> host{};
  ::gethostname(host.data(), host.size() - 1);
  return "process " + std::to_string(::getpid()) + " on " + host.data() + " since " + utc_now() +
         "\n";
}

// What the holder wrote; it may be writing just now, and the file is anyone's.
std::string read_holder(int descriptor) {
  std::array<char, 400> text{};
  const ssize_t size = ::pread(descriptor, text.data(), text.size(), 0);
  if (size <= 0) return "another process";
  const std::string holder =
      collapse_spaces(std::string_view(text.data(), static_cast<std::size_t>(size)));
  return holder.empty() || !is_valid_utf8(holder) ? "another process" : holder;
}

}  // namespace

Result<WriterLock> WriterLock::acquire(const std::string& warehouse_path,
                                       std::chrono::milliseconds wait) {
  const std::string path = warehouse_path + ".lock";
  const int descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0666);
  if (descriptor < 0) return Error{ErrorCode::kIo, std::strerror(errno), path};
  WriterLock lock(descriptor);
  // Asking again now and then, and not a blocking flock(): that could be ended in time by a
  // signal only.
  const auto until = std::chrono::steady_clock::now() + wait;
  while (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
    if (errno == EINTR) continue;
    if (errno != EWOULDBLOCK) return Error{ErrorCode::kIo, std::strerror(errno), path};
    if (std::chrono::steady_clock::now() < until) {
      std::this_thread::sleep_for(kBetweenTries);
      continue;
    }
    return Error{
        ErrorCode::kConflict,
        "another run holds the warehouse: " + read_holder(descriptor) + "; wait until it has ended",
        warehouse_path};
  }
  const std::string text = holder_text();
  // Only for people: a failure here is no reason to refuse the run.
  if (::ftruncate(descriptor, 0) == 0) {
    static_cast<void>(!::pwrite(descriptor, text.data(), text.size(), 0));
  }
  return lock;
}

WriterLock::WriterLock(WriterLock&& other) noexcept : descriptor_(other.descriptor_) {
  other.descriptor_ = -1;
}

WriterLock::~WriterLock() {
  if (descriptor_ < 0) return;
  static_cast<void>(!::ftruncate(descriptor_, 0));
  ::close(descriptor_);
}

}  // namespace boardtrail

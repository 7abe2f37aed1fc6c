// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/pdf/metered_stream.h"

#include <algorithm>
#include <utility>

namespace boardtrail {
namespace {

// Opening a stream costs Poppler about as much as reading so many bytes.
constexpr std::int64_t kResetBytes = 256;

}  // namespace

bool stop_when_spent(void* budget) {
  constexpr std::int64_t kCommandsBetween = 11;
  return !static_cast<ReadBudget*>(budget)->spend_commands(kCommandsBetween);
}

MeteredStream::MeteredStream(std::string_view bytes, Goffset start, Goffset size, Object&& entries,
                             ReadBudget* budget)
    : BaseStream(std::move(entries), size),
      bytes_(bytes),
      start_(std::clamp<std::size_t>(static_cast<std::size_t>(std::max<Goffset>(start, 0)), 0,
                                     bytes.size())),
      end_(start_ +
           std::min(static_cast<std::size_t>(std::max<Goffset>(size, 0)), bytes.size() - start_)),
      at_(start_),
      budget_(*budget) {}

BaseStream* MeteredStream::copy() {
  return new MeteredStream(bytes_, static_cast<Goffset>(start_), getLength(), dict.copy(),
                           &budget_);
}

Stream* MeteredStream::makeSubStream(Goffset start, bool limited, Goffset size, Object&& entries) {
  const Goffset rest = static_cast<Goffset>(end_) - start;
  return new MeteredStream(bytes_, start, limited ? std::min(size, rest) : rest, std::move(entries),
                           &budget_);
}

void MeteredStream::reset() {
  budget_.spend_bytes(kResetBytes);
  at_ = start_;
}

// As Poppler's own streams: negative directions count from the end.
void MeteredStream::setPos(Goffset position, int direction) {
  const auto end = static_cast<Goffset>(end_);
  const Goffset wanted = direction >= 0 ? position : end - position;
  at_ = static_cast<std::size_t>(std::clamp(wanted, static_cast<Goffset>(start_), end));
}

void MeteredStream::moveStart(Goffset delta) {
  const Goffset moved = static_cast<Goffset>(start_) + delta;
  start_ = static_cast<std::size_t>(std::clamp<Goffset>(moved, 0, static_cast<Goffset>(end_)));
  at_ = start_;
}

int MeteredStream::getChars(int count, unsigned char* buffer) {
  if (count <= 0 || at_ >= end_) return 0;
  const std::size_t taken = std::min(static_cast<std::size_t>(count), end_ - at_);
  if (!budget_.spend_bytes(static_cast<std::int64_t>(taken))) return 0;
  std::copy_n(bytes_.data() + at_, taken, buffer);
  at_ += taken;
  return static_cast<int>(taken);
}

}  // namespace boardtrail

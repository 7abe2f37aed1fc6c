// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/progress.h"

#include <cstdio>
#include <cstdlib>

#include <unistd.h>

#include "report/display.h"

namespace boardtrail {
namespace {

constexpr std::chrono::milliseconds kFirst{500};
constexpr std::chrono::milliseconds kBetween{100};
constexpr std::size_t kWidth = 78;

bool stderr_can_overwrite() {
  const char* terminal = std::getenv("TERM");
  const bool dumb = terminal == nullptr || std::string_view(terminal) == "dumb";
  return !dumb && ::isatty(STDERR_FILENO) == 1;
}

}  // namespace

Progress::Progress(When when)
    : on_(when == When::kAlways || (when == When::kAuto && stderr_can_overwrite())),
      next_(Clock::now() + kFirst) {}

void Progress::show(std::size_t done, std::size_t total, std::string_view path) {
  if (!on_) return;
  const Clock::time_point now = Clock::now();
  if (now < next_) return;
  next_ = now + kBetween;
  visible_ = true;
  const std::string count = std::to_string(done) + "/" + std::to_string(total) + "  ";
  const std::string name = clip(display_line(path), kWidth - count.size());
  std::fprintf(stderr, "\r\033[K%s%s", count.c_str(), name.c_str());
}

void Progress::clear() {
  if (visible_) std::fputs("\r\033[K", stderr);
  visible_ = false;
}

}  // namespace boardtrail

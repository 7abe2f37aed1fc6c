// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_CLI_PROGRESS_H_
#define BOARDTRAIL_CLI_PROGRESS_H_

#include <chrono>
#include <string>
#include <string_view>

namespace boardtrail {

// A line on stderr that says how far a run is, overwritten as it goes on. It appears
// only after half a second, and is gone when the run ends.
class Progress {
 public:
  enum class When { kAuto, kAlways, kNever };

  explicit Progress(When when);
  ~Progress() { clear(); }
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  void show(std::size_t done, std::size_t total, std::string_view path);
  // Takes the line away, so that something else can be said.
  void clear();

 private:
  using Clock = std::chrono::steady_clock;
  bool on_;
  bool visible_ = false;
  Clock::time_point next_;
};

}  // namespace boardtrail

#endif  // BOARDTRAIL_CLI_PROGRESS_H_

// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_BASE_CHECK_H_
#define BOARDTRAIL_BASE_CHECK_H_

namespace boardtrail {

// Throws std::logic_error that names the condition and its place.
[[noreturn]] void fail_check(const char* condition, const char* file, int line);

}  // namespace boardtrail

// States what the program itself guarantees. A failure is a programming mistake
// (channel 3 of docs/ARCHITECTURE.md), never a property of the input.
#define BOARDTRAIL_CHECK(condition) \
  ((condition) ? static_cast<void>(0) : ::boardtrail::fail_check(#condition, __FILE__, __LINE__))

#endif  // BOARDTRAIL_BASE_CHECK_H_

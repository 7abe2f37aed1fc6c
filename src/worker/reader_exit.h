// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_WORKER_READER_EXIT_H_
#define BOARDTRAIL_WORKER_READER_EXIT_H_

namespace boardtrail {

// What both sides know of a reader process before a word is said.

// The descriptor of its end of the socket.
inline constexpr int kReaderSocket = 3;

// Its exit statuses, where no answer can say it.
inline constexpr int kReaderDone = 0;
inline constexpr int kReaderOutOfMemory = 2;
inline constexpr int kReaderMistake = 3;       // the parent is not understood
inline constexpr int kReaderWithoutWalls = 4;  // a wall that always stands could not be raised

// Built with a sanitizer, which needs address space and system calls of its own.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
inline constexpr bool kSanitized = true;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
inline constexpr bool kSanitized = true;
#else
inline constexpr bool kSanitized = false;
#endif
#else
inline constexpr bool kSanitized = false;
#endif

}  // namespace boardtrail

#endif  // BOARDTRAIL_WORKER_READER_EXIT_H_

// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_WORKER_WORKER_LIMITS_H_
#define BOARDTRAIL_WORKER_WORKER_LIMITS_H_

#include <cstdint>

namespace boardtrail {

// What a reader process may cost, whatever the document in it makes of it. The limits of
// base/limits.h are kept by the readers themselves, while they are sound; these are kept
// by the kernel and by the parent. Listed in docs/limits.md.
struct WorkerLimits {
  // Address space. The costliest document known needs 400 MiB beside its own bytes.
  std::int64_t max_memory_bytes = 2LL << 30;
  // Wall-clock time of one document: a base, and more for each MiB of it. The slowest
  // packs known take 3 s for 30 MiB.
  std::int64_t base_milliseconds = 60'000;
  std::int64_t milliseconds_per_mib = 1'000;
  // Time of all papers of one pack (ZIP) together: a pack of 4,096 that each take as long as one
  // may would take three days. So many small ones take 20 s.
  std::int64_t pack_milliseconds = 600'000;
  // Time after which a reader is replaced; with the time of one document it is also the
  // processor time that the kernel allows to the process.
  std::int64_t retire_after_milliseconds = 60'000;
  // Documents that one process reads before it is replaced. A start costs some 15 ms.
  std::int32_t max_documents = 100;
  // Bytes of one answer.
  std::int64_t max_answer_bytes = 512LL << 20;
  // Bytes of an error's text.
  std::int32_t max_error_bytes = 4'096;
};

}  // namespace boardtrail

#endif  // BOARDTRAIL_WORKER_WORKER_LIMITS_H_

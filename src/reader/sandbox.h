// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_READER_SANDBOX_H_
#define BOARDTRAIL_READER_SANDBOX_H_

#include <cstdint>

#include "worker/messages.h"
#include "worker/worker_limits.h"

namespace boardtrail {

// Raises the walls around this process and says which stand; none comes down again.
// `wanted`: a set of Wall, kAllWalls but in tests that try one wall alone. Each that the
// kernel does not know or refuses is left out of the answer, and the others are raised
// all the same. To be called by the only thread, after all libraries are ready: from here
// on no file can be opened.
std::uint32_t raise_walls(const WorkerLimits& limits, std::uint32_t wanted);

}  // namespace boardtrail

#endif  // BOARDTRAIL_READER_SANDBOX_H_

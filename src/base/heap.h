// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_BASE_HEAP_H_
#define BOARDTRAIL_BASE_HEAP_H_

namespace boardtrail {

// What one document leaves free is kept for the next, up to 32 MiB a thread: to give it to the
// kernel and to have it back page by page costs a fiftieth of the time of long packs. For the
// start of a program.
void keep_freed_memory();

}  // namespace boardtrail

#endif  // BOARDTRAIL_BASE_HEAP_H_

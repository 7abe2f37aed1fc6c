// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_READER_SYSTEM_CALLS_H_
#define BOARDTRAIL_READER_SYSTEM_CALLS_H_

namespace boardtrail {

// From here on this process may compute, use memory, and read and write what is open.
// Of the rest, what no library asks for kills it (SIGSYS: sockets, programs, processes,
// other processes' memory), and everything else fails with EACCES: libraries look for
// optional files and live without them. False where the kernel refuses a filter.
bool filter_system_calls();

}  // namespace boardtrail

#endif  // BOARDTRAIL_READER_SYSTEM_CALLS_H_

// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/heap.h"

#include <malloc.h>

namespace boardtrail {

void keep_freed_memory() {
  // glibc raises both by itself, after large blocks were freed; documents are many small ones.
  ::mallopt(M_MMAP_THRESHOLD, 16 << 20);
  ::mallopt(M_TRIM_THRESHOLD, 32 << 20);
}

}  // namespace boardtrail

// SPDX-License-Identifier: GPL-3.0-or-later
#include <fcntl.h>

#include "base/descriptor.h"
#include "base/heap.h"
#include "worker/reader.h"

// Has a PDF read by a process of its own, as `boardtrail` does; see isolation_bench.cc.
int main(int count, char** arguments) {
  using namespace boardtrail;
  keep_freed_memory();
  if (count != 2) return 2;
  const Descriptor file(::open(arguments[1], O_RDONLY | O_CLOEXEC));
  const Limits limits;
  const auto bytes = SealedBytes::rest_of(file.number(), limits.max_document_bytes);
  return bytes && Reader({}).read(*bytes, arguments[1]) ? 0 : 1;
}

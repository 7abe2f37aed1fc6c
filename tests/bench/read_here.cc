// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstddef>
#include <memory>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/descriptor.h"
#include "base/heap.h"
#include "extractors/extractor.h"

// Reads a PDF in its own process, as `boardtrail` would without readers; see isolation_bench.cc.
int main(int count, char** arguments) {
  using namespace boardtrail;
  keep_freed_memory();
  if (count != 2) return 2;
  const Descriptor file(::open(arguments[1], O_RDONLY | O_CLOEXEC));
  struct stat about {};
  if (::fstat(file.number(), &about) != 0) return 1;
  const auto size = static_cast<std::size_t>(about.st_size);
  const auto bytes = std::make_unique_for_overwrite<char[]>(size);
  if (::read(file.number(), bytes.get(), size) != about.st_size) return 1;
  const std::string_view view(bytes.get(), size);
  const auto extract = choose_extractor(view, arguments[1]);
  return extract && (*extract)(view, Limits{}) ? 0 : 1;
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "worker/spare_reader.h"

#include <utility>

#include "worker/reader_path.h"

namespace boardtrail {

SpareReader::SpareReader(const std::string& path, const WorkerLimits& limits) {
  auto started = ReaderProcess::start(path.empty() ? reader_path() : path, limits);
  if (started) process_ = *std::move(started);
}

std::unique_ptr<ReaderProcess> SpareReader::take() {
  const std::lock_guard lock(mutex_);
  return std::move(process_);
}

}  // namespace boardtrail

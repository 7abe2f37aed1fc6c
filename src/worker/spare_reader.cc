// SPDX-License-Identifier: GPL-3.0-or-later
#include "worker/spare_reader.h"

#include <utility>

namespace boardtrail {

SpareReader::SpareReader(ReaderProgram program, const WorkerLimits& limits) : program_(program) {
  auto started = ReaderProcess::start(reader_path(program), limits);
  if (started) process_ = *std::move(started);
}

std::unique_ptr<ReaderProcess> SpareReader::take(ReaderProgram program) {
  const std::lock_guard lock(mutex_);
  if (program != program_) return nullptr;
  return std::move(process_);
}

}  // namespace boardtrail

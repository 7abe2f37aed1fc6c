// SPDX-License-Identifier: GPL-3.0-or-later
#include <string>

#include <benchmark/benchmark.h>

#include "model/document_json.h"
#include "model/document_stream.h"
#include "support/sample_document.h"

namespace boardtrail {
namespace {

// A long plan: 5,000 rows of eight one-word cells.
Document long_plan() { return table_document(5000, 8); }

void count_bytes(benchmark::State& state, std::size_t bytes) {
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) *
                          static_cast<std::int64_t>(bytes));
}

void write_stream(benchmark::State& state) {
  const Document document = long_plan();
  std::size_t bytes = 0;
  for (auto _ : state) {
    const std::string stream = write_document(document);
    bytes = stream.size();
    benchmark::DoNotOptimize(stream.data());
  }
  count_bytes(state, bytes);
}
BENCHMARK(write_stream);

void read_stream(benchmark::State& state) {
  const std::string stream = write_document(long_plan());
  for (auto _ : state) {
    const Result<Document> document = read_document(stream, Limits{});
    if (!document) state.SkipWithError("the stream was refused");
    benchmark::DoNotOptimize(document);
  }
  count_bytes(state, stream.size());
}
BENCHMARK(read_stream);

void write_json(benchmark::State& state) {
  const Document document = long_plan();
  std::size_t bytes = 0;
  for (auto _ : state) {
    const std::string json = document_to_json(document);
    bytes = json.size();
    benchmark::DoNotOptimize(json.data());
  }
  count_bytes(state, bytes);
}
BENCHMARK(write_json);

}  // namespace
}  // namespace boardtrail

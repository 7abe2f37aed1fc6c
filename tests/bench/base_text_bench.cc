// SPDX-License-Identifier: GPL-3.0-or-later
#include <string>
#include <string_view>

#include <benchmark/benchmark.h>

#include "base/text.h"

namespace boardtrail {
namespace {

// What cells look like: short, and mostly ASCII; the second with what word
// processors put in, the third with a letter that only ICU can fold.
constexpr std::string_view kCells[] = {
    "  Agree the  revised escalation policy with each Division and report to the Board ",
    "Agree the Trust\u2019s revised policy \u2013 \u201Cin full\u201D \u2013 and report to the "
    "Board ",
    "Agree the revised policy with Zo\u00EB and report to the Board at its next meeting",
};

template <typename Function>
void run(benchmark::State& state, Function function) {
  const std::string_view cell = kCells[state.range(0)];
  for (auto _ : state) benchmark::DoNotOptimize(function(cell));
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) *
                          static_cast<std::int64_t>(cell.size()));
}

void bench_fold(benchmark::State& state) { run(state, fold); }
void bench_fold_words(benchmark::State& state) { run(state, fold_words); }
void bench_collapse_spaces(benchmark::State& state) { run(state, collapse_spaces); }
void bench_is_valid_utf8(benchmark::State& state) { run(state, is_valid_utf8); }
void bench_count_code_points(benchmark::State& state) { run(state, count_code_points); }
void bench_trim(benchmark::State& state) {
  run(state, [](std::string_view cell) { return trim(cell).size(); });
}

BENCHMARK(bench_fold)->DenseRange(0, 2);
BENCHMARK(bench_fold_words)->DenseRange(0, 2);
BENCHMARK(bench_collapse_spaces)->DenseRange(0, 2);
BENCHMARK(bench_is_valid_utf8)->DenseRange(0, 2);
BENCHMARK(bench_count_code_points)->DenseRange(0, 2);
BENCHMARK(bench_trim)->DenseRange(0, 2);

}  // namespace
}  // namespace boardtrail

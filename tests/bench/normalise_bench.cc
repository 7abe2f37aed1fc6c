// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include <benchmark/benchmark.h>

#include "normalise/dates.h"
#include "normalise/leads.h"
#include "normalise/number.h"
#include "normalise/rating.h"
#include "normalise/reference.h"

// Cells as plans have them; bytes a second over a mixed column of each sort.
namespace boardtrail {
namespace {

template <std::size_t n, typename Function>
void run(benchmark::State& state, const std::array<std::string_view, n>& cells, Function read) {
  std::size_t bytes = 0;
  for (const std::string_view cell : cells) bytes += cell.size();
  for (auto _ : state) {
    for (const std::string_view cell : cells) benchmark::DoNotOptimize(read(cell));
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * bytes));
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations() * n));
}

void bench_read_due(benchmark::State& state) {
  static constexpr std::array<std::string_view, 6> kCells = {
      "30-Sep-21", "30/06/2021 31-Dec-21", "January March April 2019",
      "Ongoing",   "Q3 2023/24",           "by the end of Sept 21 (was 30/06/21)"};
  run(state, kCells, [](std::string_view cell) { return read_due(cell); });
}

void bench_read_rating(benchmark::State& state) {
  static constexpr std::array<std::string_view, 6> kCells = {
      "G", "A/G", "AG", "Closed", "Green", "Off Track (<1 month), Recovery Actions in Place"};
  static const std::vector<LegendEntry> legend = {
      read_legend_line("G", "On track and expected to deliver on time"),
      read_legend_line("A/G", "Clear plan for delivery but not yet completed"),
      read_legend_line("R", "Expected to deliver over 1 month after deadline date")};
  run(state, kCells, [](std::string_view cell) { return read_rating(cell, legend); });
}

void bench_read_leads(benchmark::State& state) {
  static constexpr std::array<std::string_view, 6> kCells = {"TG",
                                                             "JB/TG",
                                                             "Director of Nursing and Quality",
                                                             "Jo Field / Sam Reed",
                                                             "Jo Field, Chief Nurse",
                                                             "Varied"};
  run(state, kCells, [](std::string_view cell) { return read_leads(cell); });
}

void bench_read_number(benchmark::State& state) {
  static constexpr std::array<std::string_view, 5> kCells = {"50%", "12,761", "00:18:00", "N/A",
                                                             "Excellent"};
  run(state, kCells, [](std::string_view cell) { return read_number(cell); });
}

void bench_split_reference(benchmark::State& state) {
  static constexpr std::array<std::string_view, 4> kCells = {
      "G2 - The backlog of risks on the register should be reviewed", "1. Our services are safe",
      "2019/R18 - To introduce an annual report", "The Board should revisit its strategies"};
  run(state, kCells, [](std::string_view cell) { return split_reference(cell); });
}

void bench_find_dates_in_prose(benchmark::State& state) {
  std::string text;
  while (text.size() < (64U << 10U)) {
    text +=
        "The committee received the revised plan and asked that the actions due by the end of "
        "March 2021 be reviewed with divisional teams, since staffing may not allow delivery "
        "before 30 June 2021; a further report will come to the Board in Q3 2021/22. ";
  }
  for (auto _ : state) benchmark::DoNotOptimize(find_dates(text));
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(text.size()));
}

BENCHMARK(bench_read_due);
BENCHMARK(bench_read_rating);
BENCHMARK(bench_read_leads);
BENCHMARK(bench_read_number);
BENCHMARK(bench_split_reference);
BENCHMARK(bench_find_dates_in_prose);

}  // namespace
}  // namespace boardtrail

// SPDX-License-Identifier: GPL-3.0-or-later
#include <string>

#include <benchmark/benchmark.h>

#include "extractors/text/text_extractor.h"

namespace boardtrail {
namespace {

// A paper of about 100 KB: tables of actions with the markup that conversions leave,
// between headings, paragraphs and lists.
std::string make_tabbed_paper() {
  std::string text;
  for (int page = 1; text.size() < 100'000; ++page) {
    text +=
        "Progress on the plan\n\nThe plan was agreed by the Board in May. Each action has a lead "
        "and a date, and the Committee looks at **all** of them every month.\n\n"
        "- Two actions are complete\n- One action has been \u2018re-set\u2019\n\n"
        "Ref\tAction\tLead\tDue\tRAG\tUpdate\n";
    for (int row = 0; row < 12; ++row) {
      text += "A" + std::to_string(page * 100 + row) +
              "\t<p>Review the way in which risks are escalated from the divisions, and report to "
              "the Committee.</p>\tJB/TG\t30/06/2021 31-Dec-21\tA/G\tThe policy has been agreed; "
              "training of the ward managers goes on until the end of the quarter.\n";
    }
    text += '\n';
  }
  return text;
}

// The same as `pdftotext -layout` would print it.
std::string make_laid_out_paper() {
  std::string text;
  for (int page = 1; text.size() < 100'000; ++page) {
    text += "Ref    Action                                     Lead      Due         RAG\n\n";
    for (int row = 0; row < 12; ++row) {
      text += "A" + std::to_string(100 + row) +
              "   Review the way in which risks are          JB / TG   30 Jun 21   A/G\n"
              "       escalated from the divisions, and report\n"
              "       to the Committee.\n";
    }
    text += "\f";
  }
  return text;
}

void run(benchmark::State& state, const std::string& text) {
  for (auto _ : state) benchmark::DoNotOptimize(extract_text(text, Limits{}));
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(text.size()));
}

void bench_tabbed(benchmark::State& state) { run(state, make_tabbed_paper()); }
void bench_laid_out(benchmark::State& state) { run(state, make_laid_out_paper()); }

BENCHMARK(bench_tabbed);
BENCHMARK(bench_laid_out);

}  // namespace
}  // namespace boardtrail

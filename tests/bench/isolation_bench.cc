// SPDX-License-Identifier: GPL-3.0-or-later
#include <string>

#include <benchmark/benchmark.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/heap.h"
#include "extractors/extractor.h"
#include "support/pdf_builder.h"
#include "worker/reader.h"

// What it costs to have documents read by a process of their own. The time is processor
// time of the parent and of the reader together, and holds the start of one reader for
// each hundred documents, as a run has it; wall-clock time would measure the machine.
namespace boardtrail {
namespace {

constexpr int kDocuments = 100;  // WorkerLimits::max_documents

double seconds_of(int who) {
  rusage usage{};
  ::getrusage(who, &usage);
  const auto seconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) * 1e-6;
  };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

// A reader's share is known once it has ended.
double cpu_seconds() { return seconds_of(RUSAGE_SELF) + seconds_of(RUSAGE_CHILDREN); }

std::string small_paper() {
  std::string text =
      "Eastmere NHS Trust\nWard Plan\nPosition as at 3 March 2025\n\n"
      "Ref\tAction\tLead\tDue Date\tRAG\tProgress\n";
  for (int row = 1; row <= 12; ++row) {
    text += "A" + std::to_string(row) +
            "\tReview the escalation policy with the ward managers\tAnn Ash\t31/03/2025\tG\tThe "
            "policy is with the Committee and training follows.\n";
  }
  return text;
}

constexpr int kPages = 300;

// Each page with a ruled table of 20 rows and 6 columns, of few words.
std::string pack_of_tables() {
  PdfBuilder pdf;
  for (int page = 0; page < kPages; ++page) {
    std::string content;
    for (int row = 0; row <= 20; ++row) {
      const double y = 780 - 30.0 * row;
      content += PdfBuilder::line(40, y, 560, y);
      for (int column = 0; column < 6 && row < 20; ++column) {
        content += PdfBuilder::text(45 + 86.0 * column, y - 12,
                                    "Words " + std::to_string(page * row + column), 8);
        content += PdfBuilder::text(45 + 86.0 * column, y - 22, "of the update", 8);
      }
    }
    for (int column = 0; column <= 6; ++column) {
      content += PdfBuilder::line(40 + 86.0 * column, 180, 40 + 86.0 * column, 780);
    }
    pdf.page(content);
  }
  return pdf.build();
}

// Each page with 48 lines of 16 words.
std::string pack_of_words() {
  PdfBuilder pdf;
  for (int page = 0; page < kPages; ++page) {
    std::string content;
    for (int line = 0; line < 48; ++line) {
      content += PdfBuilder::text(60, 780 - 15.0 * line,
                                  "The Board is asked to note the position of " +
                                      std::to_string(page * line) +
                                      " and what was agreed at its last meeting");
    }
    pdf.page(content);
  }
  return pdf.build();
}

// As a program without readers would do it: in memory that nothing has touched before, but
// with the libraries loaded, for that is a part of what a reader costs.
void read_here(benchmark::State& state, const std::string& bytes, int documents) {
  for (auto _ : state) {
    const double begin = cpu_seconds();
    const pid_t child = ::fork();
    if (child == 0) {
      for (int i = 0; i < documents; ++i) {
        benchmark::DoNotOptimize(choose_extractor(bytes, "paper.txt").value()(bytes, Limits{}));
      }
      ::_exit(0);
    }
    ::waitpid(child, nullptr, 0);
    state.SetIterationTime((cpu_seconds() - begin) / documents);
  }
}

void read_there(benchmark::State& state, const std::string& bytes, int documents) {
  for (auto _ : state) {
    const double begin = cpu_seconds();
    {
      Reader reader({});
      for (int i = 0; i < documents; ++i) {
        const SealedBytes sealed = SealedBytes::copy_of(bytes).value();
        benchmark::DoNotOptimize(reader.read(sealed, "paper.txt").value());
      }
    }
    state.SetIterationTime((cpu_seconds() - begin) / documents);
  }
}

// As the program begins.
const bool kHeapIsKept = [] {
  keep_freed_memory();
  return true;
}();

void small_here(benchmark::State& state) { read_here(state, small_paper(), kDocuments); }
void small_there(benchmark::State& state) { read_there(state, small_paper(), kDocuments); }
void tables_here(benchmark::State& state) { read_here(state, pack_of_tables(), 1); }
void tables_there(benchmark::State& state) { read_there(state, pack_of_tables(), 1); }
void words_here(benchmark::State& state) { read_here(state, pack_of_words(), 1); }
void words_there(benchmark::State& state) { read_there(state, pack_of_words(), 1); }

BENCHMARK(small_here)->UseManualTime()->Unit(benchmark::kMillisecond);
BENCHMARK(small_there)->UseManualTime()->Unit(benchmark::kMillisecond);
BENCHMARK(tables_here)->UseManualTime()->Unit(benchmark::kMillisecond);
BENCHMARK(tables_there)->UseManualTime()->Unit(benchmark::kMillisecond);
BENCHMARK(words_here)->UseManualTime()->Unit(benchmark::kMillisecond);
BENCHMARK(words_there)->UseManualTime()->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace boardtrail

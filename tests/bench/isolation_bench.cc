// SPDX-License-Identifier: GPL-3.0-or-later
#include <stdexcept>
#include <string>

#include <benchmark/benchmark.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/heap.h"
#include "extractors/extractor.h"
#include "support/pdf_builder.h"
#include "support/temporary_folder.h"
#include "worker/reader.h"

// What it costs to have documents read by a process of their own. The time is processor time of
// all processes together; wall-clock time would measure the machine.
//   small_*  one of a hundred small papers of a run, with its share of the one reader's start
//   pack_*, tables_*  whole programs that read one pack and end, which differ in who reads it: so
//            that each pays for the libraries that it loads and for memory that nothing touched
//            before
namespace boardtrail {
namespace {

double seconds_of(int who) {
  rusage usage{};
  ::getrusage(who, &usage);
  const auto seconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) * 1e-6;
  };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

// A process's share is known once it has ended.
double cpu_seconds() { return seconds_of(RUSAGE_SELF) + seconds_of(RUSAGE_CHILDREN); }

// --- small papers -----------------------------------------------------------

constexpr int kDocuments = 100;  // WorkerLimits::max_documents

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

// In memory that nothing has touched before, as a reader has it.
void small_here(benchmark::State& state) {
  const std::string bytes = small_paper();
  for (auto _ : state) {
    const double begin = cpu_seconds();
    const pid_t child = ::fork();
    if (child == 0) {
      for (int i = 0; i < kDocuments; ++i) {
        benchmark::DoNotOptimize(choose_extractor(bytes, "paper.txt").value()(bytes, Limits{}));
      }
      ::_exit(0);
    }
    ::waitpid(child, nullptr, 0);
    state.SetIterationTime((cpu_seconds() - begin) / kDocuments);
  }
}

void small_there(benchmark::State& state) {
  const std::string bytes = small_paper();
  for (auto _ : state) {
    const double begin = cpu_seconds();
    {
      Reader reader({});
      for (int i = 0; i < kDocuments; ++i) {
        const SealedBytes sealed = SealedBytes::copy_of(bytes).value();
        benchmark::DoNotOptimize(reader.read(sealed, "paper.txt").value());
      }
    }
    state.SetIterationTime((cpu_seconds() - begin) / kDocuments);
  }
}

// --- packs ------------------------------------------------------------------

constexpr int kPages = 300;
constexpr const char* kSentence = "the Board is asked to note what was agreed at its last meeting";

// A ruled table of six columns, `lines` lines in each cell.
std::string table_page(int seed, int rows, int lines) {
  constexpr double kLeft = 40;
  constexpr double kTop = 780;
  constexpr double kColumn = 86;
  constexpr double kLine = 10;
  const double row_height = lines * kLine + 10;
  const double bottom = kTop - rows * row_height;
  std::string content;
  for (int row = 0; row <= rows; ++row) {
    const double y = kTop - row_height * row;
    content += PdfBuilder::line(kLeft, y, kLeft + 6 * kColumn, y);
    for (int column = 0; column < 6 && row < rows; ++column) {
      for (int line = 0; line < lines; ++line) {
        const std::string text =
            line == 0 ? "Words " + std::to_string(seed * rows + row) : "of the last update";
        content += PdfBuilder::text(kLeft + 5 + kColumn * column, y - 12 - kLine * line, text, 8);
      }
    }
  }
  for (int column = 0; column <= 6; ++column) {
    content += PdfBuilder::line(kLeft + kColumn * column, bottom, kLeft + kColumn * column, kTop);
  }
  return content;
}

std::string page_of_words(int seed) {
  std::string content;
  for (int line = 0; line < 48; ++line) {
    content +=
        PdfBuilder::text(60, 780 - 15.0 * line,
                         std::to_string(seed + line) + " " + kSentence + " and " + kSentence, 8);
  }
  return content;
}

// Papers of five pages: three of words, then a plan of two pages with ten rows each.
std::string pack_of_papers() {
  PdfBuilder pdf;
  for (int page = 0; page < kPages; ++page) {
    pdf.page(page % 5 < 3 ? page_of_words(page) : table_page(page, 10, 6));
  }
  return pdf.build();
}

// The costliest for its time to be read: nothing but tables, of many cells with few words.
std::string pack_of_tables() {
  PdfBuilder pdf;
  for (int page = 0; page < kPages; ++page) pdf.page(table_page(page, 20, 2));
  return pdf.build();
}

void run(const char* program, std::string pack) {
  std::string name = program;
  char* arguments[] = {name.data(), pack.data(), nullptr};
  char* environment[] = {nullptr};
  pid_t child = -1;
  int status = -1;
  if (::posix_spawn(&child, program, nullptr, nullptr, arguments, environment) == 0) {
    ::waitpid(child, &status, 0);
  }
  if (status != 0) throw std::runtime_error(name + " did not read the pack");
}

void read_pack(benchmark::State& state, const char* program, std::string (*pack)()) {
  const TemporaryFolder folder;
  const std::string path = folder.write("pack.pdf", pack());
  for (auto _ : state) {
    const double begin = cpu_seconds();
    run(program, path);
    state.SetIterationTime(cpu_seconds() - begin);
  }
}

// As the program begins.
const bool kHeapIsKept = [] {
  keep_freed_memory();
  return true;
}();

BENCHMARK(small_here)->UseManualTime()->Unit(benchmark::kMillisecond);
BENCHMARK(small_there)->UseManualTime()->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(read_pack, pack_here, READ_HERE, pack_of_papers)
    ->UseManualTime()
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(read_pack, pack_there, READ_THERE, pack_of_papers)
    ->UseManualTime()
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(read_pack, tables_here, READ_HERE, pack_of_tables)
    ->UseManualTime()
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(read_pack, tables_there, READ_THERE, pack_of_tables)
    ->UseManualTime()
    ->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace boardtrail

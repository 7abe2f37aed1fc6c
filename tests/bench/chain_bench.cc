// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <benchmark/benchmark.h>

#include "checks/rule.h"
#include "extractors/extractor.h"
#include "recognise/recogniser.h"
#include "schema/schema.h"

// The chain from the bytes of a text paper to its findings, without a warehouse; bytes
// a second of one core. The papers: those of corpus/, a mix of made ones with the long
// cells that real plans have, and all *.txt of the folder that BOARDTRAIL_BENCH_PAPERS
// names, where it is set.
namespace boardtrail {
namespace {

struct NamedText {
  std::string name;
  std::string text;
};
using Texts = std::vector<NamedText>;

Texts texts_of(const std::string& folder) {
  Texts texts;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() != ".txt") continue;
    std::ifstream file(entry.path(), std::ios::binary);
    texts.push_back(
        {entry.path().filename(), std::string(std::istreambuf_iterator<char>(file), {})});
  }
  std::sort(texts.begin(), texts.end(),
            [](const NamedText& a, const NamedText& b) { return a.name < b.name; });
  return texts;
}

// Draws words, cells and rows; a seed makes the same paper on every machine.
class Maker {
 public:
  explicit Maker(unsigned seed) : random_(seed) {}

  std::size_t below(std::size_t count) { return random_() % count; }

  template <typename List>
  std::string pick(const List& list) {
    return std::string(*(std::begin(list) + below(std::size(list))));
  }

  std::string date() {
    static constexpr std::string_view kMonths[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                   "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const std::string day = std::to_string(1 + below(28));
    const std::string month = std::to_string(1 + below(12));
    switch (below(5)) {
      case 0:
        return day + "/" + month + "/2025";
      case 1:
        return day + "-" + pick(kMonths) + "-25";
      case 2:
        return pick(kMonths) + " 2025";
      case 3:
        return "Q" + std::to_string(1 + below(4)) + " 2025/26";
      default:
        return day + "/" + month + "/2025 " + day + "-" + pick(kMonths) + "-25";
    }
  }

  std::string sentence() {
    static constexpr std::string_view kStarts[] = {
        "The divisions have agreed", "A task and finish group will review",
        "The Committee received",    "It is advised that the Board consider",
        "Work is under way on",      "Following the external review, the Trust has strengthened",
        "The Executive approved",    "Feedback from staff networks informed"};
    static constexpr std::string_view kThings[] = {"the revised accountability framework",
                                                   "the register of operational risks",
                                                   "training for ward managers",
                                                   "the clinical audit programme",
                                                   "how learning from incidents is shared",
                                                   "the integrated performance report",
                                                   "the timetable of Board visits",
                                                   "appraisals and mandatory training"};
    static constexpr std::string_view kEnds[] = {
        "and a report will come to the next meeting",
        "so that assurance is visible from ward to Board",
        "with the aim of greater clinical engagement",
        "although capacity remains a risk (see the Board Assurance Framework)",
        "and 85% of teams now take part, against a target of 90%",
        "which is complete for three of the five divisions"};
    std::string text = pick(kStarts) + " " + pick(kThings) + " " + pick(kEnds);
    if (below(6) == 0) text += "; this was due by " + date();
    return text + ". ";
  }

  std::string prose(std::size_t sentences) {
    std::string text;
    for (std::size_t i = 0; i < sentences; ++i) text += sentence();
    text.pop_back();
    return text;
  }

  std::string lead() {
    static constexpr std::string_view kLeads[] = {"AB",           "AB / CD", "Chief Nurse",
                                                  "Cy Cedar",     "Varied",  "Ann Ash, Bo Birch",
                                                  "COO & E. Elm", ""};
    return pick(kLeads);
  }
  std::string rating() {
    static constexpr std::string_view kRatings[] = {"G", "A", "R", "A/G", "Complete", "Green", ""};
    return pick(kRatings);
  }

 private:
  std::mt19937 random_;
};

std::string front(std::string_view title) {
  return "Eastmere NHS Trust\n\nMeeting of the Board of Directors\nDate: 6 November 2025\n\n" +
         std::string(title) +
         "\n\nVersion: 2\nLast Updated: 3 November 2025\n\nRATING SCALE\n"
         "G\tOn track and expected to deliver on time\n"
         "A/G\tClear plan for delivery but not yet completed\n"
         "A\tExpected to deliver within 1 month after deadline date\n"
         "R\tExpected to deliver over 1 month after deadline date\n\n";
}

std::string tabbed_plan(unsigned seed) {
  Maker maker(seed);
  std::string text = front("Well-Led Improvement Plan");
  text += "No.\tDescription\tLead\tDue Date\tRAG\tComments/Updates\n";
  for (int row = 1; row <= 60; ++row) {
    if (row % 12 == 1) text += std::to_string(row / 12 + 1) + ". Services are well led\n";
    text += std::to_string(row) + "\tG" + std::to_string(row) + " - " + maker.prose(2) + "\t" +
            maker.lead() + "\t" + maker.date() + "\t" + maker.rating() + "\t" + maker.prose(4) +
            "\n";
  }
  return text;
}

std::string piped_review(unsigned seed) {
  Maker maker(seed);
  std::string text = front("Self-Review of Governance");
  for (int part = 1; part <= 6; ++part) {
    text += std::to_string(part) + ". Leadership\n\n" + maker.prose(6) + "\n\n- " + maker.prose(1) +
            "\n- " + maker.prose(1) + "\n\n";
    text += "| Ref | Action | Lead | Timescale | Status | Progress |\n|---|---|---|---|---|---|\n";
    for (int row = 1; row <= 10; ++row) {
      text += "| " + std::to_string(part) + "." + std::to_string(row) + " | " + maker.prose(2) +
              " | " + maker.lead() + " | " + maker.date() + " | " + maker.rating() + " | " +
              maker.prose(3) + " |\n";
    }
    text += "\n";
  }
  return text;
}

std::string scorecard(unsigned seed) {
  Maker maker(seed);
  std::string text = front("Strategic Ambitions: Progress");
  text += "Measure\tBaseline\tTarget\tQ1 2025/26\tQ2 2025/26\tQ3 2025/26\tComment\n";
  for (int row = 1; row <= 60; ++row) {
    text += "Measure " + std::to_string(row);
    for (int column = 0; column < 5; ++column) {
      text += "\t" + std::to_string(maker.below(100)) + "%";
    }
    text += "\t" + maker.prose(2) + "\n";
  }
  return text;
}

Texts made_papers() {
  Texts texts;
  for (unsigned seed = 1; seed <= 3; ++seed) {
    texts.push_back({"plan.txt", tabbed_plan(seed)});
    texts.push_back({"review.txt", piped_review(seed)});
    texts.push_back({"scorecard.txt", scorecard(seed)});
  }
  return texts;
}

enum class Stages { kExtract, kRecognise, kCheck };

// False where a paper is refused.
bool read_all(const Texts& texts, const Recogniser& recogniser, Stages stages) {
  for (const NamedText& text : texts) {
    const Result<Extract> extract = choose_extractor(text.text, text.name);
    if (!extract) return false;
    const Result<Document> document = (*extract)(text.text, Limits{});
    if (!document) return false;
    benchmark::DoNotOptimize(document);
    if (stages == Stages::kExtract) continue;
    const std::vector<Paper> papers = recogniser.recognise(*document);
    benchmark::DoNotOptimize(papers);
    if (stages == Stages::kRecognise) continue;
    for (const Paper& paper : papers) {
      benchmark::DoNotOptimize(run_checks({*document, paper}));
    }
  }
  return true;
}

void run(benchmark::State& state, const Texts& texts, Stages stages) {
  const Result<SchemaSet> schemas = load_schemas(BOARDTRAIL_SOURCE_DIR "/schemas");
  if (!schemas) {
    state.SkipWithError("the schemas were refused");
    return;
  }
  const Recogniser recogniser(*schemas);
  std::size_t bytes = 0;
  for (const NamedText& text : texts) bytes += text.text.size();
  // Once before the clock runs: expressions and automata are made when a text first asks for
  // them, and a run reads thousands of papers with them.
  if (!read_all(texts, recogniser, stages)) return state.SkipWithError("a paper was refused");
  for (auto _ : state) read_all(texts, recogniser, stages);
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * bytes));
}

void add(const std::string& name, const Texts& texts) {
  if (texts.empty()) return;
  const std::pair<const char*, Stages> kStages[] = {{"/extract", Stages::kExtract},
                                                    {"/extract_recognise", Stages::kRecognise},
                                                    {"/extract_recognise_check", Stages::kCheck}};
  for (const auto& [suffix, stages] : kStages) {
    benchmark::RegisterBenchmark((name + suffix).c_str(), run, texts, stages);
  }
}

const bool kRegistered = [] {
  add("corpus", texts_of(BOARDTRAIL_SOURCE_DIR "/corpus/papers"));
  add("made", made_papers());
  if (const char* folder = std::getenv("BOARDTRAIL_BENCH_PAPERS")) {
    const Texts given = texts_of(folder);
    add("given", given);
    for (const NamedText& text : given) add("given/" + text.name, {text});
  }
  return true;
}();

}  // namespace
}  // namespace boardtrail

// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/ascii.h"
#include "base/text.h"
#include "checks/across/wording.h"
#include "checks/rows.h"
#include "checks/rules.h"

namespace boardtrail {
namespace {

struct Measure {
  std::string words;  // with '#' for each number
  std::vector<double> numbers;
};

// "all six wards" as "all 6 wards": numbers that are written as words.
std::string with_digits(const std::string& folded) {
  static constexpr std::string_view kNumbers[] = {"one",  "two", "three",  "four",
                                                  "five", "six", "seven",  "eight",
                                                  "nine", "ten", "eleven", "twelve"};
  std::string digits;
  for (std::size_t i = 0; i < folded.size();) {
    std::size_t end = i;
    while (end < folded.size() && is_letter(folded[end])) ++end;
    const std::string_view word = std::string_view(folded).substr(i, end - i);
    const auto* const number = std::find(std::begin(kNumbers), std::end(kNumbers), word);
    if (number != std::end(kNumbers)) {
      digits += std::to_string(number - std::begin(kNumbers) + 1);
    } else {
      digits += word;
    }
    if (end < folded.size()) digits += folded[end];
    i = end + 1;
  }
  return digits;
}

Measure read_measure(std::string_view text) {
  Measure measure;
  const std::string folded = with_digits(fold(text));
  for (std::size_t i = 0; i < folded.size();) {
    const char c = folded[i];
    if (c < '0' || c > '9') {
      measure.words += c;
      ++i;
      continue;
    }
    double value = 0;
    double unit = 0;
    for (; i < folded.size(); ++i) {
      if (folded[i] == '.' && unit == 0 && i + 1 < folded.size() && folded[i + 1] >= '0' &&
          folded[i + 1] <= '9') {
        unit = 1;
      } else if (folded[i] == ',' && unit == 0 && i + 1 < folded.size() && folded[i + 1] >= '0' &&
                 folded[i + 1] <= '9') {
        continue;
      } else if (folded[i] < '0' || folded[i] > '9') {
        break;
      } else if (unit == 0) {
        value = 10 * value + (folded[i] - '0');
      } else {
        unit /= 10;
        value += unit * (folded[i] - '0');
      }
    }
    measure.words += '#';
    measure.numbers.push_back(value);
  }
  measure.words = fold_words(measure.words);
  return measure;
}

bool less_is_better(const std::string& words) {
  static constexpr std::string_view kWords[] = {
      "reduc",  "fewer",   "below", "less than",  "no more than", "maximum", "at most", "under ",
      "within", "decreas", "lower", "not exceed", "up to",        "fall",    "wait"};
  return std::any_of(std::begin(kWords), std::end(kWords),
                     [&](std::string_view word) { return words.find(word) != std::string::npos; });
}

bool is_year(double number) { return number >= 1990 && number <= 2099; }

// The number that differs, as an index; nothing where none or several do.
std::optional<std::size_t> only_difference(const Measure& a, const Measure& b) {
  if (a.words != b.words || a.numbers.size() != b.numbers.size()) return std::nullopt;
  std::optional<std::size_t> found;
  for (std::size_t i = 0; i < a.numbers.size(); ++i) {
    if (a.numbers[i] == b.numbers[i]) continue;
    if (found) return std::nullopt;
    found = i;
  }
  return found;
}

bool has_figure(const Measure& measure) {
  return std::any_of(measure.numbers.begin(), measure.numbers.end(),
                     [](double number) { return !is_year(number); });
}

// "35% response rate" that became "Response rate improved": the same measure without its
// figure. "All staff trained" needs none.
bool loses_its_figure(const Measure& was, const Measure& is) {
  constexpr double kSameMeasure = 0.3;
  static constexpr std::string_view kWholes[] = {"all",  "each",   "every", "full",     "no",
                                                 "none", "nobody", "zero",  "complete", "entire"};
  if (!has_figure(was) || !is.numbers.empty()) return false;
  for (const std::string_view word : split(is.words, ' ')) {
    if (std::find(std::begin(kWholes), std::end(kWholes), word) != std::end(kWholes)) return false;
  }
  return word_overlap(was.words, is.words) >= kSameMeasure;
}

// The measures differ in one number, and it is easier to reach now.
bool has_easier_figure(const Measure& was, const Measure& is) {
  const auto at = only_difference(was, is);
  return at && !is_year(was.numbers[*at]) && !is_year(is.numbers[*at]) &&
         (is.numbers[*at] < was.numbers[*at]) != less_is_better(was.words);
}

void check_success_measure_weakened(const PlanStep& step, AcrossFindings& findings) {
  for (const Change& change : step.changes) {
    const StatedAction& before = change.before();
    const StatedAction& now = *change.now;
    if (!comparable(step, change) || is_blank(before.success_measure) ||
        before.success_measure == now.success_measure) {
      continue;
    }
    std::string what = " is gone.";
    if (!is_blank(now.success_measure)) {
      const Measure was = read_measure(before.success_measure);
      const Measure is = read_measure(now.success_measure);
      if (!has_easier_figure(was, is) && !loses_its_figure(was, is)) continue;
      what = " has become " + quoted(now.success_measure) + ".";
    } else if (now.closed() || !now.has_column(Field::kSuccessMeasure)) {
      continue;
    }
    findings.push_back(change_finding(kSuccessMeasureWeakened, step, change, Field::kSuccessMeasure,
                                      row_subject(now) + ": the success measure " +
                                          quoted(before.success_measure) + " of " +
                                          paper_of(*change.paper) + what,
                                      before.success_measure, now.success_measure));
  }
}

}  // namespace

const Rule kSuccessMeasureWeakened = {
    "success-measure-weakened",
    Severity::kHigh,
    "The measure of success was made easier",
    "The words of the success measure are the same, and a number in it is easier to reach than in "
    "the earlier paper; or it has lost its figure; or the measure is gone.",
    "A target that moves to where the result is proves nothing.",
    "Compares measures that differ in one number only. Less is easier, unless the measure speaks "
    "of reducing or of a maximum. Years are not compared. That a figure is gone is said where a "
    "third of the words are the same and none says 'all' or 'none'.",
    "March: '95% of staff are trained'; May: '85% of staff are trained'",
    nullptr,
    check_success_measure_weakened,
};

}  // namespace boardtrail

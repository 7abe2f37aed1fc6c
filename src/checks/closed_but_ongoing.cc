// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include <re2/re2.h>
#include <re2/set.h>

#include "base/text.h"
#include "checks/rows.h"
#include "checks/rules.h"

// The update of a closed row is read sentence by sentence. A sentence that says
// that work of the action itself is still to be done contradicts the closure,
// unless it tells of the past, of the standing business that a closed action
// leaves behind, or a later sentence says that it has been done since.
namespace boardtrail {
namespace {

#define BOARDTRAIL_WORK_VERBS                                                                      \
  "present|report back|submit|bring|develop|complete|finali[sz]e|implement|prepare|produce|"       \
  "publish|deliver|undertake|commence|begin|start|restart|roll ?out|recruit|appoint|agree|"        \
  "discuss|need|require|pull together|draft|create|establish|put in place|address|resolve|launch|" \
  "carry out|conduct|scope|procure|introduce|explore|identify|seek|consider|design"

#define BOARDTRAIL_DONE_FORMS                                                                  \
  "complet|implement|finali[sz]|agree|approv|deliver|develop|review|started|commenced|signed|" \
  "embedded|published|recruit|resolved|in place|rolled|establish|receiv|achiev"

// A need that the sentence only mentions: "staff who need to", "what the team needs to".
const RE2& mentioned_need() {
  static const RE2 kPattern(
      R"((?i)\b(?:who|that|which|what|where|when|if|those|anyone) (?:\w+ ){0,2}needs? to\b)");
  return kPattern;
}

// What a meeting decided, and work that goes on for good.
const RE2& decided_or_standing() {
  static const RE2 kPattern(
      R"((?i)\b(?:agreed|decided|approved|requested|recommended|asked|confirmed|process|procedure|)"
      R"(requires?|must|should|all|any) (?:[\w']+ ){0,8}to be\b|)"
      R"(\b(?:continues?|continuing) to (?:be )?(?:monitor|embed|report|support|review|track|)"
      R"(oversee|sustain|improve)|\bcontinues (?:through|via|under|within|as part)\b)");
  return kPattern;
}

struct OngoingPhrase {
  const char* pattern;
  const char* reason;                // why it says that the action is not done
  const RE2& (*unless)() = nullptr;  // words that make it say something else
};

constexpr std::array<OngoingPhrase, 15> kOngoing = {{
    {R"(\b(?:updates? (?:is |are )?(?:awaited|to follow)|awaiting (?:an? |the )?(?:formal |final )?)"
     R"((?:update|approval|sign[- ]?off|confirmation|feedback|outcome|response|ratification|)"
     R"(decision|funding|report))\b)",
     "the closure rests on something that has not come"},
    {R"(\bon (?:track|target|course|schedule) (?:to|for)\b)",
     "what is on track is not yet delivered"},
    {R"(\bwill (?:now |then |also |next |be )*(?:)" BOARDTRAIL_WORK_VERBS R"()(?:ed|d|ing)?\b)",
     "a commitment for the future"},
    {R"(\b(?:trust|we|board|committee|team|directorate|division|executive|this|it|work|plan|)"
     R"(policy|strategy|actions?|recommendation|evidence|training|process|report|group|review) )"
     R"((?:still |also |now |does |do |further )*needs? to\b)",
     "a need that is not yet met", &mentioned_need},
    {R"(\bstill (?:needs?|has|have) to\b)", "a need that is not yet met", &mentioned_need},
    {R"(\bcurrently (?:being|under|reviewing|developing|drafting|working|underway|undertaking|)"
     R"(in (?:progress|development|draft|the process))\b)",
     "work that is being done now"},
    {R"(\b(?:is|are) (?:still )?being (?:developed|drafted|finali[sz]ed|worked (?:on|up|through)|)"
     R"(progressed|planned|recruited|installed|upgraded|replaced|piloted|scoped|written|procured|established|put in place|designed|)"
     R"(considered|implemented|rolled out)\b)",
     "work that is being done now"},
    {R"(\b(?:yet|still|remains?|due|is|are) to be (?:)" BOARDTRAIL_DONE_FORMS R"()\w*)",
     "a step that has not been taken"},
    {R"(\bto be (?:implemented|finali[sz]ed|developed|confirmed|completed|agreed)\b)",
     "a step that has not been taken"},
    {R"(\b(?:for (?:immediate|early|urgent|future|phased)|(?:ready|prepared|developed|scheduled|)"
     R"(approved|agreed) for) (?:implementation|completion|roll-?out)\b)",
     "a step that has not been taken"},
    {R"(\b(?:not yet|has not|have not|hasn't|haven't|is not|are not) (?:yet )?(?:been )?)"
     R"((?:fully )?(?:)" BOARDTRAIL_DONE_FORMS R"()\w*)",
     "a step that has not been taken"},
    {R"(\b(?:commenced|started|begun) discussions\b|\bdiscussions (?:are |remain )?)"
     R"((?:ongoing|on-going|under ?way|continuing)\b|\b(?:is|are|remains?|still) )"
     R"((?:in (?:progress|the process|development|draft)|under ?way|outstanding)\b|)"
     R"(\b(?:[1-9]\d*|one|two|three|four|five|six|some|several) (?:\w+ ){1,3}outstanding\b)",
     "work that has begun and not ended"},
    {R"(\b(?:work|this|it|implementation|recruitment|roll-?out) (?:is |remains |still )+)"
     R"((?:ongoing|on-going|continuing|incomplete|outstanding)\b|)"
     R"(\bfurther work (?:is |will be )?(?:needed|required|planned|to be done)\b|)"
     R"(\b(?:is|are) (?:now |currently )?(?:expected|planned|scheduled|due|anticipated) to )"
     R"((?:be |start|complete|commence|finish))",
     "work that has not ended"},
    {R"(\bto be (?:approved|ratified|signed off|published|recruited|appointed|procured|launched|)"
     R"(submitted|presented|discussed|rolled out)\b)",
     "a step that has not been taken", &decided_or_standing},
    {R"(\bstill (?:being )?(?:working|developing|drafting|writing|recruiting|reviewing|awaiting|)"
     R"(waiting|planning|scoping|completing|finali[sz]ing|implementing|progressing)\b|)"
     R"(\bwork (?:\w+ ){0,3}continues\b|\b(?:is|are|remain|remains) (?:still )?not (?:yet )?)"
     R"((?:complete|finished|started)\b|^\W*not yet (?:complete|started|finished|done|in place)\b)",
     "work that has not ended", &decided_or_standing},
}};

// Sentences that say such things of the past, of other people's needs, or of the
// standing business that goes on after every action.
const RE2& harmless_sentence() {
  static const RE2 kPattern(
      R"((?i)\b(?:was|were|had been) (?:\w+ )?(?:in the process|on track|currently|being|to be|due|)"
      R"(not yet|expected|planned|needed)\b|)"
      R"(\b(?:annually|yearly|quarterly|monthly|weekly|daily|bi-?monthly|six[- ]monthly|regularly|)"
      R"(routinely|periodically|as part of (?:the )?(?:routine|business as usual|annual|monthly)|)"
      R"((?:each|every) (?:year|quarter|month|week|meeting|day)|on (?:an? )?(?:annual|monthly|)"
      R"(quarterly|regular|ongoing|on-going|rolling) basis|business as usual|bau|as required|)"
      R"(as (?:and )?when|if (?:needed|required|necessary)|where (?:needed|required|necessary)|)"
      R"(continues? to be monitored)\b|\bno (?:longer|further)\b)");
  return kPattern;
}

// "This has now been completed": what was said before it is history.
const RE2& settled_sentence() {
  static const RE2 kPattern(
      R"((?i)\b(?:has|have|is|are|was|were) (?:now |since |all |also |both |fully |subsequently )*)"
      R"((?:been )?(?:now )?(?:fully )?(?:completed?|closed|concluded|implemented|delivered|)"
      R"(in place|done|actioned)\b|^\W*(?:(?:action|work|all actions) )?(?:now )?)"
      R"((?:completed?|closed|done)\b)");
  return kPattern;
}

class OngoingPhrases {
 public:
  OngoingPhrases() : set_(case_insensitive(), RE2::UNANCHORED) {
    for (const OngoingPhrase& phrase : kOngoing) set_.Add(phrase.pattern, nullptr);
    set_.Compile();
  }

  // The first phrase of the table that the sentence says, or nullptr.
  const OngoingPhrase* find(std::string_view sentence) const {
    std::vector<int> hits;
    if (!set_.Match(sentence, &hits)) return nullptr;
    std::sort(hits.begin(), hits.end());
    for (const int hit : hits) {
      const OngoingPhrase& phrase = kOngoing[static_cast<std::size_t>(hit)];
      if (phrase.unless == nullptr || !RE2::PartialMatch(sentence, phrase.unless())) {
        return &phrase;
      }
    }
    return nullptr;
  }

 private:
  static RE2::Options case_insensitive() {
    RE2::Options options;
    options.set_case_sensitive(false);
    return options;
  }

  RE2::Set set_;
};

// Ends at ". ", "! ", "? ", ";" and line breaks; a stop inside "e.g. " cuts too
// early, which only makes a sentence shorter.
std::vector<std::string_view> sentences_of(std::string_view text) {
  std::vector<std::string_view> sentences;
  std::size_t begin = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const bool stop = c == '\n' || c == ';' ||
                      ((c == '.' || c == '!' || c == '?') &&
                       (i + 1 == text.size() || text[i + 1] == ' ' || text[i + 1] == '\n'));
    if (!stop) continue;
    sentences.push_back(trim(text.substr(begin, i + 1 - begin)));
    begin = i + 1;
  }
  sentences.push_back(trim(text.substr(begin)));
  std::erase_if(sentences, [](std::string_view sentence) { return sentence.empty(); });
  return sentences;
}

struct OngoingSentence {
  std::string_view sentence;
  const OngoingPhrase* phrase = nullptr;
};

OngoingSentence find_ongoing(std::string_view progress) {
  static const OngoingPhrases kPhrases;
  OngoingSentence found;
  for (const std::string_view sentence : sentences_of(progress)) {
    const OngoingPhrase* phrase =
        RE2::PartialMatch(sentence, harmless_sentence()) ? nullptr : kPhrases.find(sentence);
    if (phrase != nullptr) {
      if (found.phrase == nullptr) found = {sentence, phrase};
    } else if (RE2::PartialMatch(sentence, settled_sentence())) {
      found = {};
    }
  }
  return found;
}

void check_closed_but_ongoing(const CheckContext& context, Findings& findings) {
  for (const Observation& row : context.paper.observations) {
    if (!is_closed(row) || row.progress.empty()) continue;
    const OngoingSentence ongoing = find_ongoing(row.progress);
    if (ongoing.phrase == nullptr) continue;
    const Rating* rating = row.ratings.empty() ? nullptr : &row.ratings.front();
    const std::string closed = rating != nullptr && !rating->raw.empty() ? rating->raw
                               : !row.status_raw.empty()                 ? row.status_raw
                                                                         : "closed";
    Finding finding = row_finding(kClosedButOngoing, context.paper, row, "progress",
                                  row_subject(row) + " is stated as " + quoted(closed) +
                                      ", and its update says " + quoted(ongoing.sentence, 160) +
                                      ": " + ongoing.phrase->reason + ".");
    finding.evidence.push_back({"status", closed, rating != nullptr ? rating->place : row.place});
    finding.evidence.push_back(exhibit(row, Field::kProgress, ongoing.sentence));
    findings.push_back(std::move(finding));
  }
}

}  // namespace

const Rule kClosedButOngoing = {
    "closed-but-ongoing",
    Severity::kHigh,
    "A closed action whose update says that work goes on",
    "The row is closed, or complete by the paper's own scale, and a sentence of its update says "
    "that the work is still to be done: 'will present proposals', 'on track to deliver', 'needs to "
    "pull together evidence', 'for immediate implementation', UPDATE AWAITED.",
    "What is closed is no longer followed; work that is left over is then nobody's.",
    "Silent for the past ('was in the process of'), for standing business ('will be reviewed "
    "annually', 'will continue to be monitored'), and where a later sentence says that it has been "
    "done. It reads phrases, not sense: the sentence is quoted so that a reader can judge.",
    "Ref 5 | Restructure the papers | Closed | 'The team will present proposals in the autumn.'",
    check_closed_but_ongoing,
};

}  // namespace boardtrail

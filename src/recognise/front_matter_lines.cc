// SPDX-License-Identifier: GPL-3.0-or-later
#include "recognise/front_matter_lines.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include <re2/re2.h>

#include "base/ascii.h"
#include "base/ascii_search.h"
#include "base/text.h"
#include "normalise/dates.h"

namespace boardtrail {
namespace {

// Lines of a title page are short; sentences are not.
constexpr std::size_t kLongestFieldLine = 200;
// A paragraph that says what the paper covers.
constexpr std::size_t kLongestIntroduction = 4000;
// A title with its version at the end.
constexpr std::size_t kLongestPaperTitle = 90;
constexpr std::size_t kLongestMarking = 120;
constexpr std::size_t kLongestPaperPeriod = 60;

std::optional<Date> last_date_in(std::string_view text) {
  std::optional<Date> last;
  for (const DateTerm& term : find_dates(text)) {
    if (term.date.has_value() && !term.impossible) last = term.date;
  }
  return last;
}

// "Month 9 2023/24": the ninth month of the financial year.
std::optional<Date> month_of_year_in(std::string_view text) {
  static const RE2 pattern(
      R"((?i)\b(?:month|m)\s?(\d{1,2})\b[^\d\n]{0,12}(20\d\d)\s?[/-]\s?(?:20)?\d\d\b)");
  int month = 0;
  int year = 0;
  if (!RE2::PartialMatch(text, pattern, &month, &year) || month < 1 || month > 12) {
    return std::nullopt;
  }
  // April is month 1.
  const int calendar = (month + 2) % 12 + 1;
  return last_day_of_month(calendar < 4 ? year + 1 : year, static_cast<unsigned>(calendar));
}

// The text's first code points: bounds in expressions make these large and slow to set up.
std::string_view first_points(std::string_view text, std::size_t most) {
  std::size_t end = 0;
  for (; end < text.size(); ++end) {
    if (!is_continuation(text[end]) && most-- == 0) break;
  }
  return text.substr(0, end);
}

// The line without its dates and what leads on to them ("held on", "on").
std::string without_dates(std::string_view line) {
  static const RE2 lead_on(
      R"((?i)(?:\b(?:to be )?(?:held|meeting) (?:on|in public on)|\bon|\bof|\bdated|[-,:|(\x{2013}\x{2014}])\s*(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?)?\s*$)");
  std::string rest;
  std::size_t at = 0;
  for (const DateTerm& term : find_dates(line)) {
    std::string before(line.substr(at, term.begin - at));
    RE2::Replace(&before, lead_on, "");
    rest += before;
    at = term.end;
  }
  rest += line.substr(at);
  return collapse_spaces(rest);
}

// "version", or a v before a number, and a number.
bool may_state_version(std::string_view line) {
  if (!has_digit(line)) return false;
  for (std::size_t i = 0; i + 1 < line.size(); ++i) {
    if (ascii_lower(line[i]) != 'v') continue;
    const char next = ascii_lower(line[i + 1]);
    if (next == '.' || next == ' ' || is_digit(next)) return true;
    if (next == 'e' && holds_any(line.substr(i, 7), {"version"})) return true;
  }
  return false;
}

// "Version: 2 (draft)": what may stand behind the number is bounded here, as an expression
// with the bound in it takes a millisecond to set up.
std::string version_stated(std::string_view line) {
  if (!holds_any(line, {"version"})) return {};
  static const RE2 stated(
      R"((?i)^\W*(?:(?:document|plan|paper|current|draft|report|template)\s+)?version(?:\s+(?:no\.?|number))?\s*[:.#\x{2013}-]?\s*v?(\d{1,3}(?:\.\d{1,3}){0,3}[a-z]?)(?:\s*(?:[-,;:|(\x{2013}\x{2014}](.*)|(?:last|draft|final|dated?|as|updated|approved|published|of this)(.*)))?\s*$)");
  constexpr std::size_t kLongestRemark = 80;
  std::string version;
  std::string remark;
  std::string worded;
  if (!RE2::FullMatch(line, stated, &version, &remark, &worded)) return {};
  if (remark.empty()) remark = std::move(worded);
  remark.resize(remark.find_last_not_of(" \t\n\f\r") + 1);
  return count_code_points(remark) <= kLongestRemark ? version : std::string();
}

bool take_weekday(re2::StringPiece& rest) {
  static const RE2 weekday(R"((?i)\s*(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)");
  return RE2::Consume(&rest, weekday);
}

// "Thursday, 12 October 2023", "System Quality Group, 11 December 2023": a day that stands
// alone or behind the name of a body.
std::optional<Date> day_of_body(std::string_view line) {
  static const RE2 body(
      R"((?i)[^.:;\d]*\b(?:group|forum|team|executive|partnership|network|assembly|meeting|session)(?: in (?:public|private))?\s*[,|\x{2013}\x{2014}-]\s*)");
  re2::StringPiece rest = line;
  const bool named = RE2::Consume(&rest, body);
  if (!take_weekday(rest) && !named) return std::nullopt;
  return read_single_date({rest.data(), rest.size()});
}

// A meeting's name ends with such a word.
constexpr char kMeetingEnd[] =
    R"((?:board(?: of directors)?|boards(?: in common)?|committees?(?: in common)?|governing body|council(?: of governors)?|panel|cabinet|senate))";

// What the names of bodies end with.
constexpr WordFinder kTrusts("nhs trust", "foundation trust", "integrated care board",
                             "clinical commissioning group", "health board", "care trust");
constexpr WordFinder kCommissioners("integrated care board", "clinical commissioning group");

// A name in capitals or mixed case, then what kind of body it is. Each expression is made where a
// line may have its kind.
bool names_trust(std::string_view line, re2::StringPiece& found) {
  static const RE2 pattern(
      R"(((?:The |THE )?(?:[A-Z][\w'\x{2019}.&-]*,?\s+)(?:(?:[A-Z][\w'\x{2019}.&-]*,?|and|of|the|in|for|on|upon|with|&)\s+){0,12}(?:NHS (?i:(?:Foundation )?Trust)\b|(?i:Integrated Care Board|Clinical Commissioning Group|Health Board|Health and Social Care Trust|Care Trust)\b)))");
  return RE2::PartialMatch(line, pattern, &found);
}

bool names_commissioner(std::string_view line, re2::StringPiece& found) {
  static const RE2 pattern(
      R"((NHS [A-Z][\w'\x{2019}.&-]*,?(?:\s+(?:[A-Z][\w'\x{2019}.&-]*,?|and|of|the|in|&)){0,9}?\s+(?:(?i:Integrated Care Board|Clinical Commissioning Group)|ICB|CCG)\b))");
  return RE2::PartialMatch(line, pattern, &found);
}

}  // namespace

std::string organisation_in(std::string_view line) {
  if (line.size() > kLongestFieldLine) return {};
  const bool of_trust = kTrusts.in(line);
  const bool of_commissioner = kCommissioners.in(line) || holds_any(line, {"icb", "ccg"});
  if (!of_trust && !of_commissioner) return {};
  re2::StringPiece found;
  const bool named = (of_commissioner && names_commissioner(line, found)) ||
                     (of_trust && names_trust(line, found));
  if (!named) return {};
  static const RE2 nameless(R"((?i)(?:the|an?|our|this|each|every|any) NHS .*)");
  return RE2::FullMatch(found, nameless) ? std::string()
                                         : collapse_spaces({found.data(), found.size()});
}

std::string health_board_in(std::string_view line) {
  if (line.size() > 50 || !line.starts_with("NHS ")) return {};
  static const RE2 name(R"(NHS [A-Z][a-z]+(?: (?:and|&)? ?[A-Z][a-z]+){0,4})");
  // Other bodies, programmes and papers whose names begin so.
  static const RE2 other(
      R"(NHS (?:England|Improvement|Digital|Resolution|Providers|Confederation|Employers|Long|Constitution|Standard|Oversight|Staff|People|Provider|Trust|Foundation|System|Single|Impact|Talking|Equality|Workforce|Planning|Operational|Choices|Business|Blood|Pensions|Property|Counter|Data|Core|Patient|Friends|Complaints|Continuing|Winter|Recovery|Performance)\b.*)");
  if (!RE2::FullMatch(line, name) || RE2::FullMatch(line, other)) return {};
  return collapse_spaces(line);
}

std::string meeting_in(std::string_view line) {
  if (line.size() > kLongestFieldLine) return {};
  if (!holds_any(line, {"board", "committee", "governing body", "council", "panel", "cabinet",
                        "senate"})) {
    return {};
  }
  static const RE2 opening(
      R"((?i)^\W*(?:(?:[\w'\x{2019}\x{2013}-]+ ){0,7}?(?:report|paper|presentation|submission|update) (?:to|for)(?: the)?|(?:(?:draft |unconfirmed |confirmed )?minutes of )?(?:a |the )?(?:public |private |extraordinary )?meeting of(?: the)?|(?:draft |unconfirmed |confirmed )?minutes of(?: the)?|to(?: the)?:)\s*:?\s*)");
  static const RE2 closing(
      R"((?i)\s*(?:[-,:|(\x{2013}\x{2014}]\s*)?(?:(?:held )?in (?:public|private)|public(?: session| meeting)?|private(?: session| meeting)?|part (?:1|2|one|two|a|b|i|ii)|open|closed|meeting|papers?|agenda)\)?\s*$)");
  static const RE2 name(std::string(R"((?i)^([\w&,'\x{2019} /-]*)\b)") + kMeetingEnd +
                        R"((?:\s*\([A-Z][\w&, ]{1,20}\))?$)");
  constexpr std::size_t kLongestName = 90;  // without its last word
  std::string text = without_dates(line);
  RE2::Replace(&text, opening, "");
  for (int rounds = 0; rounds < 3 && RE2::Replace(&text, closing, ""); ++rounds) {
  }
  while (!text.empty() && (text.back() == ',' || text.back() == '-' || text.back() == ':')) {
    text.pop_back();
    text = std::string(trim(text));
  }
  // A body that is itself called a board is no meeting.
  if (const std::string body = organisation_in(text); !body.empty()) {
    if (text.size() <= body.size() + 1) return {};
    const std::size_t at = text.find(body);
    if (at == 0) text = std::string(trim(std::string_view(text).substr(body.size())));
    // The name of a body in two languages.
    if (at != std::string::npos && at + body.size() == text.size() &&
        trim(std::string_view(text).substr(0, at)).ends_with('/')) {
      return {};
    }
  }
  // "Summary of actions from the Board": what came of a meeting.
  static const RE2 of_meeting(
      R"((?i)^.*\b(?:actions?|summary|log|tracker|list|decisions|matters)\b.*\b(?:from|of|for|to|at|by)\b.*$)");
  if (RE2::FullMatch(text, of_meeting)) return {};
  const std::size_t words = split(fold_words(text), ' ').size();
  re2::StringPiece before;
  if (words > 12 || !RE2::FullMatch(text, name, &before)) return {};
  return count_code_points({before.data(), before.size()}) <= kLongestName ? text : std::string();
}

std::string meeting_inside(std::string_view title) {
  static const RE2 pattern(
      R"(((?:[A-Z][\w'\x{2019}&-]*\s+){1,4}(?:Board|Committee|Governing Body|Council)(?: of (?:Directors|Governors))?|(?:Board|Council) of (?:Directors|Governors)|Governing Body)\b)");
  re2::StringPiece found;
  if (title.size() > kLongestFieldLine || !RE2::PartialMatch(title, pattern, &found)) return {};
  // "Control Board Assurance Framework" names a framework.
  const std::string_view rest = title.substr(static_cast<std::size_t>(found.end() - title.data()));
  if (rest.starts_with(" Assurance")) return {};
  return std::string(found.data(), found.size());
}

bool has_title_word(std::string_view line) {
  // Ascending.
  static constexpr std::string_view kWords[] = {
      "actions",         "ambitions",   "assessment", "benchmark",
      "benchmarking",    "briefing",    "compliance", "criteria",
      "dashboard",       "declaration", "evaluation", "exception",
      "findings",        "framework",   "highlight",  "highlights",
      "implementation",  "improvement", "log",        "minutes",
      "overview",        "performance", "plan",       "plans",
      "policy",          "program",     "programme",  "proposal",
      "recommendations", "recovery",    "register",   "report",
      "response",        "review",      "roadmap",    "scorecard",
      "standards",       "statement",   "strategy",   "submission",
      "summary",         "survey",      "tracker",    "tracking",
      "undertakings",    "update"};
  static_assert(std::is_sorted(std::begin(kWords), std::end(kWords)));
  if (line.size() > kLongestFieldLine) return false;
  const auto in_word = [](char c) {
    const char lower = ascii_lower(c);
    return is_lower(lower) || is_digit(c) || c == '_';
  };
  for (std::size_t begin = 0; begin < line.size();) {
    std::size_t end = begin;
    std::array<char, 16> lower{};  // longer than any of the words
    for (; end < line.size() && in_word(line[end]); ++end) {
      if (end - begin < lower.size()) lower[end - begin] = ascii_lower(line[end]);
    }
    const std::string_view word(lower.data(), std::min(end - begin, lower.size()));
    if (std::binary_search(std::begin(kWords), std::end(kWords), word)) return true;
    begin = end + 1;
  }
  if (!holds_any(line, {"deep dive", "matters arising"})) return false;
  static const RE2 phrase(R"((?i)\b(?:deep dive|matters arising)\b)");
  return RE2::PartialMatch(line, phrase);
}

bool is_form_line(std::string_view line) {
  static const RE2 pattern(
      R"((?:(?:cover|front|title) (?:page|sheet|paper)|(?:agenda )?item(?: no)? [a-z]?\d+[a-z]?(?: \d+)*|(?:enclosure|enc|paper|attachment|appendix|annex|schedule|tab) (?:no )?[a-z]{0,3} ?\d*[a-z]?|page \d+(?: of \d+)?|part (?:[a-d1-4]|one|two|i|ii)|for (?:information|approval|assurance|discussion|decision|noting)|(?:private (?:and )?|strictly )?confidential|in confidence|official(?: sensitive)?|draft|final|contents?|table of contents|executive summary|summary|introduction|background|public|private|(?:board|trust board|public board|committee) (?:papers?|report|pack)|agenda|\d+)?)");
  return RE2::FullMatch(fold_words(line.substr(0, kLongestFieldLine)), pattern);
}

bool is_confidential(std::string_view line) {
  if (line.size() > kLongestMarking) return false;
  // One of these is in each marking, and few lines have any.
  static constexpr WordFinder kMarkings("confiden", "official", "private", "closed", "publication",
                                        "part");
  const bool ascii = std::all_of(line.begin(), line.end(), [](char c) { return c >= 0; });
  if (ascii && !kMarkings.in(line)) return false;
  const std::string folded = fold_words(line);
  // Each of the expression's ways needs one of them.
  if (!holds_any(folded,
                 {"confidential", "in confidence", "official sensitive", "private ", "closed ",
                  " private", "not for publication", "part 2", "part two", "part ii"})) {
    return false;
  }
  // 'Part 2' alone, or of a meeting; "Part 2: the plan" is a chapter.
  static const RE2 pattern(
      R"((?:.{0,60}\b)?(?:(?:strictly )?(?:private and )?confidential|in confidence|official sensitive|(?:private|closed) (?:session|board|meeting|part)|not for publication|(?:board|committee|directors|meeting|body) private)(?:\b.{0,40})?|(?:.{0,60}\b(?:board|committee|directors|meeting|body|session) )?part (?:2|two|ii)(?: (?:private|confidential|board|closed).{0,30})?)");
  if (!RE2::FullMatch(folded, pattern)) return false;
  static const RE2 policy(
      R"(.*\b(?:policy|declassified|not confidential|non confidential|confidential (?:no|n a|none|n))\b.*)");
  return !RE2::FullMatch(folded, policy);
}

std::optional<Date> first_day_in(std::string_view text) {
  for (const DateTerm& term : find_dates(text)) {
    if (term.precision == Precision::kDay && term.date.has_value() && !term.impossible) {
      return term.date;
    }
  }
  return std::nullopt;
}

std::optional<Date> meeting_day_in(std::string_view line) {
  if (line.size() > kLongestFieldLine || !has_digit(line)) return std::nullopt;
  for (const char mark : {'|', ';'}) {
    for (const std::string_view part : split(line, mark)) {
      if (part.size() == line.size()) break;
      if (const std::optional<Date> day = read_single_date(trim(part))) return day;
      if (!meeting_in(trim(part)).empty()) return first_day_in(part);
    }
  }
  static const RE2 next(R"((?i)\b(?:next|last|previous) meeting)");
  static const RE2 lead_on(
      R"((?i)(?:\bdate(?: of (?:the )?meeting)?\s*:|\bheld (?:in (?:public|private) )?on|\bmeeting (?:of|on|held on))\s*(?:the )?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?)");
  re2::StringPiece rest = line;
  if (RE2::PartialMatch(rest, next)) return std::nullopt;
  if (const std::optional<Date> day = day_of_body(line)) return day;
  if (!RE2::FindAndConsume(&rest, lead_on)) return std::nullopt;
  const std::vector<DateTerm> terms = find_dates({rest.data(), rest.size()});
  if (terms.empty() || terms[0].begin > 1 || terms[0].impossible) return std::nullopt;
  return terms[0].precision == Precision::kDay ? terms[0].date : std::nullopt;
}

std::optional<Date> sitting_day_in(std::string_view line) {
  if (line.size() > kLongestFieldLine || !has_digit(line)) return std::nullopt;
  static const RE2 clock(R"((?i)\b[0-2]?\d(?:[.:][0-5]\d\b|\s?(?:am|pm|noon|hrs)\b))");
  re2::StringPiece rest = line;
  take_weekday(rest);
  const std::vector<DateTerm> terms = find_dates({rest.data(), rest.size()});
  if (terms.empty() || terms[0].begin > 0 || terms[0].impossible) return std::nullopt;
  rest.remove_prefix(terms[0].end);
  if (terms[0].precision != Precision::kDay || !RE2::PartialMatch(rest, clock)) return std::nullopt;
  return terms[0].date;
}

std::optional<Date> as_at_in(std::string_view line) {
  if (line.size() > kLongestFieldLine || !has_digit(line)) return std::nullopt;
  static const RE2 pattern(
      R"((?i)\b(?:as (?:at|of|on)|(?:week|month|period|quarter) ending|(?:position|correct|status|outstanding|overdue|progress|scorecard|dashboard|tracker|register|plan|log) at|log as)\b)");
  re2::StringPiece rest = line;
  if (!RE2::FindAndConsume(&rest, pattern)) return std::nullopt;
  const std::string_view tail(rest.data(), rest.size());
  const std::vector<DateTerm> terms = find_dates(tail);
  // The date follows at once ("as at the end of ..."), else the words belong to another.
  if (terms.empty() || terms.front().begin > 20 || terms.front().impossible) return std::nullopt;
  return terms.front().date;
}

// Of which last_updated_in() and reporting_period_in() need one.
constexpr WordFinder kUpdated("updat", "compiled", "refreshed", "revised", "amended", "reviewed");
constexpr WordFinder kCovered("cover", "for the period", "for the month", "for the quarter",
                              "for the year", "summari", "relate", "reporting ", "report period",
                              "report month", "report quarter", "to the end of");

std::optional<Date> last_updated_in(std::string_view line) {
  if (line.size() > kLongestFieldLine || !has_digit(line) || !kUpdated.in(line)) {
    return std::nullopt;
  }
  static const RE2 pattern(
      R"((?i)(?:^|[|(,;\x{2013}-])\s*(?:plan |log |document |action plan |date )?(?:last |date )?(?:updated|update|compiled|refreshed|revised|amended|reviewed)(?: on)?\s*[:\x{2013}-]?\s*(.{4,}))");
  re2::StringPiece tail;
  if (!RE2::PartialMatch(line, pattern, &tail)) return std::nullopt;
  const std::vector<DateTerm> terms = find_dates(first_points({tail.data(), tail.size()}, 60));
  if (terms.empty() || terms.front().begin > 4 || terms.front().impossible) return std::nullopt;
  return terms.front().date;
}

std::optional<Date> reporting_period_in(std::string_view text) {
  if (text.size() > kLongestIntroduction || !has_digit(text) || !kCovered.in(text)) {
    return std::nullopt;
  }
  static const RE2 pattern(
      R"((?i)\b(?:(?:report|paper|update|pack|document|dashboard|plan)\b[^.;]{0,60}\b(?:covers?|covering|(?:is )?for the (?:period|month|quarter|year)(?: of| to| ending| ended)?|summari[sz]es progress (?:up )?to|relates? to the (?:period|month|quarter))|(?:reporting|report) (?:period|month|quarter)|period covered|progress (?:made )?(?:up )?to the end of)\b([^.;]{3,}))");
  re2::StringPiece found;
  if (!RE2::PartialMatch(text, pattern, &found)) return std::nullopt;
  const std::string_view tail = first_points({found.data(), found.size()}, 90);
  if (const std::optional<Date> month = month_of_year_in(tail)) return month;
  return last_date_in(tail);
}

std::optional<Date> period_of_title(std::string_view title) {
  if (title.size() > kLongestFieldLine || !has_digit(title)) return std::nullopt;
  if (const std::optional<Date> month = month_of_year_in(title)) return month;
  for (const DateTerm& term : find_dates(title)) {
    const bool period =
        term.precision == Precision::kMonth || term.precision == Precision::kQuarter;
    if (period && !term.impossible && term.date.has_value()) return term.date;
  }
  return std::nullopt;
}

std::optional<Date> period_of_line(std::string_view line) {
  static const RE2 number(
      R"((?i)^(?:(?:reporting )?(?:month|period|quarter)|m|p)\s?\d{1,2}\s*[-\x{2013}:,(]*\s*)");
  if (line.size() > kLongestPaperPeriod || !has_digit(line)) return std::nullopt;
  re2::StringPiece rest = line;
  RE2::Consume(&rest, number);
  std::string_view period(rest.data(), rest.size());
  while (period.ends_with(')') || period.ends_with(' ')) period.remove_suffix(1);
  const std::vector<DateTerm> terms = find_dates(period);
  if (terms.size() != 1 || terms[0].begin != 0 || terms[0].end != period.size()) {
    return std::nullopt;
  }
  const bool whole =
      terms[0].precision == Precision::kMonth || terms[0].precision == Precision::kQuarter;
  return whole && !terms[0].impossible ? terms[0].date : std::nullopt;
}

std::string version_in(std::string_view line) {
  if (line.size() > kLongestFieldLine || !may_state_version(line)) return {};
  if (std::string version = version_stated(line); !version.empty()) return version;
  // "Improvement plan v1.3": at the end of a short line, or of its first part.
  if (const std::size_t part = line.find(" | "); part != std::string_view::npos) {
    line = line.substr(0, part);
  }
  if (line.size() > kLongestPaperTitle) return {};
  static const RE2 tail(
      R"((?:^|[\s(_-])[vV]\.?\s?(\d{1,2}(?:\.\d{1,3}){0,2})(?:\s*(?i:final|draft))?\)?\W*$|[-,(|\x{2013}]\s?(?i:version)\s(\d{1,2}(?:\.\d{1,3}){0,2})\)?\W*$)");
  std::string version;
  std::string behind_dash;
  if (!RE2::PartialMatch(line, tail, &version, &behind_dash)) return {};
  return version.empty() ? behind_dash : version;
}

}  // namespace boardtrail

// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalise/leads.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include "base/text.h"
#include "normalise/lead_words.h"
#include "normalise/number.h"

// A cell is cut at every separator first; then neighbours that belong together are
// put back: "Director of Nursing and Quality" was one post.
namespace boardtrail {
namespace {

// No lead cell is longer; what is, is a narrative and stays whole.
constexpr std::size_t kMaxLeadBytes = 2000;

enum class Break { kNone, kSlash, kAnd, kComma, kSemicolon, kLine };

struct LeadPart {
  std::string_view text;
  Break before = Break::kNone;
  bool glued = false;     // no space on either side of the break: "DoN&Q"
  std::size_t begin = 0;  // bytes of the cell
  std::size_t end = 0;
};

struct Separator {
  Break kind = Break::kNone;
  std::size_t size = 0;
};

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\r'; }

Separator separator_at(std::string_view text, std::size_t at) {
  switch (text[at]) {
    case '/':
      return {Break::kSlash, 1};
    case '&':
    case '+':
      return {Break::kAnd, 1};
    case ',':
      return {Break::kComma, 1};
    case ';':
    case '|':
      return {Break::kSemicolon, 1};
    case '\n':
      return {Break::kLine, 1};
    default:
      break;
  }
  // "and" as a word of its own, in any case.
  constexpr std::string_view kAnd = "and";
  const bool word = at > 0 && at + kAnd.size() < text.size() && is_space(text[at - 1]) &&
                    (is_space(text[at + kAnd.size()]) || text[at + kAnd.size()] == '\n') &&
                    fold(text.substr(at, kAnd.size())) == kAnd;
  return word ? Separator{Break::kAnd, kAnd.size()} : Separator{};
}

std::vector<LeadPart> cut(std::string_view text) {
  std::vector<LeadPart> parts;
  LeadPart part;
  int depth = 0;
  const auto close = [&](std::size_t end) {
    part.end = end;
    part.text = trim(text.substr(part.begin, end - part.begin));
    if (!part.text.empty()) parts.push_back(part);
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    depth += text[i] == '(' ? 1 : text[i] == ')' && depth > 0 ? -1 : 0;
    const Separator separator = separator_at(text, i);
    // A line break ends an open bracket: it was never closed.
    if (separator.kind == Break::kNone || (depth > 0 && separator.kind != Break::kLine)) continue;
    if (separator.kind == Break::kLine) {
      depth = 0;
      // The post in brackets below its name.
      if (text.substr(std::min(i + separator.size, text.size())).starts_with('(')) continue;
    }
    close(i);
    const std::size_t next = i + separator.size;
    const bool glued = i > 0 && !is_space(text[i - 1]) && next < text.size() &&
                       !is_space(text[next]) && separator.size == 1;
    part = {{}, separator.kind, glued, next, next};
    i = next - 1;
  }
  close(text.size());
  return parts;
}

bool ends_in_post_noun(std::string_view text) {
  const std::string folded = fold_words(text);
  const std::size_t space = folded.rfind(' ');
  return is_post_noun(space == std::string::npos ? std::string_view(folded)
                                                 : std::string_view(folded).substr(space + 1));
}

// "Quality", "Performance Officer" behind a title that may go on.
bool goes_on(std::string_view left, std::string_view right) {
  if (!may_go_on(left)) return false;
  if (is_all_topics(right)) return is_post(left);
  // "Finance and Performance Officer", "Medical & Nursing Directors"; but "Director of
  // Finance and Medical Director" are two.
  return !is_post(left) && ends_in_post_noun(right);
}

// True where the right part belongs to the lead on the left. `left` is all that has
// been put together so far, `last` its last part.
bool belongs(std::string_view left, std::string_view last, const LeadPart& right) {
  switch (right.before) {
    case Break::kComma:
      // "Jo Field, Chief Nurse": a name and its post.
      if (is_person_name(left) && left == last && is_post(right.text)) return true;
      return goes_on(left, right.text);
    case Break::kAnd:
    case Break::kSlash:
      // "DoN&Q", "NHSE/I": one letter glued on; "J/T" are two.
      if (right.glued && right.text.size() == 1 && last.size() > 1) return true;
      // "R&D Manager", "A&E Matron".
      if (right.glued && last.size() == 1 && right.text.size() > 2 && right.text[1] == ' ') {
        return true;
      }
      if (right.before == Break::kSlash && !right.glued) return false;
      return goes_on(left, right.text);
    default:
      return false;
  }
}

// Who leads by what right; and what may stand before that in a label.
bool is_label_noun(std::string_view folded) {
  static constexpr auto kNouns = std::to_array<std::string_view>(
      {"director", "lead", "leads", "manager", "officer", "owner", "pm", "sponsor", "sro", "whom"});
  return std::find(kNouns.begin(), kNouns.end(), folded) != kNouns.end();
}

bool is_label_word(std::string_view folded) {
  static constexpr auto kWords = std::to_array<std::string_view>(
      {"accountable", "action", "by", "clinical", "delivery", "exec", "executive", "management",
       "op", "operational", "ops", "programme", "project", "responsible", "senior", "support"});
  return is_label_noun(folded) || std::find(kWords.begin(), kWords.end(), folded) != kWords.end();
}

// "Executive Lead: Jo Field" names Jo Field.
std::string_view without_post_label(std::string_view text) {
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos || colon > 40) return text;
  const std::string label = fold_words(text.substr(0, colon));
  if (label.empty()) return text;
  const std::vector<std::string_view> words = split(label, ' ');
  const bool known = std::all_of(words.begin(), words.end(), is_label_word);
  const std::string_view rest = trim(text.substr(colon + 1));
  return known && !rest.empty() ? rest : text;
}

// "Lead: Jo Field Executive sponsor: Chief Nurse": where a cell begins with a label, each further
// label begins another lead.
std::string parted_at_labels(std::string cell) {
  const std::size_t first = cell.find(':');
  if (first == std::string::npos || cell.find(':', first + 1) == std::string::npos) return cell;
  if (without_post_label(cell).size() == cell.size()) return cell;
  for (std::size_t colon = cell.find(':', first + 1); colon != std::string::npos;
       colon = cell.find(':', colon + 1)) {
    std::size_t begin = colon;
    for (std::size_t space = cell.find_last_of(" \n", colon);
         space != std::string::npos && space > first + 1;
         space = cell.find_last_of(" \n", begin - 1)) {
      const std::string word = fold_words(std::string_view(cell).substr(space, begin - space));
      if (begin == colon ? !is_label_noun(word) : !is_label_word(word) || is_label_noun(word))
        break;
      begin = space;
    }
    if (begin < colon) cell[begin] = ';';
  }
  return cell;
}

// Bullets before and stops behind a name are not part of it; "D.C." keeps its own.
std::string_view bare(std::string_view text) {
  text = trim(text);
  while (!text.empty()) {
    if (text.starts_with("\xE2\x80\xA2")) {
      text = trim(text.substr(3));
    } else if (text[0] == '-' || text[0] == '*') {
      text = trim(text.substr(1));
    } else {
      break;
    }
  }
  while (!text.empty() && (text.back() == ':' || text.back() == ',')) {
    text = trim(text.substr(0, text.size() - 1));
  }
  if (text.size() > 3 && text.back() == '.' && text.find('.') == text.size() - 1) {
    text.remove_suffix(1);
  }
  return text;
}

bool is_collective(std::string_view text) {
  static constexpr auto kCollective = std::to_array<std::string_view>(
      {"all", "directors", "everyone", "execs", "exec team", "executive directors",
       "executive team", "executives", "multiple", "several", "varied", "varies", "various"});
  static constexpr auto kMany = std::to_array<std::string_view>(
      {"areas", "colleagues", "departments", "directorates", "divisions", "groups", "leaders",
       "members", "partners", "services", "specialties", "staff", "teams", "wards", "workstreams"});
  constexpr std::size_t kMaxWords = 4;
  const std::string folded = fold_words(text.substr(0, 80));
  if (std::find(kCollective.begin(), kCollective.end(), folded) != kCollective.end()) return true;
  if (!folded.starts_with("all ") && !folded.starts_with("various ") &&
      !folded.starts_with("multiple ")) {
    return false;
  }
  const std::vector<std::string_view> words = split(folded, ' ');
  const std::string_view last = words.back();
  return words.size() <= kMaxWords && (is_post_noun(last) || last == "execs" ||
                                       std::find(kMany.begin(), kMany.end(), last) != kMany.end());
}

bool is_vacant(std::string_view text) {
  static constexpr auto kNobody = std::to_array<std::string_view>(
      {"awaiting appointment", "awaiting recruitment", "no lead", "none", "not allocated",
       "not assigned", "nobody", "post vacant", "recruiting", "to be allocated", "to be appointed",
       "to be assigned", "to be recruited", "unallocated", "unassigned", "vacancy", "vacant",
       "vacant post"});
  // "Lead to be confirmed", "Owner: TBC".
  std::string folded = fold_words(text);
  for (const std::string_view label : {"lead ", "owner ", "name "}) {
    if (!folded.starts_with(label)) continue;
    folded.erase(0, label.size());
    text = folded;
  }
  if (std::find(kNobody.begin(), kNobody.end(), folded) != kNobody.end()) return true;
  const PlaceholderReading reading = read_placeholder(text);
  return reading.placeholder && reading.stated;
}

// "JB TG": the line break between two sets of initials was lost. Departments ("AD HR")
// and spelt-out initials ("J B") stay.
bool is_row_of_initials(const std::vector<std::string_view>& words) {
  return words.size() >= 2 && std::all_of(words.begin(), words.end(), [](std::string_view word) {
           const std::string folded = fold_words(word);
           return is_initials(word) && word.find('.') == std::string_view::npos &&
                  !is_topic(folded) && folded != "ad" && folded != "dd" && folded != "pmo" &&
                  folded != "bp" && folded != "ed";
         });
}

void add_name(std::string_view part, LeadReading& reading) {
  std::string name = collapse_spaces(bare(without_post_label(bare(part))));
  if (name.empty()) return;
  const std::vector<std::string_view> words = split(name, ' ');
  if (is_row_of_initials(words)) {
    for (const std::string_view word : words) reading.names.emplace_back(word);
    return;
  }
  reading.names.push_back(std::move(name));
}

// "[Jo Field]", "(Jo Field / Sam Reed)": brackets around all of it, or square ones
// anywhere, only set the name apart.
std::string without_brackets(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c != '[' && c != ']') out += c;
  }
  const std::string_view trimmed = trim(out);
  const bool round =
      trimmed.size() > 2 && trimmed.front() == '(' && trimmed.find(')') == trimmed.size() - 1;
  return std::string(round ? trimmed.substr(1, trimmed.size() - 2) : trimmed);
}

// "TG (was RH)", "TBC (formerly Jo Field)", "RH -> TG": who led before does not lead now.
std::string without_former(std::string text) {
  static constexpr auto kFormer =
      std::to_array<std::string_view>({"(was ", "(formerly ", "(previously ", "(prev ", "(ex "});
  const std::string folded = fold(text);
  for (const std::string_view cue : kFormer) {
    const std::size_t begin = folded.find(cue);
    if (begin == std::string::npos || begin == 0 || folded.size() != text.size()) continue;
    const std::size_t end = text.find(')', begin);
    text.erase(begin, end == std::string::npos ? end : end + 1 - begin);
    return text;
  }
  for (const std::string_view arrow : {"->", "=>", "\xE2\x86\x92", "\xE2\x9E\x94"}) {
    const std::size_t at = text.rfind(arrow);
    if (at == std::string::npos) continue;
    const std::string now(trim(std::string_view(text).substr(at + arrow.size())));
    if (!now.empty()) return now;
  }
  return text;
}

// Abbreviations that stand where initials could, and headings of lead columns.
bool is_heading(std::string_view name) {
  static constexpr auto kHeadings = std::to_array<std::string_view>(
      {"brag", "cqc", "icb", "ics", "kloe", "kpi", "lead", "leads", "nhs", "owner", "rag", "ref"});
  const std::string folded = fold_words(name);
  return std::find(kHeadings.begin(), kHeadings.end(), folded) != kHeadings.end();
}

bool is_like_a_post(std::string_view name) {
  constexpr std::size_t kMaxWords = 9;
  const std::string folded = fold_words(name);
  const std::vector<std::string_view> words = split(folded, ' ');
  return words.size() <= kMaxWords && is_post(name) &&
         std::all_of(words.begin(), words.end(), [](std::string_view word) {
           // Short words join, or are abbreviations of departments.
           return is_post_noun(word) || is_topic(word) || is_post_opener(word) || word.size() <= 4;
         });
}

bool is_like_a_lead(std::string_view name) {
  // The post or role in brackets proves nothing.
  const std::string_view plain = trim(name.substr(0, name.find('(')));
  if (is_heading(plain)) return false;
  if (const std::size_t dash = plain.find(" - "); dash != std::string_view::npos) {
    const std::string_view post = trim(plain.substr(dash + 3));
    return is_like_a_lead(plain.substr(0, dash)) &&
           (is_initials(post) || is_person_name(post) || is_like_a_post(post));
  }
  return is_initials(plain) || is_person_name(plain.substr(0, plain.find(','))) ||
         is_like_a_post(plain);
}

}  // namespace

LeadReading read_leads(std::string_view text) {
  LeadReading reading;
  const std::string cell =
      parted_at_labels(without_brackets(without_former(std::string(trim(text)))));
  if (cell.empty()) return reading;
  if (cell.size() > kMaxLeadBytes) {
    reading.names.push_back(collapse_spaces(cell));
    return reading;
  }
  const std::string_view label_free = without_post_label(cell);
  reading.placeholder = is_vacant(label_free);
  reading.collective = is_collective(label_free);
  if (reading.placeholder || reading.collective) {
    const std::string words = collapse_spaces(label_free);
    if (!fold_words(words).empty()) reading.names.push_back(words);
    return reading;
  }
  const std::vector<LeadPart> parts = cut(cell);
  for (std::size_t i = 0; i < parts.size();) {
    std::size_t last = i;
    std::string_view joined = parts[i].text;
    while (last + 1 < parts.size() && belongs(joined, parts[last].text, parts[last + 1])) {
      ++last;
      joined =
          trim(std::string_view(cell).substr(parts[i].begin, parts[last].end - parts[i].begin));
    }
    add_name(joined, reading);
    i = last + 1;
  }
  return reading;
}

bool looks_like_lead(std::string_view text) {
  constexpr std::size_t kMaxBytes = 160;
  constexpr std::size_t kMaxLeads = 8;
  constexpr std::size_t kMaxDashBytes = 3;
  text = trim(text);
  if (text.empty() || text.size() > kMaxBytes || text.back() == ':') return false;
  const LeadReading reading = read_leads(text);
  // A dash says that nobody leads; a row of dashes is a ruling.
  if (reading.placeholder) return !reading.names.empty() || text.size() <= kMaxDashBytes;
  if (reading.collective) return true;
  return !reading.names.empty() && reading.names.size() <= kMaxLeads &&
         std::all_of(reading.names.begin(), reading.names.end(),
                     [](const std::string& name) { return is_like_a_lead(name); });
}

}  // namespace boardtrail

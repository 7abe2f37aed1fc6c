// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalise/lead_words.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "base/ascii.h"
#include "base/text.h"

namespace boardtrail {
namespace {

// All lists in order of the alphabet, for binary search.
constexpr auto kPostNouns = std::to_array<std::string_view>(
    {"accountant",    "administrator", "adviser",    "advisor",
     "anaesthetist",  "analyst",       "architect",  "auditor",
     "board",         "caldicott",     "ccio",       "cdio",
     "ceo",           "cfio",          "cfo",        "chair",
     "chairman",      "chairs",        "champion",   "chaplain",
     "chro",          "cio",           "clerk",      "cmo",
     "cnio",          "cno",           "committee",  "consultant",
     "consultants",   "controller",    "coo",        "coordinator",
     "cpo",           "dcn",           "dgm",        "dhr",
     "dietician",     "dietitian",     "dipc",       "dir",
     "director",      "directors",     "doctor",     "dof",
     "don",           "dpo",           "educator",   "engineer",
     "examiner",      "exec",          "executive",  "executives",
     "facilitator",   "ftsug",         "gm",         "governor",
     "group",         "guardian",      "head",       "heads",
     "hod",           "hon",           "lead",       "leads",
     "manager",       "managers",      "matron",     "matrons",
     "midwife",       "ned",           "nurse",      "nurses",
     "obstetrician",  "officer",       "officers",   "owner",
     "paediatrician", "partner",       "pharmacist", "physician",
     "pmo",           "practitioner",  "president",  "psychiatrist",
     "psychologist",  "radiographer",  "registrar",  "scientist",
     "secretary",     "sid",           "siro",       "sister",
     "specialist",    "sponsor",       "sro",        "superintendent",
     "supervisor",    "surgeon",       "team",       "teams",
     "technician",    "therapist",     "trainer",    "treasurer",
     "trustee"});
static_assert(std::is_sorted(kPostNouns.begin(), kPostNouns.end()));

constexpr auto kOpeners = std::to_array<std::string_view>(
    {"accountable", "acting", "assistant",  "associate", "business",   "chief",     "clinical",
     "company",     "deputy", "designated", "director",  "divisional", "executive", "general",
     "group",       "head",   "interim",    "joint",     "lead",       "managing",  "medical",
     "named",       "non",    "nursing",    "senior",    "trust",      "vice"});
static_assert(std::is_sorted(kOpeners.begin(), kOpeners.end()));

// "interim" and "acting" are not among them: the post is the same.
constexpr auto kOthersPost = std::to_array<std::string_view>(
    {"assistant", "associate", "deputy", "divisional", "former", "non", "vice"});
static_assert(std::is_sorted(kOthersPost.begin(), kOthersPost.end()));

constexpr auto kTopics = std::to_array<std::string_view>({"acute",
                                                          "administration",
                                                          "adult",
                                                          "adults",
                                                          "affairs",
                                                          "ahp",
                                                          "ahps",
                                                          "allied",
                                                          "analytics",
                                                          "assurance",
                                                          "audit",
                                                          "business",
                                                          "cancer",
                                                          "capability",
                                                          "capital",
                                                          "care",
                                                          "carers",
                                                          "catering",
                                                          "change",
                                                          "child",
                                                          "children",
                                                          "cleaning",
                                                          "climate",
                                                          "clinical",
                                                          "coding",
                                                          "commercial",
                                                          "commissioning",
                                                          "communication",
                                                          "communications",
                                                          "community",
                                                          "compassionate",
                                                          "complaints",
                                                          "compliance",
                                                          "continuous",
                                                          "contracting",
                                                          "contracts",
                                                          "control",
                                                          "corporate",
                                                          "critical",
                                                          "culture",
                                                          "customer",
                                                          "cyber",
                                                          "data",
                                                          "delivery",
                                                          "dementia",
                                                          "dental",
                                                          "development",
                                                          "diagnostics",
                                                          "digital",
                                                          "discharge",
                                                          "diversity",
                                                          "edi",
                                                          "education",
                                                          "effectiveness",
                                                          "efficiency",
                                                          "elective",
                                                          "emergency",
                                                          "employee",
                                                          "employment",
                                                          "engagement",
                                                          "epr",
                                                          "equality",
                                                          "equipment",
                                                          "equity",
                                                          "estate",
                                                          "estates",
                                                          "experience",
                                                          "facilities",
                                                          "families",
                                                          "finance",
                                                          "financial",
                                                          "fire",
                                                          "flow",
                                                          "fraud",
                                                          "fundraising",
                                                          "governance",
                                                          "health",
                                                          "hr",
                                                          "human",
                                                          "ict",
                                                          "imaging",
                                                          "improvement",
                                                          "inclusion",
                                                          "infection",
                                                          "informatics",
                                                          "information",
                                                          "infrastructure",
                                                          "innovation",
                                                          "inpatient",
                                                          "inpatients",
                                                          "insight",
                                                          "integrated",
                                                          "integration",
                                                          "intelligence",
                                                          "inventory",
                                                          "investment",
                                                          "involvement",
                                                          "it",
                                                          "laboratory",
                                                          "leadership",
                                                          "learning",
                                                          "legal",
                                                          "logistics",
                                                          "maternity",
                                                          "medical",
                                                          "medicine",
                                                          "medicines",
                                                          "mental",
                                                          "midwifery",
                                                          "mortality",
                                                          "neighbourhood",
                                                          "neonatal",
                                                          "nursing",
                                                          "nutrition",
                                                          "occupational",
                                                          "od",
                                                          "oncology",
                                                          "operating",
                                                          "operational",
                                                          "operations",
                                                          "organisational",
                                                          "outcomes",
                                                          "outpatients",
                                                          "paediatric",
                                                          "paediatrics",
                                                          "partnership",
                                                          "partnerships",
                                                          "pathology",
                                                          "patient",
                                                          "patients",
                                                          "people",
                                                          "performance",
                                                          "perioperative",
                                                          "pharmacy",
                                                          "planned",
                                                          "planning",
                                                          "policy",
                                                          "population",
                                                          "prevention",
                                                          "primary",
                                                          "procurement",
                                                          "productivity",
                                                          "professional",
                                                          "professions",
                                                          "programme",
                                                          "programmes",
                                                          "project",
                                                          "projects",
                                                          "property",
                                                          "psychiatry",
                                                          "psychological",
                                                          "psychology",
                                                          "public",
                                                          "qi",
                                                          "quality",
                                                          "radiology",
                                                          "records",
                                                          "recruitment",
                                                          "regulation",
                                                          "regulatory",
                                                          "rehabilitation",
                                                          "relations",
                                                          "research",
                                                          "resilience",
                                                          "resources",
                                                          "resourcing",
                                                          "retention",
                                                          "reward",
                                                          "risk",
                                                          "safeguarding",
                                                          "safety",
                                                          "scheduled",
                                                          "security",
                                                          "service",
                                                          "services",
                                                          "social",
                                                          "staff",
                                                          "standards",
                                                          "strategic",
                                                          "strategy",
                                                          "support",
                                                          "surgery",
                                                          "surgical",
                                                          "sustainability",
                                                          "system",
                                                          "systems",
                                                          "talent",
                                                          "technology",
                                                          "theatres",
                                                          "therapies",
                                                          "therapy",
                                                          "training",
                                                          "transformation",
                                                          "transport",
                                                          "trauma",
                                                          "unscheduled",
                                                          "urgent",
                                                          "volunteering",
                                                          "water",
                                                          "wellbeing",
                                                          "women",
                                                          "workforce",
                                                          "working"});
static_assert(std::is_sorted(kTopics.begin(), kTopics.end()));

// Capitalised words of tables that are no names.
constexpr auto kPlainWords = std::to_array<std::string_view>(
    {"action",     "actions",   "actual",   "agenda",     "aim",        "aims",      "all",
     "amber",      "appendix",  "april",    "assessment", "associated", "august",    "background",
     "baseline",   "be",        "benefits", "comments",   "complete",   "completed", "costs",
     "current",    "date",      "december", "due",        "evidence",   "executive", "external",
     "february",   "figure",    "future",   "gone",       "green",      "issue",     "issues",
     "item",       "items",     "january",  "july",       "june",       "key",       "known",
     "line",       "main",      "march",    "may",        "measure",    "measures",  "meeting",
     "metric",     "metrics",   "must",     "new",        "next",       "no",        "not",
     "november",   "october",   "off",      "on",         "ongoing",    "open",      "outcome",
     "outcomes",   "page",      "paper",    "plan",       "plans",      "possible",  "post",
     "progress",   "quarterly", "rate",     "rating",     "red",        "report",    "reports",
     "resource",   "review",    "risks",    "section",    "september",  "should",    "status",
     "success",    "summary",   "table",    "target",     "the",        "this",      "title",
     "track",      "trust",     "update",   "updates",    "vacancy",    "well",      "what",
     "workstream", "yes"});
static_assert(std::is_sorted(kPlainWords.begin(), kPlainWords.end()));

template <typename Words>
bool in_order_list(const Words& words, std::string_view word) {
  return std::binary_search(words.begin(), words.end(), word);
}

std::vector<std::string_view> words_of(std::string_view text, std::string& store) {
  store = fold_words(text);
  std::vector<std::string_view> words = split(store, ' ');
  std::erase(words, std::string_view());
  return words;
}

// "of", "the", "for": joins the words of a title.
bool is_joint(std::string_view word) {
  return word == "of" || word == "for" || word == "the" || word == "and" || word == "to" ||
         word == "in";
}

// Parts of names that are written small.
bool is_name_particle(std::string_view word) {
  static constexpr auto kParticles =
      std::to_array<std::string_view>({"al", "bin", "da", "de", "del", "den", "der", "di", "du",
                                       "la", "le", "o", "san", "ter", "van", "von"});
  return in_order_list(kParticles, word);
}

// Endings that topics have and surnames hardly ever.
bool sounds_abstract(std::string_view word) {
  return word.size() > 7 &&
         (word.ends_with("tion") || word.ends_with("tions") || word.ends_with("ments") ||
          word.ends_with("tional") || word.ends_with("ship") || word.ends_with("ness") ||
          word.ends_with("sional") || word.ends_with("ational"));
}

bool is_title(std::string_view folded) {
  static constexpr auto kTitles = std::to_array<std::string_view>(
      {"dame", "dr", "lady", "lord", "miss", "mr", "mrs", "ms", "prof", "professor", "rev", "sir"});
  return in_order_list(kTitles, folded);
}

bool is_name_word(std::string_view printed) {
  const std::string folded = fold_words(printed);
  if (folded.empty()) return false;
  if (is_title(folded)) return true;
  if (is_name_particle(folded) && is_lower(printed[0])) return true;
  const auto first = static_cast<unsigned char>(printed[0]);
  if (!is_upper(printed[0]) && first < 0x80) return false;
  if (printed.find_first_of("0123456789%:;!?=") != std::string_view::npos) return false;
  return !is_post_noun(folded) && !is_topic(folded) && !in_order_list(kPlainWords, folded) &&
         !sounds_abstract(folded);
}

}  // namespace

bool is_post_noun(std::string_view word) { return in_order_list(kPostNouns, word); }

bool is_topic(std::string_view word) { return in_order_list(kTopics, word); }

bool is_post_opener(std::string_view word) { return in_order_list(kOpeners, word); }

bool makes_another_post(std::string_view word) { return in_order_list(kOthersPost, word); }

bool is_initials(std::string_view word) {
  constexpr std::size_t kMaxLetters = 4;
  std::size_t upper = 0;
  std::size_t letters = 0;
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (is_upper(word[i])) {
      ++upper;
      ++letters;
    } else if (is_lower(word[i])) {
      ++letters;
    } else if (word[i] != '.' && !(word[i] == ' ' && i > 0)) {
      return false;
    }
  }
  if (word.empty() || !is_upper(word[0]) || letters > kMaxLetters) return false;
  // "TG", "MWh", "DMc"; "Jo" is a name, "A" an article.
  return upper >= 2 && letters - upper <= 1 && word.find("..") == std::string_view::npos;
}

bool is_person_name(std::string_view text) {
  std::size_t count = 0;
  for (const std::string_view word : split(text, ' ')) {
    if (word.empty()) continue;
    if (!is_name_word(word) || ++count > 5) return false;
  }
  return count >= 2;
}

bool is_post(std::string_view text) {
  std::string store;
  const std::vector<std::string_view> words = words_of(text, store);
  if (words.empty()) return false;
  if (is_post_noun(words.back())) return true;
  // "Director of Nursing", "Head of Estates", "Deputy Director of HR".
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    if (is_post_noun(words[i]) && (words[i + 1] == "of" || words[i + 1] == "for")) return true;
  }
  return false;
}

bool may_go_on(std::string_view text) {
  std::string store;
  const std::vector<std::string_view> words = words_of(text, store);
  if (words.empty()) return false;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i] == "of" || words[i] == "for") return i > 0 && is_post_noun(words[i - 1]);
  }
  // "Chief Finance", "Nursing", "Health": a title whose noun is still to come.
  if (is_post_noun(words.back())) return false;
  return std::all_of(words.begin(), words.end(), [](std::string_view word) {
    return is_topic(word) || is_post_opener(word) || is_joint(word);
  });
}

bool is_all_topics(std::string_view text) {
  std::string store;
  const std::vector<std::string_view> words = words_of(text, store);
  return !words.empty() && std::all_of(words.begin(), words.end(), [](std::string_view word) {
    return is_topic(word) || is_joint(word);
  });
}

}  // namespace boardtrail

// SPDX-License-Identifier: GPL-3.0-or-later
#include "recognise/packs.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>

#include <re2/re2.h>

#include "base/text.h"
#include "recognise/front_matter_lines.h"

namespace boardtrail {
namespace {

// A document of fewer pages holds no pack.
constexpr std::size_t kFewestPages = 3;
constexpr std::size_t kMostPapers = 1'000;
// A cover sheet's labels stand in the first blocks and rows of its page.
constexpr std::int32_t kCoverBlocks = 24;
constexpr std::int32_t kCoverRows = 16;
constexpr std::size_t kLongestPackLabel = 60;
// The mark of an agenda item stands in this upper share of a page.
constexpr float kHead = 0.15F;
constexpr std::size_t kLongestMark = 60;
// A page before the cover sheet with so little on it only divides the pack.
constexpr std::size_t kDividerBytes = 160;
constexpr int kDeepestLevel = 3;

// "7.1 Finance report.pdf" -> number and name.
struct BookmarkName {
  std::string number;
  std::string name;
};

BookmarkName read_bookmark(const std::string& title) {
  static const RE2 pattern(
      R"((?i)^\W*(?:(?:agenda )?item|enc(?:losure)?|paper|tab|attachment)?\s*(?:no\.?\s*)?([A-Z]{0,3}\d{1,3}(?:[./-]\d{1,3}){0,3}[a-z]?|[A-Z])(?:[.):]|\s*[-\x{2013}\x{2014}:]\s|\s)\s*(.+)$)");
  static const RE2 ending(R"((?i)\.(?:pdf|docx?|pptx?|xlsx?)\s*$)");
  std::string text = title;
  RE2::Replace(&text, ending, "");
  std::replace(text.begin(), text.end(), '_', ' ');
  BookmarkName result;
  // A single letter opens a name as often as it numbers one ("A review of").
  if (!RE2::FullMatch(text, pattern, &result.number, &result.name) ||
      (result.number.size() == 1 && result.number[0] > '9' && text.size() > 1 &&
       text.find_first_of(".):-") != 1)) {
    return {"", collapse_spaces(text)};
  }
  result.name = collapse_spaces(result.name);
  return result;
}

bool is_appendix(const std::string& title) {
  static const RE2 pattern(
      R"((?i)^\W*(?:[\d.]+\w?\s*[-.:)]?\s*)?(?:(?:item|enc\w*|paper)\s*\S+\s*[-:]?\s*)?(?:appendi\w+|app\.?\s?\d|annex\w*|attachment|schedule|supporting)\b.*)");
  return RE2::FullMatch(title, pattern);
}

// What only the agenda of a meeting holds.
bool is_meeting_item(const std::string& title) {
  static const RE2 pattern(
      R"((?i).*\b(?:agenda|apologies|declarations? of interests?|minutes|matters arising|action log|any other business|chair'?s? (?:report|update|welcome)|chief executive(?:'?s)? (?:report|update)|date of next meeting|questions from)\b.*)");
  return title.size() < 200 && RE2::FullMatch(title, pattern);
}

// "Agenda item 7.1", "Enclosure C", "Paper 12", alone or before a dash; "" where it is none.
std::string read_mark(const std::string& line) {
  static const RE2 pattern(
      R"((?i)^\W*(?:agenda item|item|enclosure|enc|paper|attachment)\s*(?:no\.?|number|ref\.?)?\s*[:#]?\s*([A-Z]{0,2}\d{1,3}(?:[./]\d{1,3}){0,3}[a-z]?|[A-Z])(?:\W.*)?$)");
  std::string mark;
  if (line.size() > kLongestMark || !RE2::FullMatch(line, pattern, &mark)) return {};
  return mark;
}

// What a page shows of a paper's beginning.
struct PageFront {
  std::int32_t first_block = -1;
  std::set<std::string> roles;  // of cover sheets
  std::string cover;            // labels and values of the identifying ones
  std::string mark;             // agenda number at its head
  std::size_t bytes = 0;        // of its text, up to kDividerBytes
  std::int32_t seen = 0;        // blocks looked at
  bool agenda = false;          // a line of it says no more than "Agenda"

  bool is_cover() const {
    return roles.size() >= 3 &&
           (roles.count("title") + roles.count("agenda_item") > 0 || roles.count("meeting") > 0);
  }
};

class PackSplitter {
 public:
  PackSplitter(const Document& document, const SchemaSet& schemas)
      : document_(document), labels_(schemas.vocabulary("cover-labels")) {}

  std::vector<PackPart> run() {
    pages_.resize(document_.pages.size() + 1);
    if (document_.pages.size() >= kFewestPages) {
      for (std::size_t b = 0; b < document_.blocks.size(); ++b) look_at(b);
      find_covers();
      find_bookmarks();
      find_marks();
      drop_dividers();
    }
    return cut();
  }

 private:
  // --- what each page shows ------------------------------------------------------

  void look_at(std::size_t index) {
    const Block& block = document_.blocks[index];
    const auto number = static_cast<std::size_t>(std::max(block.place.page, 0));
    if (number == 0 || number >= pages_.size()) return;
    PageFront& page = pages_[number];
    if (page.first_block < 0) page.first_block = static_cast<std::int32_t>(index);
    if (page.bytes < kDividerBytes) page.bytes += block.content.text.size();
    if (block.kind == BlockKind::kTable) page.bytes = kDividerBytes;
    if (page.seen++ >= kCoverBlocks) return;
    if (block.kind == BlockKind::kTable && block.table >= 0) {
      read_table(document_.tables[static_cast<std::size_t>(block.table)], &page);
      return;
    }
    const std::string text = collapse_spaces(block.content.text);
    page.agenda |= text.size() <= 20 && fold_words(text) == "agenda";
    const float height = document_.pages[number - 1].height;
    if (page.mark.empty() && block.place.box.y1 < kHead * height) page.mark = read_mark(text);
    const std::size_t colon = text.find(':');
    if (colon != std::string::npos && colon <= kLongestPackLabel) {
      add_label(text.substr(0, colon), text.substr(colon + 1), &page);
    }
  }

  void read_table(const Table& table, PageFront* page) {
    for (std::size_t c = 0; c < table.cells.size(); ++c) {
      const Cell& cell = table.cells[c];
      if (cell.row >= kCoverRows) break;
      if (cell.content.text.size() > kLongestPackLabel) continue;
      const bool beside = c + 1 < table.cells.size() && table.cells[c + 1].row == cell.row;
      // A label has its value beside it; a row of labels heads a table.
      const std::string value = beside ? table.cells[c + 1].content.text : std::string();
      if (value.empty() || labels_.find(fold_words(value)) != nullptr) continue;
      add_label(cell.content.text, value, page);
    }
  }

  void add_label(std::string_view label, const std::string& value, PageFront* page) {
    static constexpr std::array<std::string_view, 6> kRoles = {
        "title", "meeting", "meeting_date", "agenda_item", "author", "sponsor"};
    const std::string* role = labels_.find(fold_words(label));
    if (role == nullptr || std::find(kRoles.begin(), kRoles.end(), *role) == kRoles.end()) return;
    page->roles.insert(*role);
    if (*role == "title" || *role == "agenda_item") page->cover += fold_words(value) + '|';
  }

  // --- where papers begin ----------------------------------------------------------

  void find_covers() {
    std::string before;
    for (std::size_t p = 1; p < pages_.size(); ++p) {
      if (!pages_[p].is_cover()) continue;
      if (pages_[p].cover != before || before.empty()) covers_.push_back(static_cast<int>(p));
      before = pages_[p].cover;
    }
    for (const int page : covers_) starts_.insert(page);
  }

  bool is_page(std::int32_t page) const {
    return page >= 1 && static_cast<std::size_t>(page) < pages_.size();
  }

  bool has_cover(int page) const {
    return std::binary_search(covers_.begin(), covers_.end(), page) ||
           std::binary_search(covers_.begin(), covers_.end(), page + 1);
  }

  // The level of bookmarks at which the papers stand, or 0.
  int level_of_papers() const {
    int best = 0;
    std::size_t most = 0;
    for (int level = 1; level <= kDeepestLevel; ++level) {
      std::set<int> at_cover;
      std::size_t numbered = 0, meeting = 0, all = 0;
      for (const OutlineItem& item : document_.outline) {
        if (item.level != level || !is_page(item.page)) continue;
        ++all;
        if (has_cover(item.page)) at_cover.insert(item.page);
        numbered += read_bookmark(item.title).number.empty() ? 0U : 1U;
        meeting += is_meeting_item(item.title) ? 1U : 0U;
      }
      const bool agenda = all >= 4 && meeting >= 2 && 2 * numbered >= all;
      const std::size_t weight = 2 * at_cover.size() + (agenda ? 3U : 0U);
      if (weight < 3 || weight <= most) continue;
      best = level;
      most = weight;
    }
    return best;
  }

  void find_bookmarks() {
    const int level = level_of_papers();
    std::vector<std::string> path(kDeepestLevel + 1);  // the last title of each level
    for (const OutlineItem& item : document_.outline) {
      if (item.level < 1 || item.level > kDeepestLevel) continue;
      path[static_cast<std::size_t>(item.level)] = item.title;
      for (int l = item.level + 1; l <= kDeepestLevel; ++l) path[static_cast<std::size_t>(l)] = "";
      if (item.level != level || !is_page(item.page)) continue;
      if (is_appendix(item.title) && starts_.count(item.page) == 0) continue;
      Bookmark& mark = bookmarks_[item.page];
      mark.name = read_bookmark(item.title);
      mark.confidential = std::any_of(path.begin(), path.end(), [](const std::string& title) {
        return is_confidential(title);
      });
      starts_.insert(item.page);
    }
  }

  // Numbers at the heads of pages divide a pack where most of its pages have one.
  void find_marks() {
    std::set<std::string> different;
    std::size_t marked = 0;
    for (const PageFront& page : pages_) {
      if (page.mark.empty()) continue;
      ++marked;
      different.insert(page.mark);
    }
    if (different.size() < 3 || 2 * marked < pages_.size()) return;
    std::string before;
    for (std::size_t p = 1; p < pages_.size(); ++p) {
      const std::string& mark = pages_[p].mark;
      if (!mark.empty() && mark != before) starts_.insert(static_cast<int>(p));
      if (!mark.empty()) before = mark;
    }
  }

  // A divider and the cover sheet behind it are one beginning.
  void drop_dividers() {
    for (auto it = starts_.begin(); it != starts_.end();) {
      const int page = *it;
      const bool divided = page > 1 && starts_.count(page - 1) > 0 && bookmarks_.count(page) == 0 &&
                           pages_[static_cast<std::size_t>(page - 1)].bytes < kDividerBytes &&
                           !pages_[static_cast<std::size_t>(page - 1)].is_cover();
      it = divided ? starts_.erase(it) : std::next(it);
    }
  }

  // --- the parts -------------------------------------------------------------------

  std::vector<PackPart> cut() {
    std::vector<PackPart> parts;
    if (starts_.size() < 2 || starts_.size() > kMostPapers) starts_.clear();
    starts_.insert(1);
    for (auto it = starts_.begin(); it != starts_.end(); ++it) {
      const auto next = std::next(it);
      PackPart part;
      part.first_page = *it;
      part.last_page =
          next == starts_.end() ? static_cast<std::int32_t>(document_.pages.size()) : *next - 1;
      name(&part);
      parts.push_back(std::move(part));
    }
    place_blocks(&parts);
    drop_blank(&parts);
    return parts;
  }

  // Pages without a block (a scan, a blank one) are no paper: they end the one before, or
  // begin the first.
  static void drop_blank(std::vector<PackPart>* parts) {
    std::vector<PackPart> kept;
    const std::int32_t first_page = parts->front().first_page;
    for (std::size_t i = 0; i < parts->size(); ++i) {
      PackPart& part = (*parts)[i];
      const bool only = kept.empty() && i + 1 == parts->size();
      if (part.first_block == part.end_block && !only) {
        if (!kept.empty()) kept.back().last_page = part.last_page;
        continue;
      }
      if (kept.empty()) part.first_page = first_page;
      kept.push_back(std::move(part));
    }
    *parts = std::move(kept);
  }

  void name(PackPart* part) const {
    const auto found = bookmarks_.find(part->first_page);
    if (found != bookmarks_.end()) {
      part->title = found->second.name.name;
      part->agenda_item = found->second.name.number;
      part->confidential = found->second.confidential;
    }
    const auto page = static_cast<std::size_t>(part->first_page);
    if (page >= pages_.size()) return;
    if (part->agenda_item.empty()) part->agenda_item = pages_[page].mark;
    if (part->title.empty() && pages_[page].agenda) part->title = "Agenda";
  }

  // Blocks stand in order of pages; a part begins with the first block of its pages.
  void place_blocks(std::vector<PackPart>* parts) const {
    auto end = static_cast<std::int32_t>(document_.blocks.size());
    for (auto part = parts->rbegin(); part != parts->rend(); ++part) {
      part->end_block = end;
      part->first_block = end;
      for (std::int32_t p = part->last_page; p >= part->first_page; --p) {
        const auto index = static_cast<std::size_t>(p);
        if (index < pages_.size() && pages_[index].first_block >= 0) {
          part->first_block = std::min(part->first_block, pages_[index].first_block);
        }
      }
      end = part->first_block;
    }
    parts->front().first_block = 0;
  }

  struct Bookmark {
    BookmarkName name;
    bool confidential = false;
  };

  const Document& document_;
  const Vocabulary& labels_;
  std::vector<PageFront> pages_;  // by page number
  std::vector<int> covers_;
  std::map<int, Bookmark> bookmarks_;
  std::set<int> starts_;
};

}  // namespace

std::vector<PackPart> split_pack(const Document& document, const SchemaSet& schemas) {
  return PackSplitter(document, schemas).run();
}

void complete_pack(const std::vector<PackPart>& parts, const Document& document,
                   std::vector<Paper>* papers) {
  if (parts.size() < 2) return;
  Paper pack;
  for (const Paper& paper : *papers) {
    if (pack.organisation.empty()) pack.organisation = paper.organisation;
    if (pack.meeting.empty()) pack.meeting = paper.meeting;
    if (!pack.meeting_date) pack.meeting_date = paper.meeting_date;
  }
  const std::string file_title = collapse_spaces(document.properties.title);
  for (std::size_t i = 0; i < papers->size(); ++i) {
    Paper& paper = (*papers)[i];
    const PackPart& part = parts[i];
    if (paper.organisation.empty()) paper.organisation = pack.organisation;
    if (paper.meeting.empty()) paper.meeting = pack.meeting;
    if (!paper.meeting_date) paper.meeting_date = pack.meeting_date;
    if (!part.title.empty() && (paper.title.empty() || paper.title == file_title)) {
      paper.title = part.title;
    }
    if (paper.agenda_item.empty()) paper.agenda_item = part.agenda_item;
    paper.confidential = paper.confidential || part.confidential;
    if (!paper.as_at && paper.meeting_date) {
      paper.as_at = paper.meeting_date;
      paper.as_at_source = AsAtSource::kMeeting;
    }
  }
}

}  // namespace boardtrail

// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a paper says of itself at its front. The cover sheet comes first; where there
// is none, the lines before the paper's own text are told apart by what they hold.
// Nothing is taken from passing mentions in the text.
#include <algorithm>
#include <utility>

#include "base/ascii_search.h"
#include "base/text.h"
#include "normalise/dates.h"
#include "recognise/cover_scan.h"
#include "recognise/front_matter_lines.h"
#include "recognise/reading.h"

namespace boardtrail {
namespace {

// A title page has no longer lines than this.
constexpr std::size_t kLongestOpeningLine = 160;
// The introduction says what period the paper covers within so many blocks.
constexpr std::int32_t kIntroduction = 60;
// A date alone among so many first lines is the meeting's.
constexpr std::size_t kDateLines = 12;
// A line that names a meeting and its report, where nothing better is found.
constexpr double kMeetingScore = 2;
// What a line's being a heading is worth beside its place: less than one line further up.
constexpr double kHeadingScore = 0.1;
// A line so near to the top of a page is a running head, which may shorten the title below it.
// Points; usual margins of text are 54 and more, those of running heads 36.
constexpr float kRunningHead = 45;
constexpr double kRunningHeadScore = -0.3;
// A title block at the head of a table: so many rows, in one of so many first tables.
constexpr std::int32_t kTitleRows = 4;
constexpr int kTitleTables = 2;
// A 'last updated' stands with a version at most so many lines below it.
constexpr std::size_t kNearVersion = 4;

struct FrontLine {
  std::string text;
  std::string meeting;       // meeting_in() of it
  std::string organisation;  // organisation_in() of it
  bool heading = false;
  Place place;
};

class FrontReader {
 public:
  explicit FrontReader(PaperReading& reading)
      : reading_(reading), paper_(reading.paper), cover_(scan_cover(reading)) {}

  void read() {
    collect_lines();
    read_pairs();
    read_names();
    read_title();
    read_versions();
    read_as_at();
    read_marking();
  }

 private:
  const Block& block(std::int32_t index) const {
    return reading_.document.blocks[static_cast<std::size_t>(index)];
  }

  // The short lines of the front, in order.
  void collect_lines() {
    int tables = 0;
    for (std::int32_t i = paper_.first_block; i < cover_.end_block; ++i) {
      const Block& b = block(i);
      if (b.kind == BlockKind::kTable && b.table >= 0 && tables++ < kTitleTables) {
        collect_title_rows(reading_.text(b.table));
      }
      if (b.kind == BlockKind::kTable || b.kind == BlockKind::kPageBreak) continue;
      const bool whole = add_lines(b.content.text, b.kind == BlockKind::kHeading, b.place);
      if (!whole && b.kind == BlockKind::kParagraph) return;
    }
  }

  // "Inspection of June 2018; update for the Quality Committee": also in a part of the line.
  static std::string meeting_of_line(const std::string& line) {
    std::string meeting = meeting_in(line);
    for (const char mark : {'|', ';'}) {
      if (!meeting.empty() || line.find(mark) == std::string::npos) continue;
      for (const std::string_view part : split(line, mark)) {
        if (meeting.empty()) meeting = meeting_in(trim(part));
      }
    }
    return meeting;
  }

  // False where a line is too long for a title page; it is left out.
  bool add_lines(std::string_view text, bool heading, const Place& place) {
    bool whole = true;
    for (const std::string_view part : split(text, '\n')) {
      const std::string line = collapse_spaces(part);
      if (line.empty()) continue;
      if (line.size() > kLongestOpeningLine) {
        whole = false;
      } else {
        lines_.push_back({line, meeting_of_line(line), organisation_in(line), heading, place});
      }
    }
    return whole;
  }

  // A table's first rows are a title block where they fill at most half of its columns
  // (one merged cell, a number beside a title) and a fuller row follows: its headings. So
  // is a table of one column and a few rows, or of one cell.
  void collect_title_rows(const TableText& text) {
    const bool line = text.rows() == 1 && text.filled(0) == 1;
    const bool box = line || (text.columns() == 1 && text.rows() <= kTitleRows);
    for (std::int32_t row = 0; row < std::min(text.rows(), kTitleRows); ++row) {
      if (!box && text.filled(row) * 2 > text.columns()) return;
      if (!box && row + 1 == text.rows()) return;
      for (std::int32_t column = 0; column < text.columns(); ++column) {
        add_lines(text.text(row, column), false, text.place(row, column));
      }
    }
  }

  const CoverPair* pair(std::string_view role) const {
    const auto found = std::find_if(cover_.pairs.begin(), cover_.pairs.end(), [&](const auto& p) {
      return p.role == role && p.answered && !p.ticks && !is_blank(p.value);
    });
    return found == cover_.pairs.end() ? nullptr : &*found;
  }

  void take(std::string& slot, std::string_view role) const {
    if (const CoverPair* found = pair(role)) slot = found->value;
  }

  void read_pairs() {
    take(paper_.title, "title");
    take(paper_.author, "author");
    take(paper_.sponsor, "sponsor");
    take(paper_.agenda_item, "agenda_item");
    take(paper_.organisation, "organisation");
    if (const CoverPair* meeting = pair("meeting")) {
      // "Meeting: 30 May 2019" is a date; "Trust Board, 30 May 2019" both.
      const std::string name = meeting_in(meeting->value);
      const std::optional<Date> day = first_day_in(meeting->value);
      paper_.meeting_date = day;
      if (!name.empty() || !day.has_value()) paper_.meeting = name.empty() ? meeting->value : name;
      if (paper_.organisation.empty()) paper_.organisation = organisation_in(meeting->value);
    }
    if (const CoverPair* date = pair("meeting_date")) {
      if (const std::optional<Date> day = first_day_in(date->value)) paper_.meeting_date = day;
    }
  }

  // Organisation, meeting and date from lines that say nothing else.
  void read_names() {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const std::string& line = lines_[i].text;
      if (paper_.organisation.empty()) paper_.organisation = lines_[i].organisation;
      const std::string& meeting = lines_[i].meeting;
      if (paper_.meeting.empty() && !meeting.empty()) {
        paper_.meeting = with_place_above(i, meeting);
      }
      if (paper_.meeting_date.has_value()) continue;
      if (!meeting.empty()) paper_.meeting_date = day_beside(line, meeting);
      if (!paper_.meeting_date.has_value() && i < kDateLines && !is_dated_note(line)) {
        paper_.meeting_date = read_single_date(line);
        if (!paper_.meeting_date.has_value()) paper_.meeting_date = sitting_day_in(line);
      }
    }
    const std::size_t first = std::min(kDateLines, lines_.size());
    for (std::size_t i = 0; i < first; ++i) {
      const std::string& line = lines_[i].text;
      if (paper_.organisation.empty()) paper_.organisation = health_board_in(line);
      if (paper_.meeting_date.has_value() || is_dated_note(line)) continue;
      paper_.meeting_date = meeting_day_in(line);
    }
  }

  // The day behind the meeting's name, else the first of the line.
  static std::optional<Date> day_beside(const std::string& line, const std::string& meeting) {
    const std::size_t at = line.find(meeting);
    if (at != std::string::npos) {
      if (const std::optional<Date> day = first_day_in(line.substr(at))) return day;
    }
    return first_day_in(line);
  }

  // A date that says what it is the date of.
  static bool is_dated_note(const std::string& line) {
    return last_updated_in(line).has_value() || as_at_in(line).has_value() ||
           (!version_in(line).empty() && line.find('|') == std::string::npos);
  }

  // "Anyshire" alone on the line above "Joint Scrutiny Committee" is part of its name.
  std::string with_place_above(std::size_t index, const std::string& meeting) const {
    if (index == 0) return meeting;
    const std::string& above = lines_[index - 1].text;
    const bool name = above.size() <= 40 &&
                      above.find_first_of(":.0123456789") == std::string::npos &&
                      !has_title_word(above) && !is_form_line(above) &&
                      split(above, ' ').size() <= 3 && lines_[index - 1].organisation.empty();
    return name ? above + " " + meeting : meeting;
  }

  bool is_label_line(const std::string& line) const {
    const std::size_t colon = line.find(':');
    if (colon == std::string::npos || colon > 60) return false;
    return colon + 1 == line.size() ||
           reading_.schemas.vocabulary("cover-labels")
                   .find(fold_words(std::string_view(line).substr(0, colon))) != nullptr;
  }

  // "Minutes of the Quality Committee", "Chair's report to the Board" name the meeting, and may
  // be the paper's title.
  static bool names_more(const FrontLine& line) {
    return 3 * line.meeting.size() < 2 * line.text.size() && has_title_word(line.text);
  }

  // "Incentive Scheme Year 5 - position at 30 November 2023": what stands there at that day.
  static bool is_named_position(std::string_view line) {
    for (const std::string_view dash : {" - ", " \xE2\x80\x93 ", ": ", " (", ", "}) {
      const std::size_t at = line.find(dash);
      if (at == std::string_view::npos || as_at_in(line.substr(0, at))) continue;
      if (split(line.substr(0, at), ' ').size() >= 3) return true;
    }
    return false;
  }

  // Also one that others follow.
  static bool is_sentence(std::string_view line) {
    constexpr std::size_t kShortest = 40;
    const std::size_t stop = line.find(". ");
    return line.back() == '.' || (stop != std::string_view::npos && stop >= kShortest);
  }

  // "Trust risk register: risks of 15 and above" as the first line of a paper is no question of a
  // form.
  bool heads_paper(std::size_t index) const {
    constexpr std::size_t kLeastWords = 3;
    const std::string& line = lines_[index].text;
    const std::size_t colon = line.find(':');
    const std::string* role = reading_.schemas.vocabulary("cover-labels")
                                  .find(fold_words(std::string_view(line).substr(0, colon)));
    return index == 0 && role != nullptr && *role == "asked" &&
           has_title_word(line.substr(0, colon)) &&
           split(trim(std::string_view(line).substr(colon + 1)), ' ').size() >= kLeastWords;
  }

  bool may_be_title(std::size_t index) const {
    const std::string& line = lines_[index].text;
    return !is_form_line(line) && (!is_label_line(line) || heads_paper(index)) &&
           (lines_[index].meeting.empty() || names_more(lines_[index])) &&
           lines_[index].organisation.size() + 4 < line.size() &&
           !read_single_date(line).has_value() && !sitting_day_in(line) &&
           version_in(line).size() * 3 < line.size() &&
           (!last_updated_in(line).has_value() || is_named_position(line)) &&
           (!as_at_in(line).has_value() || has_title_word(line) || is_named_position(line)) &&
           !is_sentence(line) && split(line, ' ').size() >= 2;
  }

  static bool is_running_head(const FrontLine& line) {
    const Box& box = line.place.box;
    return !line.heading && !box.empty() && box.y1 < kRunningHead;
  }

  void read_title() {
    if (!paper_.title.empty()) return;
    const FrontLine* best = nullptr;
    double best_score = 0;
    for (std::size_t i = 0; i < lines_.size() && i < 20; ++i) {
      if (!may_be_title(i)) continue;
      const double score = (!lines_[i].meeting.empty()       ? kMeetingScore
                            : has_title_word(lines_[i].text) ? 3.0
                                                             : 1.0) +
                           (lines_[i].heading ? kHeadingScore : 0.0) +
                           (is_running_head(lines_[i]) ? kRunningHeadScore : 0.0) -
                           0.15 * static_cast<double>(i);
      if (best != nullptr && score <= best_score) continue;
      best = &lines_[i];
      best_score = score;
    }
    if (best != nullptr) {
      paper_.title = best->text;
      if (paper_.meeting.empty()) paper_.meeting = meeting_inside(best->text);
    } else if (!is_blank(reading_.document.properties.title)) {
      paper_.title = collapse_spaces(reading_.document.properties.title);
    }
  }

  // --- versions ----------------------------------------------------------------

  // Every line of the paper that states a version, with the update day near it.
  void read_versions() {
    if (const CoverPair* stated = pair("version")) add_version(stated->value, stated->place);
    for (std::int32_t i = paper_.first_block; i < paper_.end_block; ++i) {
      const Block& b = block(i);
      if (b.kind == BlockKind::kTable || b.content.text.size() > 4 * kLongestOpeningLine) continue;
      if (!has_digit(b.content.text)) continue;
      for (const std::string_view line : split(b.content.text, '\n')) {
        const std::string version = version_in(trim(line));
        if (!version.empty()) {
          add_version(version, b.place);
          lines_since_version_ = 0;
          note_update(day_of_version(trim(line)));
        }
        note_update(last_updated_in(trim(line)));
      }
    }
    if (!paper_.versions.empty()) paper_.version = paper_.versions.front().version;
  }

  // "Version 6 - 14 December 2023".
  static std::optional<Date> day_of_version(std::string_view line) {
    constexpr std::size_t kLongest = 60;
    if (line.size() > kLongest) return std::nullopt;
    const std::vector<DateTerm> terms = find_dates(line);
    const bool day = terms.size() == 1 && terms[0].precision == Precision::kDay;
    return day && !terms[0].impossible && terms[0].end == line.size() ? terms[0].date
                                                                      : std::nullopt;
  }

  void add_version(std::string_view text, const Place& place) {
    std::string version = version_in("Version " + std::string(trim(text)));
    if (version.empty()) version = collapse_spaces(text);
    for (const StatedVersion& other : paper_.versions) {
      if (other.place == place && other.version == version) return;
    }
    paper_.versions.push_back({std::move(version), std::nullopt, place});
  }

  void note_update(std::optional<Date> day) {
    ++lines_since_version_;
    if (!day.has_value()) return;
    if (!last_updated_.has_value() || *last_updated_ < *day) last_updated_ = day;
    if (paper_.versions.empty() || lines_since_version_ > kNearVersion) return;
    if (!paper_.versions.back().updated.has_value()) paper_.versions.back().updated = day;
  }

  // --- the day the paper speaks for ----------------------------------------------

  // A period that ends after the meeting is a forecast, and no day the paper can speak for.
  bool set_as_at(std::optional<Date> day, AsAtSource source) {
    if (!day.has_value()) return false;
    if (paper_.meeting_date.has_value() && *paper_.meeting_date < *day) return false;
    paper_.as_at = day;
    paper_.as_at_source = source;
    return true;
  }

  static std::optional<Date> day_of(const CoverPair* found) {
    if (found == nullptr) return std::nullopt;
    for (const DateTerm& term : find_dates(found->value)) {
      if (term.date.has_value()) return term.date;
    }
    return std::nullopt;
  }

  void read_as_at() {
    if (set_as_at(day_of(pair("as_at")), AsAtSource::kStated)) return;
    if (set_as_at(as_at_in(paper_.title), AsAtSource::kStated)) return;
    for (const FrontLine& line : lines_) {
      if (set_as_at(as_at_in(line.text), AsAtSource::kStated)) return;
    }
    if (set_as_at(as_at_of_headings(), AsAtSource::kStated)) return;
    if (set_as_at(day_of(pair("updated")), AsAtSource::kLastUpdated)) return;
    if (set_as_at(last_updated_, AsAtSource::kLastUpdated)) return;
    if (set_as_at(day_of(pair("period")), AsAtSource::kReportingPeriod)) return;
    if (set_as_at(period_of_text(), AsAtSource::kReportingPeriod)) return;
    if (set_as_at(period_of_title(paper_.title), AsAtSource::kReportingPeriod)) return;
    if (set_as_at(period_of_front(), AsAtSource::kReportingPeriod)) return;
    if (set_as_at(paper_.meeting_date, AsAtSource::kMeeting)) return;
    if (set_as_at(day_of(pair("written")), AsAtSource::kWritten)) return;
    set_as_at(day_at_end_of_front(), AsAtSource::kReportingPeriod);
  }

  // Also of captions: "Table 1: delivery by group, position at 31 August 2019".
  std::optional<Date> as_at_of_headings() const {
    for (std::int32_t i = cover_.end_block; i < paper_.end_block; ++i) {
      const bool caption = block(i).kind == BlockKind::kParagraph &&
                           starts_with_fold(block(i).content.text, "table ");
      if (block(i).kind != BlockKind::kHeading && !caption) continue;
      if (const std::optional<Date> day = as_at_in(block(i).content.text)) return day;
    }
    return std::nullopt;
  }

  // "Progress report to the Committee - May 2017", "monitoring report 31/10/2014".
  std::optional<Date> day_at_end_of_front() const {
    for (std::size_t i = 0; i < std::min(kDateLines, lines_.size()); ++i) {
      const std::string& line = lines_[i].text;
      if (!has_digit(line) || !has_title_word(line)) continue;
      const std::vector<DateTerm> terms = find_dates(line);
      const bool ends = terms.size() == 1 && terms[0].begin > 0 && terms[0].end == line.size();
      const bool exact =
          ends && !terms[0].impossible &&
          (terms[0].precision == Precision::kDay || terms[0].precision == Precision::kMonth);
      if (exact) return terms[0].date;
    }
    return std::nullopt;
  }

  // A line that is nothing but a month stands for the meeting's where a meeting is named.
  std::optional<Date> period_of_front() const {
    if (!paper_.meeting.empty()) return std::nullopt;
    for (std::size_t i = 0; i < std::min(kDateLines, lines_.size()); ++i) {
      if (const std::optional<Date> day = period_of_line(lines_[i].text)) return day;
    }
    return std::nullopt;
  }

  std::optional<Date> period_of_text() const {
    const std::int32_t end = std::min(paper_.end_block, paper_.first_block + kIntroduction);
    for (std::int32_t i = paper_.first_block; i < end; ++i) {
      if (block(i).kind == BlockKind::kTable) continue;
      if (const std::optional<Date> day = reporting_period_in(block(i).content.text)) return day;
    }
    return std::nullopt;
  }

  void read_marking() {
    paper_.confidential = is_confidential(paper_.meeting) || is_confidential(paper_.title) ||
                          std::any_of(lines_.begin(), lines_.end(), [](const FrontLine& line) {
                            return is_confidential(line.text);
                          });
    for (const CoverPair& p : cover_.pairs) {
      const bool marks = p.role == "meeting" || p.role == "confidential" || p.role == "agenda_item";
      paper_.confidential |= marks && is_confidential(p.value);
      paper_.confidential |= p.role == "confidential" && starts_with_fold(p.value, "yes");
    }
  }

  PaperReading& reading_;
  Paper& paper_;
  CoverScan cover_;
  std::vector<FrontLine> lines_;
  std::size_t lines_since_version_ = kNearVersion + 1;
  std::optional<Date> last_updated_;
};

}  // namespace

void read_front_matter(PaperReading& reading) { FrontReader(reading).read(); }

}  // namespace boardtrail

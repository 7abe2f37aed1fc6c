// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_MODEL_PAPER_H_
#define BOARDTRAIL_MODEL_PAPER_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "model/diagnostic.h"
#include "model/place.h"

// What recognition and normalisation make of a Document: the paper's own claims,
// typed, each with the words it was read from and the place where they stand.
// Plain data; the warehouse stores it, the checks read it.
namespace boardtrail {

// --- ratings ---------------------------------------------------------------

enum class Rag : std::uint8_t { kRed, kAmberRed, kAmber, kAmberGreen, kGreen, kBlue, kGrey };
enum class RatingSource : std::uint8_t { kText, kColour, kIcon, kNarrative };

const char* rag_name(Rag value);  // "red", "amber_red" ... as in v_rag.value
const char* rating_source_name(RatingSource source);

// What a rating is of, where the paper names nothing else; and one that was right at the
// paper before.
inline constexpr std::string_view kDeliveryRating = "delivery";
inline constexpr std::string_view kPreviousRating = "previous";

struct Rating {
  std::string dimension;  // kDeliveryRating unless the paper names it ("embedding")
  std::optional<Rag>
      value;  // nothing where the words are no rating ("Closed") or the cell is blank
  std::string raw;
  RatingSource source = RatingSource::kText;
  bool malformed = false;  // a misspelt rating ("AG" for "A/G", "Compete"), read all the same
  bool in_legend = true;   // false: the paper has a legend and it lacks `raw`
  Place place;
};

// How late a rating may be by the paper's own words. "on time" = 0 days; "within 1
// month" = max 1 month; nothing where the legend says nothing of time.
struct SlipWindow {
  std::optional<int> max_months;  // at most so late
  std::optional<int> min_months;  // at least so late ("over 1 month")
};

struct LegendEntry {
  std::string raw;  // "A/G", "Off Track (<1 month), Recovery Actions in Place"
  std::optional<Rag> value;
  std::string meaning;
  bool complete = false;  // the meaning says that the action is done
  SlipWindow slip;
  Place place;
};

// --- dates -----------------------------------------------------------------

enum class Precision : std::uint8_t { kDay, kMonth, kQuarter, kSeason, kYear };
enum class DateRole : std::uint8_t { kOriginal, kRevised };

const char* precision_name(Precision precision);
const char* date_role_name(DateRole role);

struct DueDate {
  std::optional<Date> date;  // last day of what is stated; nothing where the paper
                             // gives no year, or a season (its end is anyone's guess)
  std::optional<Date>
      latest;  // last day that the words can mean (a season's end too); overdue only after it
  Precision precision = Precision::kDay;
  DateRole role = DateRole::kOriginal;
  std::string raw;
  bool struck = false;
};

// What a due cell says that is no date.
enum class DueWords : std::uint8_t {
  kNone,
  kOngoing,
  kPlaceholder,
  kRelative,
  kComplete,
  kUnparsed
};

// --- fields ----------------------------------------------------------------

// What a column of an action table can hold. Names (field_name) are those that
// schemas use.
enum class Field : std::uint8_t {
  kRef,
  kSection,
  kKind,  // must / should, priority ...
  kDescription,
  kSourceFinding,  // what the action answers
  kSuccessMeasure,
  kProgress,
  kLead,
  kDue,
  kRevisedDue,
  kRating,
  kStatus,
  kClosedOn,
  kRaisedOn,
  kExtra,  // kept under the schema's own name for it
};
inline constexpr int kFieldCount = 15;

const char* field_name(Field field);  // "success_measure"
std::optional<Field> field_from_name(const std::string& name);

// The cell (or cells: a row broken over pages) that a value was read from.
struct Evidence {
  Field field = Field::kExtra;
  std::string label;  // the column's heading, as printed
  std::string raw;    // as printed, spaces collapsed
  Place place;
};

// Something in the printed row that recognition had to put right.
struct Repair {
  enum class Kind : std::uint8_t {
    kMovedCell,       // the row was shifted by a missing cell
    kSplitCell,       // two columns' texts stood in one cell
    kHeadingInCell,   // a heading was merged into the row's cells
    kJoinedRow,       // broken over a page; no fault of the paper's
    kCompletedValue,  // a value cut off at its end, completed from its neighbours
  };
  Kind kind = Kind::kJoinedRow;
  std::string message;
  Place place;
};

enum class ActionStatus : std::uint8_t { kOpen, kClosed };

// One action as one paper states it.
struct Observation {
  std::int32_t plan_table = -1;  // index into Paper::plan_tables
  std::int32_t row = 0;          // body row of the (joined) table, from 1
  std::string section;
  std::string ref;
  std::string kind;
  std::string description;
  std::string source_finding;
  std::string success_measure;
  std::string progress;
  std::vector<std::string> leads;
  std::string lead_raw;
  std::string due_raw;
  std::vector<DueDate> due;  // in order of writing
  DueWords due_words = DueWords::kNone;
  std::vector<Rating> ratings;
  std::optional<ActionStatus> status;
  std::string status_raw;
  std::string closed_raw;
  std::optional<Date> closed_on;
  std::string raised_raw;
  std::optional<Date> raised_on;
  // Fields of the schema's own naming ("future_plans", "mitigation"), in column order.
  std::vector<std::pair<std::string, std::string>> extra;
  std::vector<Evidence> evidence;
  std::vector<Repair> repairs;
  bool restates = false;  // an action of this paper that another of its tables states in full
  float confidence = 1;   // 0..1; below 1 something was doubted
  Place place;            // of the row

  // The evidence for a field, or nullptr.
  const Evidence* find_evidence(Field field) const;
};

// A table of actions after joining over pages.
struct PlanTable {
  std::string schema;               // id of the schema that recognised it
  std::string heading;              // the heading it stands under, as printed
  std::vector<std::int32_t> parts;  // indexes into Document::tables
  std::uint32_t columns = 0;        // bit 1 << Field for each field that has a column (or a place
                                    // in the section rows), blank or not
  bool closed_table = false;        // the heading says that all of it is closed
  Place place;

  bool has_column(Field field) const { return (columns >> static_cast<unsigned>(field) & 1U) != 0; }
};

// What became of one table of the Document.
struct TableReading {
  std::int32_t table = -1;  // index into Document::tables
  std::string schema;       // empty where none fits
  std::string reason;       // why it was, or was not, recognised; for people
  std::int32_t header_rows = 0;
};

// --- the rest of a paper ---------------------------------------------------

struct CoverField {
  std::string name;
  std::string value;
  Place place;
};

struct TickOption {
  std::string group;
  std::string label;
  bool ticked = false;
  bool radio = false;
  Place place;
};

struct MetricValue {
  std::string period;  // "2023/24 Q1", or as printed where it is no quarter
  std::optional<Date> period_end;
  std::string aim_raw;
  std::string actual_raw;
  std::optional<double> aim;
  std::optional<double> actual;
  bool aim_is_bound = false;  // ">90%"
  Place aim_place;            // the value's cell; its row where it has none
  Place actual_place;
};

struct Metric {
  std::int32_t table = -1;  // index into Document::tables
  std::int32_t row = 0;
  std::string section;
  std::string ref;
  std::string name;
  std::string baseline_raw;
  std::string target_raw;
  std::string comment;
  std::optional<Date> target_date;
  bool invalid_period =
      false;  // target_raw or baseline_raw names a quarter that cannot be ("Q1 24/23")
  std::vector<MetricValue> values;
  Place place;  // the row
  Place baseline_place;
  Place target_place;
};

// A heading and whether anything stands under it, a caption, a stated version:
// the outline that the within-paper rules look at.
struct Heading {
  std::string text;
  std::int32_t level = 0;
  bool empty = false;     // nothing stands under it although it asks for something
  std::string why_empty;  // what was looked for
  std::string ref;        // an action's ref, where the blank cell belongs to one
  Place place;
};

struct Caption {
  std::string label;  // "Figure 7"
  std::string text;
  Place place;
};

struct DraftingNote {
  std::string text;
  Place place;
};

struct StatedVersion {
  std::string version;
  std::optional<Date> updated;  // the 'last updated' that stands with it
  Place place;
};

enum class AsAtSource : std::uint8_t {
  kNone,
  kStated,
  kLastUpdated,
  kReportingPeriod,
  kWritten,
  kMeeting
};

// One paper: a whole document, or a page range of a pack.
struct Paper {
  std::string title;
  std::string organisation;
  std::string meeting;
  std::optional<Date> meeting_date;
  std::optional<Date> as_at;
  AsAtSource as_at_source = AsAtSource::kNone;
  std::string version;
  std::string author;
  std::string sponsor;
  std::string agenda_item;
  bool confidential = false;
  std::int32_t first_page = 0;
  std::int32_t last_page = 0;
  std::int32_t first_block = 0;  // [first_block, end_block) of Document::blocks
  std::int32_t end_block = 0;

  std::vector<LegendEntry> legend;
  std::vector<CoverField> fields;
  std::vector<TickOption> ticks;
  std::vector<TableReading> tables;
  std::vector<PlanTable> plan_tables;
  std::vector<Observation> observations;
  std::vector<Metric> metrics;
  std::vector<Heading> headings;
  std::vector<Caption> captions;
  std::vector<DraftingNote> drafting_notes;
  std::vector<StatedVersion> versions;
  Diagnostics diagnostics;
};

}  // namespace boardtrail

#endif  // BOARDTRAIL_MODEL_PAPER_H_

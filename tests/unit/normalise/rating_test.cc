// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalise/rating.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace boardtrail {
namespace {

std::string name(std::optional<Rag> value) { return value ? rag_name(*value) : "none"; }

// "green", "none" for a rating without a value, "-" for no rating; then what is odd.
std::string dump(const RatingReading& reading) {
  if (reading.blank) return "blank";
  std::string out = reading.is_rating ? name(reading.value) : "-";
  if (reading.malformed) out += " malformed";
  if (!reading.in_legend) out += " unknown";
  if (reading.complete) out += " complete";
  if (reading.closed) out += " closed";
  return out;
}

struct RatingCase {
  const char* raw;
  const char* reading;
};

void expect_readings(const std::vector<RatingCase>& cases, const std::vector<LegendEntry>& legend) {
  for (const RatingCase& c : cases) EXPECT_EQ(dump(read_rating(c.raw, legend)), c.reading) << c.raw;
}

std::vector<LegendEntry> legend_of(const std::vector<std::pair<const char*, const char*>>& lines) {
  std::vector<LegendEntry> legend;
  for (const auto& [raw, meaning] : lines) legend.push_back(read_legend_line(raw, meaning));
  return legend;
}

std::vector<LegendEntry> slip_scale() {
  return legend_of({{"G", "On track and expected to deliver on time."},
                    {"A", "Expected to deliver within 1 month after deadline date"},
                    {"R", "Expected to deliver over 1 month after deadline date"}});
}

std::vector<LegendEntry> split_scale() {
  return legend_of({{"G", "Action completed and improvement achieved"},
                    {"A/G", "Clear plan for delivery but not yet completed"},
                    {"A/R", "We either lack a plan or confidence in that plan"}});
}

std::vector<LegendEntry> phrase_scale() {
  const char* const kSteps[] = {"Complete & Embedded", "On Track",
                                "Off Track (<1 month), Recovery Actions in Place",
                                "Overdue (>1 month)"};
  std::vector<LegendEntry> legend;
  for (const char* step : kSteps) legend.push_back(read_legend_line(step, step));
  return legend;
}

TEST(ReadRating, ReadsLettersAndColours) {
  expect_readings({{"G", "green"},
                   {"A", "amber"},
                   {"R", "red"},
                   {"B", "blue complete"},
                   {" g ", "green"},
                   {"(A)", "amber"},
                   {"[Green]", "green"},
                   {"A/G", "amber_green"},
                   {"A / G", "amber_green"},
                   {"G/A", "amber_green"},
                   {"AG", "amber_green"},
                   {"A/R", "amber_red"},
                   {"R/A", "amber_red"},
                   {"AR", "amber_red"},
                   {"Amber-Red", "amber_red"},
                   {"Amber/Green", "amber_green"},
                   {"G/G", "green"},
                   {"R/G", "none"},
                   {"Red", "red"},
                   {"RED", "red"},
                   {"Amber", "amber"},
                   {"Green", "green"},
                   {"Yellow", "amber"},
                   {"Orange", "amber"},
                   {"Blue", "blue complete"},
                   {"Grey", "grey"},
                   {"White", "grey"},
                   {"Purple", "none"},
                   {"Black", "none"},
                   {"Light green", "green"},
                   {"Gren", "green malformed"},
                   {"Ambre", "amber malformed"},
                   {"Amber (Red)", "amber"},
                   {"Amber to Green", "green"},
                   {"R\xE2\x86\x91", "red"},
                   {"Green \xE2\x80\x93 on track", "green"},
                   {"G - on track", "green"},
                   {"RAG: Green", "green"},
                   {"Status - A", "amber"},
                   {"\xF0\x9F\x9F\xA2", "green"},
                   {"\xF0\x9F\x94\xB4", "red"},
                   {"\xF0\x9F\x9F\xA0\xF0\x9F\x9F\xA2", "amber_green"},
                   {"\xF0\x9F\x9F\xA0\xF0\x9F\x9F\xA2\xF0\x9F\x94\xB4", "none"},
                   {"\xF0\x9F\x9F\xA6", "blue complete"},
                   {"\xF0\x9F\x9F\xA1 Amber", "amber"},
                   {"\xF0\x9F\x9F\xA0 Delayed: supplier", "amber"},
                   {"\xF0\x9F\x9F\xA1 see note", "amber"}},
                  {});
}

TEST(ReadRating, ReadsPhrases) {
  expect_readings({{"On track", "green"},
                   {"On-track", "green"},
                   {"On track for due date", "green"},
                   {"On track to deliver", "green"},
                   {"Not on track to deliver", "red"},
                   {"Off track", "red"},
                   {"At risk", "amber"},
                   {"Overdue", "red"},
                   {"Overdue (>1 month)", "red"},
                   {"Off Track (<1 month), Recovery Actions in Place", "amber"},
                   {"Complete", "blue complete"},
                   {"Completed", "blue complete"},
                   {"Complete & Embedded", "blue complete"},
                   {"Complete and embedded", "blue complete"},
                   {"Delivered", "blue complete"},
                   {"Unlikely to complete on time", "red"},
                   {"Delayed (<4 weeks)", "amber"},
                   {"Delayed (> 4 weeks)", "red"},
                   {"Action complete", "blue complete"},
                   {"Evidenced and embedded", "blue complete"},
                   {"Compete", "blue malformed complete"},
                   {"Overude", "red malformed"},
                   {"Plan in place", "amber"},
                   {"Ontrack", "green"},
                   {"R - Overdue", "red"},
                   {"Completed and closed", "blue complete"},
                   {"Delayed", "none"},
                   {"No action taken yet", "red"},
                   {"Initial stages", "red"},
                   {"Not started", "grey"},
                   {"Not yet due", "grey"},
                   {"Action on hold", "none"},
                   {"On hold", "none"},
                   {"In progress", "none"},
                   {"Ongoing", "none"},
                   {"Partially complete", "none"},
                   {"Not yet complete", "none"},
                   {"Complete - awaiting evidence", "none"},
                   {"Proposed for closure", "none"},
                   {"Closed", "none complete closed"},
                   {"CLOSED", "none complete closed"},
                   {"Signed off", "none complete closed"},
                   {"Superseded", "none closed"}},
                  {});
}

TEST(ReadRating, LeavesOtherCellsAlone) {
  expect_readings({{"", "blank"},
                   {" \n", "blank"},
                   {"-", "blank"},
                   {"\xE2\x80\x93", "blank"},
                   {"?", "blank"},
                   {"N/A", "-"},
                   {"TBC", "-"},
                   {"P", "-"},
                   {"(a)", "-"},
                   {"()", "-"},
                   {"E", "-"},
                   {"G/E", "-"},
                   {"P/A", "-"},
                   {"95%", "-"},
                   {"Substantial", "-"},
                   {"Partial", "-"},
                   {"A review of the plan", "-"},
                   {"Agreed", "-"},
                   {"Greater", "-"},
                   {"Complete by March", "-"},
                   {"\xE2\x9C\x93", "-"}},
                  {});
}

TEST(ReadRating, LegendComesFirst) {
  expect_readings({{"G", "green"},
                   {"Green", "green"},
                   {"A", "amber"},
                   {"R", "red"},
                   {"B", "blue unknown complete"},
                   {"A/G", "amber_green unknown"},
                   {"AG", "amber_green unknown"},
                   {"Closed", "none unknown complete closed"},
                   {"N/A", "-"},
                   {"", "blank"}},
                  slip_scale());
  expect_readings({{"G", "green complete"},
                   {"A/G", "amber_green"},
                   {"A / G", "amber_green"},
                   {"AG", "amber_green malformed"},
                   {"G/A", "amber_green malformed"},
                   {"A/R", "amber_red"},
                   {"AR", "amber_red malformed"},
                   {"R", "red unknown"},
                   {"A", "amber unknown"}},
                  split_scale());
  expect_readings({{"Complete & Embedded", "blue complete"},
                   {"Complete and Embeded", "blue malformed complete"},
                   {"Complete and Embedded", "blue complete"},
                   {"On Track", "green"},
                   {"On Trackk", "green malformed"},
                   {"Off Track (<1 month), Recovery Actions in Place", "amber"},
                   {"Off Track (<1 month), Recovery Act", "amber"},
                   {"Off Track", "amber"},
                   {"Overdue (>1 month)", "red"},
                   {"Overdue", "red"},
                   {"Red", "red"},
                   {"Green", "green"},
                   {"Yellow", "amber unknown"},
                   {"Complete", "blue unknown complete"}},
                  phrase_scale());
}

// Amber may mean "on track" and off track red: the paper decides.
TEST(ReadRating, LegendOverridesTheUsualMeaning) {
  const std::vector<LegendEntry> legend = legend_of({{"Red", "Off track"},
                                                     {"Amber", "On track"},
                                                     {"Green", "Complete"},
                                                     {"Blue", "Complete and peer-checked"},
                                                     {"Purple", "Not started"}});
  expect_readings({{"Amber", "amber"},
                   {"Green", "green complete"},
                   {"G", "green complete"},
                   {"Blue", "blue complete"},
                   {"Purple", "grey"}},
                  legend);
}

struct LegendCase {
  const char* raw;
  const char* meaning;
  const char* value;
  bool complete;
  int max_months;  // -1: nothing
  int min_months;
};

TEST(ReadLegendLine, ReadsValueSlipAndCompleteness) {
  const LegendCase kCases[] = {
      {"G", "On track and expected to deliver on time.", "green", false, 0, -1},
      {"A", "Expected to deliver within 1 month after deadline date", "amber", false, 1, -1},
      {"R", "Expected to deliver over 1 month after deadline date", "red", false, -1, 1},
      {"G", "Action completed and improvement achieved", "green", true, -1, -1},
      {"A/G", "Clear plan for delivery but not yet completed", "amber_green", false, -1, -1},
      {"A/R", "We either lack a plan or confidence in that plan", "amber_red", false, -1, -1},
      {"Complete & Embedded", "Complete & Embedded", "blue", true, -1, -1},
      {"On Track", "On Track", "green", false, -1, -1},
      {"Off Track (<1 month), Recovery Actions in Place", "", "amber", false, 1, -1},
      {"Overdue (>1 month)", "Overdue (>1 month)", "red", false, -1, 1},
      {"B", "Blue", "blue", true, -1, -1},
      {"B", "Complete and evidenced", "blue", true, -1, -1},
      {"C", "Completed", "blue", true, -1, -1},
      {"OT", "On track", "green", false, -1, -1},
      {"Green", "To be delivered on time", "green", false, 0, -1},
      {"Amber", "Up to 4 weeks late", "amber", false, 1, -1},
      {"Amber", "1-3 months late", "amber", false, 3, 1},
      {"Red", "More than three months behind schedule", "red", false, -1, 3},
      {"Red", "2 months or more past the due date", "red", false, -1, 2},
      {"Amber", "no more than one month overdue", "amber", false, 1, -1},
      {"Amber", "Due within 1 month", "amber", false, -1, -1},
      {"Red", "Overdue / not deliverable", "red", false, -1, 0},
      {"Red", "Target date missed", "red", false, -1, 0},
      {"Red", "Past due date with no plan", "red", false, -1, 0},
      {"Amber", "Not overdue, some risk to delivery", "amber", false, -1, -1},
      {"Amber", "At risk of becoming overdue: delays to come", "amber", false, -1, 0},
      {"Blue", "Complete, with evidence for 3 months", "blue", true, -1, -1},
      {"Purple", "Complete - awaiting evidence", "none", true, -1, -1},
      {"White", "Not started", "grey", false, -1, -1},
      {"\xF0\x9F\x9F\xA2", "On track", "green", false, -1, -1},
      {"Closed", "", "none", true, -1, -1},
      {"Blue", "Closed", "blue", true, -1, -1},
      {"Green", "On track or complete", "green", false, -1, -1},
      {"A", "Amber", "amber", false, -1, -1},
      {"A", "Achieved in part", "amber", true, -1, -1},
      {"L", "Leadership", "none", false, -1, -1},
      {"G", "Governance & Assurance", "none", false, -1, -1},
      {"E", "Engagement", "none", false, -1, -1},
      {"A", "Average", "none", false, -1, -1},
      {"G", "Good", "none", false, -1, -1},
      {"Q", "Quality Improvement", "none", false, -1, -1},
  };
  for (const LegendCase& c : kCases) {
    const LegendEntry entry = read_legend_line(c.raw, c.meaning);
    EXPECT_EQ(name(entry.value), c.value) << c.raw << " | " << c.meaning;
    EXPECT_EQ(entry.complete, c.complete) << c.raw << " | " << c.meaning;
    EXPECT_EQ(entry.slip.max_months.value_or(-1), c.max_months) << c.raw << " | " << c.meaning;
    EXPECT_EQ(entry.slip.min_months.value_or(-1), c.min_months) << c.raw << " | " << c.meaning;
  }
}

TEST(LooksLikeRating, TellsRatingsFromOtherCells) {
  for (const char* text : {"G",
                           "A",
                           "R",
                           "B",
                           "A/G",
                           "AG",
                           "a/r",
                           "Red",
                           "Amber/Green",
                           "On Track",
                           "Closed",
                           "Complete",
                           "Compete",
                           "Completed",
                           "Complete & Embedded",
                           "Overdue (>1 month)",
                           "Off Track (<1 month), Recovery Actions in Place",
                           "Plan in place",
                           "On track for due date",
                           "No action taken yet",
                           "\xF0\x9F\x9F\xA2",
                           "R\xE2\x86\x91",
                           "RAG: Green",
                           "R - Overdue",
                           "Ontrack"}) {
    EXPECT_TRUE(looks_like_rating(text)) << text;
  }
  for (const char* text : {"",
                           "-",
                           "(a)",
                           "(b)",
                           "P",
                           "E",
                           "Y",
                           "G/E",
                           "W1a",
                           "50%",
                           "TBC",
                           "JB",
                           "Good",
                           "Status",
                           "Action",
                           "Complete the review",
                           "Delivered to all wards by the team",
                           "Green travel plan",
                           "A review",
                           "Closed circuit"}) {
    EXPECT_FALSE(looks_like_rating(text)) << text;
  }
}

struct ColourCase {
  unsigned rgb;
  const char* value;
};

constexpr ColourCase kFills[] = {
    // Office standard colours.
    {0xC00000, "red"},
    {0xFF0000, "red"},
    {0xFFC000, "amber"},
    {0xFFFF00, "amber"},
    {0x92D050, "green"},
    {0x00B050, "green"},
    {0x00B0F0, "blue"},
    {0x0070C0, "blue"},
    {0x002060, "blue"},
    {0x7030A0, "none"},
    // Office themes of 2007, 2013, 2023.
    {0xF79646, "amber"},
    {0x9BBB59, "green"},
    {0x4F81BD, "blue"},
    {0x8064A2, "none"},
    {0xC0504D, "red"},
    {0xED7D31, "amber"},
    {0x70AD47, "green"},
    {0x4472C4, "blue"},
    {0x5B9BD5, "blue"},
    {0xA5A5A5, "grey"},
    {0xE97132, "amber"},
    {0x4EA72E, "green"},
    {0x156082, "blue"},
    {0x0F9ED5, "blue"},
    {0xA02B93, "none"},
    // A spreadsheet's good, neutral and bad.
    {0xC6EFCE, "green"},
    {0xFFEB9C, "amber"},
    {0xFFC7CE, "red"},
    {0x006100, "green"},
    {0x9C5700, "amber"},
    {0x9C6500, "amber"},
    {0x9C0006, "red"},
    // NHS identity: blues, greens, purple, pinks, reds, orange, yellows, greys.
    {0x003087, "blue"},
    {0x005EB8, "blue"},
    {0x0072CE, "blue"},
    {0x41B6E6, "blue"},
    {0x00A9CE, "blue"},
    {0x006747, "green"},
    {0x00A499, "green"},
    {0x009639, "green"},
    {0x78BE20, "green"},
    {0x330072, "none"},
    {0x7C2855, "none"},
    {0xAE2573, "none"},
    {0x8A1538, "red"},
    {0xDA291C, "red"},
    {0xED8B00, "amber"},
    {0xFFB81C, "amber"},
    {0xFAE100, "amber"},
    {0x425563, "grey"},
    {0x768692, "grey"},
    {0xE8EDEE, "none"},
    {0x231F20, "none"},
    // GOV.UK.
    {0xD4351C, "red"},
    {0xF47738, "amber"},
    {0xFFDD00, "amber"},
    {0x00703C, "green"},
    {0x1D70B8, "blue"},
    {0x4C2C92, "none"},
    // Seen in published papers.
    {0x9BBB58, "green"},
    {0xF79645, "amber"},
    {0xD99594, "red"},
    {0x8DB3E2, "blue"},
    {0xBFBFBF, "grey"},
    // Paper, shading of headings and of every other row.
    {0xFFFFFF, "none"},
    {0x000000, "none"},
    {0xF2F2F2, "none"},
    {0xD9D9D9, "none"},
    {0xD9E2F3, "none"},
    {0xDCE6F1, "none"},
};

TEST(RagOfColour, KnowsTheFillsOfBoardPapers) {
  for (const ColourCase& c : kFills) {
    const Colour colour{static_cast<std::uint8_t>(c.rgb >> 16U),
                        static_cast<std::uint8_t>(c.rgb >> 8U & 0xFFU),
                        static_cast<std::uint8_t>(c.rgb & 0xFFU)};
    EXPECT_EQ(name(rag_of_colour(colour)), c.value) << std::hex << c.rgb;
  }
}

}  // namespace
}  // namespace boardtrail

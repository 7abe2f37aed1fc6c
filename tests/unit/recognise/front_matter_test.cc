// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include "paper_support.h"
#include "recognise/cover_scan.h"
#include "recognise/front_matter_lines.h"

namespace boardtrail {
namespace {

struct LineCase {
  const char* line;
  const char* expected;
};

TEST(FrontMatterLines, FindsOrganisations) {
  const LineCase cases[] = {
      {"Saltmere NHS Foundation Trust", "Saltmere NHS Foundation Trust"},
      {"Saltmere and North Fell University Hospitals NHS Foundation Trust Board of Directors",
       "Saltmere and North Fell University Hospitals NHS Foundation Trust"},
      {"NHS Northshire and Fellside Integrated Care Board",
       "NHS Northshire and Fellside Integrated Care Board"},
      {"Fellside Health Board", "Fellside Health Board"},
      {"FELLSIDE PARTNERSHIP NHS TRUST", "FELLSIDE PARTNERSHIP NHS TRUST"},
      {"The NHS Trust", ""},
      {"Trust Board", ""},
      {"NHS England", ""},
      {"an NHS Trust", ""},
  };
  for (const LineCase& c : cases) EXPECT_EQ(organisation_in(c.line), c.expected) << c.line;
}

TEST(FrontMatterLines, FindsMeetings) {
  const LineCase cases[] = {
      {"Report to the Trust Board, 30 May 2019 (Public)", "Trust Board"},
      {"BOARD OF DIRECTORS MEETING HELD ON 3 MAY 2021", "BOARD OF DIRECTORS"},
      {"Trust Board \xE2\x80\x93 Part 2 (Private)", "Trust Board"},
      {"Joint Health Overview & Scrutiny Committee (JHOSC)",
       "Joint Health Overview & Scrutiny Committee (JHOSC)"},
      {"Saltmere NHS Foundation Trust Board of Directors", "Board of Directors"},
      {"Board meeting in public", "Board"},
      {"Minutes of the Trust Board Meeting held in public on Thursday 5 September 2013",
       "Trust Board"},
      {"Transparency Board Action Log", ""},
      {"Summary of actions from the Board meeting", ""},
      {"Quarterly report to the People Committee, November 2024", "People Committee"},
      {"Ropes due for renewal \xE2\x80\x93 report to Harbour Committee 3 March 2022",
       "Harbour Committee"},
      {"The plan was agreed by the Board", "The plan was agreed by the Board"},
      {"Fellside Health Board", ""},
      {"Bwrdd Iechyd Bryn / Fellside Health Board", ""},
      {"Quality improvement plan", ""},
  };
  for (const LineCase& c : cases) EXPECT_EQ(meeting_in(c.line), c.expected) << c.line;
  EXPECT_EQ(meeting_inside("Transparency Board Action Log"), "Transparency Board");
  EXPECT_EQ(meeting_inside("Action Log"), "");
  EXPECT_EQ(meeting_inside("Board of Directors in Public - Action Log"), "Board of Directors");
  EXPECT_EQ(meeting_inside("Infection Control Board Assurance Framework"), "");
}

TEST(FrontMatterLines, FindsVersions) {
  const LineCase cases[] = {
      {"Version: 2", "2"},
      {"Version 0.4 (draft)", "0.4"},
      {"Document version no. 1.3 - last updated 3 May 2021", "1.3"},
      {"VERSION 12", "12"},
      {"Improvement plan v1.3", "1.3"},
      {"Plan v2 FINAL", "2"},
      {"Version 2 of the policy was approved by the committee in March", ""},
      {"The board discussed version 2", ""},
      {"version control", ""},
  };
  for (const LineCase& c : cases) EXPECT_EQ(version_in(c.line), c.expected) << c.line;
}

TEST(FrontMatterLines, FindsTheDayThePaperSpeaksFor) {
  const LineCase as_at[] = {
      {"Position as at end of September 2019", "2019-09-30"},
      {"Action log as 2 Sept 2011", "2011-09-02"},
      {"Status as of 3 May 2021", "2021-05-03"},
      {"Recommendations outstanding at 30 April 2021", "2021-04-30"},
      {"Delivery plan, week ending 14 October 2022", "2022-10-14"},
      {"Performance scorecard at 31 December 2023", "2023-12-31"},
      {"Appendix 1: action plan at 26 June 2015", "2015-06-26"},
      {"as at the moment of writing", "-"},
      {"as well as the plan of 3 May 2021", "-"},
  };
  for (const LineCase& c : as_at) EXPECT_EQ(show_date(as_at_in(c.line)), c.expected) << c.line;
  const LineCase updated[] = {
      {"Last Updated: 03 August 2021", "2021-08-03"},
      {"Updated 3/8/21", "2021-08-03"},
      {"Version 2 | Last updated 3 August 2021", "2021-08-03"},
      {"The plan was last updated in the spring, on 3 August 2021", "-"},
      {"Updated plan to the Board of 3 August 2021", "-"},
  };
  for (const LineCase& c : updated) {
    EXPECT_EQ(show_date(last_updated_in(c.line)), c.expected) << c.line;
  }
  const LineCase periods[] = {
      {"This report covers progress to Dec 2023 and includes:", "2023-12-31"},
      {"Reporting period: Q3 2023/24", "2023-12-31"},
      {"This report covers the period 1 April 2024 to 31 May 2024.", "2024-05-31"},
      {"The plan covers all wards. It began in May 2021.", "-"},
      {"Report for the month of Month 9 2023/24", "2023-12-31"},
  };
  for (const LineCase& c : periods) {
    EXPECT_EQ(show_date(reporting_period_in(c.line)), c.expected) << c.line;
  }
  EXPECT_EQ(show_date(period_of_title("Improvement Plan \xE2\x80\x93 Month 3 2022/23")),
            "2022-06-30");
  EXPECT_EQ(show_date(period_of_title("Board update December 2023")), "2023-12-31");
  EXPECT_EQ(show_date(period_of_line("Month 9 \xE2\x80\x93 December 2021")), "2021-12-31");
  EXPECT_EQ(show_date(period_of_line("Q3 2021/22")), "2021-12-31");
  EXPECT_EQ(show_date(period_of_line("Month 9 (December 2021)")), "2021-12-31");
  EXPECT_EQ(show_date(period_of_line("Meeting in December 2021")), "-");
  EXPECT_EQ(show_date(period_of_line("3 December 2021")), "-");
  EXPECT_EQ(show_date(period_of_title("Improvement Plan 2021")), "-");
}

TEST(FrontMatterLines, FindsTheDayOfASitting) {
  EXPECT_EQ(show_date(sitting_day_in("Thursday 31 July 2025, 09:30, Boardroom")), "2025-07-31");
  EXPECT_EQ(show_date(sitting_day_in("4 June 2025 at 10am, by video")), "2025-06-04");
  for (const char* line : {"Thursday 31 July 2025", "Due 31 July 2025, 09:30", "July 2025, 09:30",
                           "Report of 31 July 2025, version 1.2"}) {
    EXPECT_EQ(show_date(sitting_day_in(line)), "-") << line;
  }
}

TEST(FrontMatterLines, TellsMarkings) {
  for (const char* line : {"CONFIDENTIAL", "Private and Confidential", "Part 2",
                           "Trust Board (Private)", "In confidence", "OFFICIAL-SENSITIVE"}) {
    EXPECT_TRUE(is_confidential(line)) << line;
  }
  for (const char* line :
       {"Confidentiality Policy", "Part 1", "Confidential: No", "Trust Board (Public)",
        "Part 2: the action plan and what follows", ""}) {
    EXPECT_FALSE(is_confidential(line)) << line;
  }
}

std::string front_of(const Paper& p) {
  return p.title + " / " + p.organisation + " / " + p.meeting + " / " + show_date(p.meeting_date) +
         " / " + show_date(p.as_at) + " / " + p.version + " / " + p.author + " / " + p.sponsor +
         " / " + p.agenda_item;
}

TEST(FrontMatter, ReadsCoverSheets) {
  const LineCase cases[] = {
      {"Title: | Ambitions 2023-26\nReport to the: | Trust Board\nMeeting date: | 20 March 2024\n"
       "Agenda item: | 5\nReport author: | Jo Field, Head of Strategy\nExecutive sponsor: | Sam "
       "Reed",
       "Ambitions 2023-26 / / Trust Board / 2024-03-20 / 2024-03-20 /  / Jo Field, Head of "
       "Strategy / Sam Reed / 5"},
      {"Meeting | Board of Directors, 6 June 2024 | Agenda item | 9.2\nSubject | Recovery plan | "
       "Author | Kim Lowe\nLead Director | Lee Park | Date written | 1 June 2024",
       "Recovery plan /  / Board of Directors / 2024-06-06 / 2024-06-06 /  / Kim Lowe / Lee Park / "
       "9.2"},
      {"# Saltmere NHS Trust\nTrust Board\n7 May 2020\nAuthor: Kim Lowe\nSafety plan update\n# "
       "Introduction\nWe met in the Fellside NHS Trust.",
       "Safety plan update / Saltmere NHS Trust / Trust Board / 2020-05-07 / 2020-05-07 /  / Kim "
       "Lowe /  / "},
  };
  for (const LineCase& c : cases) {
    std::string expected = c.expected;
    for (std::size_t at; (at = expected.find("/ /")) != std::string::npos;) {
      expected.replace(at, 3, "/  /");
    }
    EXPECT_EQ(front_of(read_paper(c.line)), expected) << c.line;
  }
}

TEST(FrontMatter, ReadsTitlePages) {
  const Paper paper = read_paper(
      "Northshire\nJoint Scrutiny Committee (JSC)\nImprovement Programme Update\n8th February "
      "2024\n# Introduction\nThis report covers progress to Dec 2023.");
  EXPECT_EQ(front_of(paper),
            "Improvement Programme Update /  / Northshire Joint Scrutiny Committee (JSC) / "
            "2024-02-08 / 2023-12-31 /  /  /  / ");
  EXPECT_EQ(paper.as_at_source, AsAtSource::kReportingPeriod);
}

TEST(FrontMatter, TakesNoSentenceForTheTitle) {
  const Paper paper = read_paper(
      "Committee Chair's report to the Board\n\n"
      "The mooring fees rose by a tenth and the Committee was not content. ADVISE\n");
  EXPECT_EQ(paper.title, "Committee Chair's report to the Board");
  EXPECT_EQ(read_paper("Harbour Reward Scheme Year 5 - position at 30 June 2024\n").title,
            "Harbour Reward Scheme Year 5 - position at 30 June 2024");
  EXPECT_EQ(read_paper("Minutes of the Harbour Committee\n\nPresent: Jo Field, Sam Reed\n").title,
            "Minutes of the Harbour Committee");
}

TEST(FrontMatterLines, ReadsALineOfSeveralParts) {
  const std::string line =
      "Review of ropes: action plan v2.1 | Board of Directors 29 November 2018";
  EXPECT_EQ(version_in(line), "2.1");
  EXPECT_EQ(iso_date(*meeting_day_in(line)), "2018-11-29");
}

TEST(FrontMatter, TakesTheMeetingOfAPartOfALine) {
  const Paper paper = read_paper(
      "ROPE ACTION PLAN\n\nInspection of 14 June 2018; update for the Harbour Committee 10 January "
      "2019\n");
  EXPECT_EQ(paper.title, "ROPE ACTION PLAN");
  EXPECT_EQ(paper.meeting, "Harbour Committee");
  EXPECT_EQ(iso_date(*paper.meeting_date), "2019-01-10");
}

TEST(FrontMatter, ReadsATitleInACellOfItsOwn) {
  const Paper paper = read_paper(
      " | Harbour at night: action plan | \n\n | Action | Lead\n | Count ropes | AB\n | Count "
      "lamps | CD\n");
  EXPECT_EQ(paper.title, "Harbour at night: action plan");
  EXPECT_EQ(read_paper("Rolling action log, updated 3 February 2025\n\nForward plan 2025\n").title,
            "Rolling action log, updated 3 February 2025");
}

TEST(FrontMatter, TakesAFirstLineForTheTitleThoughAFormAsksSo) {
  EXPECT_EQ(
      read_paper("Risk register: risks of 15 and above\n\nHarbour Committee 12 May 2023\n").title,
      "Risk register: risks of 15 and above");
  EXPECT_EQ(read_paper("Risk register: none\n\nHarbour Committee 12 May 2023\n").title, "");
}

TEST(FrontMatter, TakesTheDayThatEndsATitle) {
  EXPECT_EQ(iso_date(*read_paper("Rope strategy: monitoring report 31/10/2014\n").as_at),
            "2014-10-31");
  EXPECT_EQ(
      iso_date(*read_paper("Rope plan\n\nReport to the Harbour Committee - May 2017\n").as_at),
      "2017-05-31");
}

TEST(FrontMatter, TakesTheDayOfAVersion) {
  const Paper paper = read_paper("Harbour action plan\n\nVersion 6 - 14 December 2023\n");
  EXPECT_EQ(iso_date(paper.as_at.value_or(Date{})), "2023-12-14");
}

TEST(FrontMatter, ReadsTheDayOfACaption) {
  const Paper paper = read_paper(
      "Harbour plan\n\nTrust Board, 26 September 2019\n\n"
      "Table 1: ropes by pier, position at 31 August 2019\n");
  EXPECT_EQ(paper.as_at,
            Date(std::chrono::year{2019}, std::chrono::month{8}, std::chrono::day{31}));
}

TEST(FrontMatter, TakesNoPostOfASignatoryForTheTitle) {
  const Paper paper =
      read_paper("Improvement plan\n\nName (print): Jo Field\nTitle: Harbour master\n");
  EXPECT_EQ(paper.title, "Improvement plan");
}

TEST(FrontMatter, FindsTheDayBehindTheBody) {
  for (const char* line :
       {"Northshire System Quality Group, 11 December 2023", "Monday, 11 December 2023",
        "Executive team meeting \xE2\x80\x93 Monday 11 December 2023"}) {
    const Paper paper = read_paper(std::string("Winter plan update\n") + line + "\n# Introduction");
    EXPECT_EQ(show_date(paper.meeting_date), "2023-12-11") << line;
  }
}

TEST(FrontMatter, FindsTheTitleBlockOfATable) {
  // A number stands beside the title, or the title alone in its row.
  for (const char* head : {"TB 9|Fellside Board Action Log as at 2 September 2021||\n",
                           "Fellside Board Action Log as at 2 September 2021|\n"}) {
    const Paper paper = read_paper(std::string(head) +
                                   "No|Action|Lead|Due\n1|Agree the plan|AB|May 2022\n"
                                   "2|Agree the budget|AB|June 2022");
    EXPECT_EQ(paper.title, "Fellside Board Action Log as at 2 September 2021") << head;
    EXPECT_EQ(paper.meeting, "Fellside Board") << head;
    EXPECT_EQ(show_date(paper.as_at), "2021-09-02") << head;
  }
  // A full first row is a heading row, and a last one no title, unless it is all of the table.
  EXPECT_EQ(read_paper("Action plan|Review date\nAgree the plan|May").title, "");
  EXPECT_EQ(read_paper("1|2|3\nImprovement plan||").title, "");
  EXPECT_EQ(read_paper("Improvement plan||").title, "Improvement plan");
}

TEST(FrontMatter, KeepsEveryStatedVersion) {
  const Paper paper = read_paper(
      "# WELL-LED PLAN 2021\nVersion: 2\nLast Updated: 03 August 2021\nText.\n# WELL-LED PLAN "
      "2021\nVersion: 1\nLast Updated: 03 August 2021\nVersion 3 of the policy was approved.");
  EXPECT_EQ(paper.version, "2");
  ASSERT_EQ(paper.versions.size(), 2U);
  EXPECT_EQ(paper.versions[0].version, "2");
  EXPECT_EQ(paper.versions[1].version, "1");
  EXPECT_EQ(show_date(paper.versions[1].updated), "2021-08-03");
  EXPECT_EQ(show_date(paper.as_at), "2021-08-03");
  EXPECT_EQ(paper.as_at_source, AsAtSource::kLastUpdated);
  // The day of the last change is not the day of a meeting.
  EXPECT_EQ(show_date(paper.meeting_date), "-");
}

TEST(FrontMatter, TakesNoForecastForTheDayItSpeaksFor) {
  const Paper paper = read_paper(
      "Meeting | Trust Board\nMeeting date | 20 March 2024\nTitle | Plan as at 31 March 2024");
  EXPECT_EQ(show_date(paper.as_at), "2024-03-20");
  EXPECT_EQ(paper.as_at_source, AsAtSource::kMeeting);
}

TEST(FrontMatter, MarksConfidentialPapers) {
  EXPECT_TRUE(read_paper("Report to: | Trust Board - Part 2 (Private)\nTitle | Plan").confidential);
  EXPECT_TRUE(read_paper("Confidential: | Yes\nTitle | Plan\nMeeting | Board").confidential);
  EXPECT_FALSE(read_paper("Confidential: | No\nTitle | Plan\nMeeting | Board").confidential);
}

// --- cover sheets -------------------------------------------------------------

TEST(Cover, TellsQuestionsLeftOpen) {
  const Paper paper = read_paper(
      "Title | Plan\nMeeting | Trust Board\nAgenda item | \nAuthor | Kim Lowe\n"
      "Financial implications | \nLegal implications | None\nRisk | Please state any risk of this "
      "paper.\nEquality impact | Is there an impact on equality?\nNext steps | ");
  // A blank number is the form's own matter, and next steps are not asked for.
  EXPECT_EQ(blanks_of(paper), "Financial implications; Risk; Equality impact");
  ASSERT_EQ(paper.fields.size(), 9U);
  EXPECT_EQ(paper.fields[5].name, "Legal implications");
  EXPECT_EQ(paper.fields[5].value, "None");
}

TEST(Cover, TakesTheTextBelowForTheAnswer) {
  const Paper paper = read_paper(
      "Title | Plan\nMeeting | Trust Board\nExecutive Summary |\n\nAll is well.\nMore of it.\n\n"
      "Previously considered by | Quality Committee\nRisk | Low");
  EXPECT_EQ(blanks_of(paper), "");
  ASSERT_GE(paper.fields.size(), 3U);
  EXPECT_EQ(paper.fields[2].value, "All is well. More of it.");
}

TEST(Cover, LeavesFormsOfTheBodyAlone) {
  const Paper paper = read_paper(
      "# Plans on a page\nWorkstream: | Safety\nExecutive Lead: | Jo Field\nProgramme Manager: | "
      "TBC");
  EXPECT_EQ(paper.fields.size(), 0U);
  EXPECT_EQ(paper.sponsor, "");
}

TEST(Cover, TellsPrintedQuestions) {
  for (const char* text :
       {"Is there a financial impact associated with the paper?", "What are the risks? ",
        "Please describe any impact.", "Are there legal implications (please specify)"}) {
    EXPECT_TRUE(is_form_question(text)) << text;
  }
  for (const char* text : {"None", "Yes", "Is there an impact? No.", "Please see section 4", ""}) {
    EXPECT_FALSE(is_form_question(text)) << text;
  }
}

// --- ticks ----------------------------------------------------------------------

Cell* cell_at(Document& document, std::int32_t row, std::int32_t column) {
  for (Cell& cell : document.tables.at(0).cells) {
    if (cell.row == row && cell.column == column) return &cell;
  }
  return nullptr;
}

void tick(Document& document, std::int32_t row, std::int32_t column, std::string label,
          bool ticked) {
  Cell* cell = cell_at(document, row, column);
  ASSERT_NE(cell, nullptr);
  if (cell->content.text == "?") cell->content.text.clear();
  cell->content.ticks.push_back({std::move(label), ticked, false, 0});
}

std::string ticks_of(const Paper& paper) {
  std::string result;
  for (const TickOption& option : paper.ticks) {
    if (!result.empty()) result += "; ";
    result += option.group + ": " + option.label + (option.ticked ? " +" : " -");
  }
  return result;
}

TEST(Ticks, TakesTheLabelOfTheRow) {
  Document document = make_document("Assurance level: | Full Limited");
  tick(document, 0, 1, "Full", true);
  tick(document, 0, 1, "Limited", false);
  EXPECT_EQ(ticks_of(read_paper(document)), "Assurance level: Full +; Assurance level: Limited -");
}

TEST(Ticks, TakesTheSentenceAbove) {
  Document document = make_document(
      "The Board is asked to:\n\nApprove | Note\nTo approve it formally | Only to know of it");
  tick(document, 0, 0, "Approve", false);
  tick(document, 0, 1, "Note", true);
  const Paper paper = read_paper(document);
  EXPECT_EQ(ticks_of(paper), "The Board is asked to: Approve -; The Board is asked to: Note +");
  EXPECT_EQ(paper.tables.at(0).schema, "ticks");
  EXPECT_EQ(paper.fields.size(), 0U);
}

TEST(Ticks, TakesTheTitleRowOfTheTable) {
  Document document = make_document("Link to domain: |\nSafe | Caring");
  tick(document, 1, 0, "Safe", true);
  tick(document, 1, 1, "Caring", true);
  EXPECT_EQ(ticks_of(read_paper(document)), "Link to domain: Safe +; Link to domain: Caring +");
}

TEST(Ticks, FindsTheLabelsOfBareBoxes) {
  Document beside = make_document("Purpose | Approve | ? | Note | ?");
  tick(beside, 0, 2, "", false);
  tick(beside, 0, 4, "", true);
  EXPECT_EQ(ticks_of(read_paper(beside)), "Purpose: Approve -; Purpose: Note +");
  Document grid = make_document("Impact on | Yes | No\nQuality | ? | ?\nFinance | ? | ?");
  tick(grid, 1, 1, "", true);
  tick(grid, 1, 2, "", false);
  tick(grid, 2, 1, "", false);
  tick(grid, 2, 2, "", true);
  EXPECT_EQ(ticks_of(read_paper(grid)),
            "Quality: Yes +; Quality: No -; Finance: Yes -; Finance: No +");
}

}  // namespace
}  // namespace boardtrail

// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_RECOGNISE_FRONT_MATTER_LINES_H_
#define BOARDTRAIL_RECOGNISE_FRONT_MATTER_LINES_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "model/paper.h"

namespace boardtrail {

// What single lines of a paper's front say. Pure functions; each answers nothing
// where the line says nothing of the kind. Cost: linear in the line.

// "Anyshire NHS Foundation Trust", "NHS Anyshire Integrated Care Board": the body that
// a title line or cover value names.
std::string organisation_in(std::string_view line);

// A Health Board by its short name, alone on its line: "NHS Anyshire".
std::string health_board_in(std::string_view line);

// "Trust Board" of "Report to the Trust Board, 30 May 2019 (Public)": the meeting that
// the line names, where the line does no more than that.
std::string meeting_in(std::string_view line);

// A meeting named inside a title ("Anyshire Transparency Board Action Log").
std::string meeting_inside(std::string_view title);

// The line could be a title, and holds a word that titles of papers have ("plan", "report").
bool has_title_word(std::string_view line);

// "Cover page", "Agenda item 5", "Enclosure B", "Page 1 of 3", "For information":
// lines of the form, never titles.
bool is_form_line(std::string_view line);

// "Part 2", "Private and confidential", "In confidence".
bool is_confidential(std::string_view line);

// The meeting's day in a line that holds other things too: "Date: 21 November 2024", "held in
// public on Thursday 5 September 2024", "Board of Directors | 31 July 2025".
std::optional<Date> meeting_day_in(std::string_view line);

// The day of a line that tells when one sits, and mostly where: "Thursday 31 July 2025, 09:30,
// Boardroom".
std::optional<Date> sitting_day_in(std::string_view line);

// The first day that the text names.
std::optional<Date> first_day_in(std::string_view text);

// "Position as at end of September 2019", "Action log as 2 Sept 2011".
std::optional<Date> as_at_in(std::string_view line);

// "Last updated: 3 August 2021", "Updated 3/8/21", at the head of a line.
std::optional<Date> last_updated_in(std::string_view line);

// "This report covers progress to Dec 2023", "Reporting period: Q3 2023/24": its last day.
std::optional<Date> reporting_period_in(std::string_view text);

// The month or quarter that a title names ("Board report - December 2023").
std::optional<Date> period_of_title(std::string_view title);

// The month or quarter that a line consists of: "December 2021", "Month 9 - December 2021".
std::optional<Date> period_of_line(std::string_view line);

// "Version: 2", "Version 0.4 (draft)", "v1.3": the number, where the line states a version
// of this document and does not merely mention one.
std::string version_in(std::string_view line);

}  // namespace boardtrail

#endif  // BOARDTRAIL_RECOGNISE_FRONT_MATTER_LINES_H_

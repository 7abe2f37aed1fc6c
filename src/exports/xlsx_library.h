// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_EXPORTS_XLSX_LIBRARY_H_
#define BOARDTRAIL_EXPORTS_XLSX_LIBRARY_H_

#include <xlsxwriter.h>

#include "base/result.h"

namespace boardtrail {

// What of libxlsxwriter is used here. The program is not linked with it: it brings all of OpenSSL,
// and to load the two takes longer than to read a small paper, though few runs write a workbook.
struct XlsxLibrary {
  decltype(&::lxw_strerror) strerror;
  decltype(&::lxw_workbook_free) workbook_free;
  decltype(&::workbook_new_opt) workbook_new_opt;
  decltype(&::workbook_set_properties) workbook_set_properties;
  decltype(&::workbook_add_format) workbook_add_format;
  decltype(&::workbook_add_worksheet) workbook_add_worksheet;
  decltype(&::workbook_close) workbook_close;
  decltype(&::format_set_align) format_set_align;
  decltype(&::format_set_bg_color) format_set_bg_color;
  decltype(&::format_set_bold) format_set_bold;
  decltype(&::format_set_font_color) format_set_font_color;
  decltype(&::format_set_num_format) format_set_num_format;
  decltype(&::format_set_text_wrap) format_set_text_wrap;
  decltype(&::format_set_underline) format_set_underline;
  decltype(&::worksheet_autofilter) worksheet_autofilter;
  decltype(&::worksheet_fit_to_pages) worksheet_fit_to_pages;
  decltype(&::worksheet_freeze_panes) worksheet_freeze_panes;
  decltype(&::worksheet_repeat_rows) worksheet_repeat_rows;
  decltype(&::worksheet_set_column) worksheet_set_column;
  decltype(&::worksheet_set_landscape) worksheet_set_landscape;
  decltype(&::worksheet_set_paper) worksheet_set_paper;
  decltype(&::worksheet_write_number) worksheet_write_number;
  decltype(&::worksheet_write_string) worksheet_write_string;
  decltype(&::worksheet_write_url_opt) worksheet_write_url_opt;
};

// Loaded when it is asked for first, from the system's folders alone, and kept. Any thread.
// Errors: kUnsupported where it is not installed.
Result<const XlsxLibrary*> xlsx_library();

}  // namespace boardtrail

#endif  // BOARDTRAIL_EXPORTS_XLSX_LIBRARY_H_

// SPDX-License-Identifier: GPL-3.0-or-later
#include "exports/workbook_file.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

#include "base/date.h"
#include "base/text.h"
#include "exports/views.h"
#include "exports/workbook_check.h"
#include "exports/xlsx_library.h"
#include "report/display.h"
#include "report/row_text.h"

namespace boardtrail {
namespace {

struct RatingLook {
  std::string_view value;
  std::string_view label;
  std::uint32_t fill;
  std::uint32_t ink;
};

// Contrast of ink on fill is at least 4.5 to 1 (WCAG 2.2 AA); the words say the same as the
// colour.
constexpr RatingLook kRatings[] = {
    {"red", "Red", 0xD4351C, 0xFFFFFF},
    {"amber_red", "Amber-red", 0xF47738, 0x0B0C0C},
    {"amber", "Amber", 0xFFB000, 0x0B0C0C},
    {"amber_green", "Amber-green", 0xC5D63B, 0x0B0C0C},
    {"green", "Green", 0x00703C, 0xFFFFFF},
    {"blue", "Blue (complete)", 0x1D70B8, 0xFFFFFF},
    {"grey", "Grey (not rated)", 0xB1B4B6, 0x0B0C0C},
};
constexpr std::uint32_t kHeaderFill = 0xDDE6ED;
constexpr std::uint32_t kLinkInk = 0x1D70B8;

// Day 1 of Excel's calendar is 1 January 1900, and it has a 29 February 1900, which never
// was: only from 1 March 1900, day 61, on do its numbers agree with the days.
constexpr int kFirstSafeDay = 61;
const Date kDayZero{std::chrono::year(1899), std::chrono::December, std::chrono::day(30)};

constexpr std::size_t kMaxSheetName = 31;

// At `at` stands "_xHHHH_", which Excel reads as one character.
bool is_escape(std::string_view text, std::size_t at) {
  if (at + 7 > text.size() || text[at + 1] != 'x' || text[at + 6] != '_') return false;
  const std::string_view digits = text.substr(at + 2, 4);
  return digits.find_first_not_of("0123456789abcdefABCDEF") == std::string_view::npos;
}

// Nothing in it needs care: most texts.
bool needs_no_escape(std::string_view text) {
  return text.find("_x") == std::string_view::npos &&
         std::all_of(text.begin(), text.end(),
                     [](char c) { return (c >= ' ' && c <= '~') || c == '\n' || c == '\t'; });
}

}  // namespace

std::string rating_label(std::string_view value) {
  for (const RatingLook& look : kRatings) {
    if (look.value == value) return std::string(look.label);
  }
  return std::string(value);
}

std::string cell_text(std::string_view text, std::size_t units) {
  if (text.size() <= units && needs_no_escape(text)) return std::string(text);
  const std::string clean = without_controls(text);
  std::string out;
  std::size_t used = 0;
  std::size_t before_last = 0;  // where the last character begins that leaves room for '…'
  for (std::size_t at = 0; at < clean.size();) {
    const auto lead = static_cast<unsigned char>(clean[at]);
    const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
    std::string piece = clean.substr(at, length);
    at += length;
    if (piece == "\r") {
      if (at < clean.size() && clean[at] == '\n') continue;
      piece = "\n";
    }
    // U+FFFE and U+FFFF are no characters of XML.
    if (piece == "\xEF\xBF\xBE" || piece == "\xEF\xBF\xBF") continue;
    if (piece == "_" && is_escape(clean, at - 1)) piece = "_x005F_";
    // The reader of the file counts what an escape stands for as one.
    used += length == 4 ? 2 : 1;
    if (used > units) {
      out.resize(before_last);
      return out + "…";
    }
    if (used <= units - 1) before_last = out.size() + piece.size();
    out += piece;
  }
  return out;
}

struct WorkbookFile::Implementation {
  ~Implementation() {
    if (book) xlsx->workbook_free(book);
  }
  lxw_format* format(std::uint32_t fill, std::uint32_t ink) const;
  void make_formats();
  Status add_sheet();
  void close_sheet() const;
  Status check(lxw_error code) const;
  void note_text(std::string_view shown);
  void end_row();
  lxw_error write_cell(std::uint16_t column, const SqlValue& value, const std::string& address);
  lxw_error write_text(std::uint16_t column, std::string_view text, lxw_format* look);
  lxw_error write_number(std::uint16_t column, double number, lxw_format* look);
  lxw_error write_date(std::uint16_t column, std::string_view text);
  lxw_error write_rating(std::uint16_t column, std::string_view value, lxw_format* otherwise);

  const XlsxLibrary* xlsx = nullptr;
  std::string path;
  std::string folder;
  WorkbookLimits limits;
  lxw_workbook* book = nullptr;
  lxw_worksheet* sheet = nullptr;
  lxw_format* header = nullptr;
  lxw_format* plain = nullptr;
  lxw_format* wrapped = nullptr;
  lxw_format* date = nullptr;
  lxw_format* link = nullptr;
  std::array<lxw_format*, std::size(kRatings)> ratings{};

  std::string name;
  const std::vector<SheetColumn>* columns = nullptr;
  int part = 0;
  std::uint32_t row = 0;            // to write next
  std::vector<SheetTally> tallies;  // of all sheets, this one the last
};

Status WorkbookFile::Implementation::check(lxw_error code) const {
  if (code == LXW_NO_ERROR) return {};
  return Error{ErrorCode::kIo, xlsx->strerror(code), path};
}

lxw_format* WorkbookFile::Implementation::format(std::uint32_t fill, std::uint32_t ink) const {
  lxw_format* made = xlsx->workbook_add_format(book);
  xlsx->format_set_align(made, LXW_ALIGN_VERTICAL_TOP);
  if (fill != 0) xlsx->format_set_bg_color(made, fill);
  if (ink != 0) xlsx->format_set_font_color(made, ink);
  return made;
}

void WorkbookFile::Implementation::make_formats() {
  header = format(kHeaderFill, 0);
  xlsx->format_set_bold(header);
  xlsx->format_set_text_wrap(header);
  plain = format(0, 0);
  wrapped = format(0, 0);
  xlsx->format_set_text_wrap(wrapped);
  date = format(0, 0);
  xlsx->format_set_num_format(date, "d mmm yyyy");
  link = format(0, kLinkInk);
  xlsx->format_set_underline(link, LXW_UNDERLINE_SINGLE);
  for (std::size_t i = 0; i < std::size(kRatings); ++i) {
    ratings[i] = format(kRatings[i].fill, kRatings[i].ink);
  }
}

Status WorkbookFile::Implementation::add_sheet() {
  close_sheet();
  ++part;
  std::string title = name;
  if (part > 1) title += " (" + std::to_string(part) + ")";
  BOARDTRAIL_CHECK(title.size() <= kMaxSheetName);
  sheet = xlsx->workbook_add_worksheet(book, title.c_str());
  if (!sheet) return Error{ErrorCode::kIo, "a sheet could not be made", path};
  row = 0;
  tallies.emplace_back();
  for (std::size_t i = 0; i < columns->size(); ++i) {
    const auto column = static_cast<std::uint16_t>(i);
    xlsx->worksheet_set_column(sheet, column, column, (*columns)[i].width, nullptr);
  }
  xlsx->worksheet_freeze_panes(sheet, 1, 0);
  xlsx->worksheet_repeat_rows(sheet, 0, 0);
  xlsx->worksheet_set_landscape(sheet);
  constexpr std::uint8_t kA4 = 9;
  xlsx->worksheet_set_paper(sheet, kA4);
  xlsx->worksheet_fit_to_pages(sheet, 1, 0);
  for (std::size_t i = 0; i < columns->size(); ++i) {
    BOARDTRAIL_RETURN_IF_ERROR(
        check(write_text(static_cast<std::uint16_t>(i), (*columns)[i].title, header)));
  }
  end_row();
  return {};
}

void WorkbookFile::Implementation::close_sheet() const {
  if (!sheet || columns->empty()) return;
  const std::uint32_t last = row > 1 ? row - 1 : 1;
  xlsx->worksheet_autofilter(sheet, 0, 0, last, static_cast<std::uint16_t>(columns->size() - 1));
}

void WorkbookFile::Implementation::note_text(std::string_view shown) {
  ++tallies.back().cells;
  tallies.back().text_bytes += xml_length(shown);
}

void WorkbookFile::Implementation::end_row() {
  ++row;
  ++tallies.back().rows;
}

lxw_error WorkbookFile::Implementation::write_text(std::uint16_t column, std::string_view text,
                                                   lxw_format* look) {
  const std::string shown = cell_text(text, limits.cell_units);
  if (shown.empty()) return LXW_NO_ERROR;
  note_text(shown);
  return xlsx->worksheet_write_string(sheet, row, column, shown.c_str(), look);
}

lxw_error WorkbookFile::Implementation::write_number(std::uint16_t column, double number,
                                                     lxw_format* look) {
  ++tallies.back().cells;
  return xlsx->worksheet_write_number(sheet, row, column, number, look);
}

lxw_error WorkbookFile::Implementation::write_date(std::uint16_t column, std::string_view text) {
  const auto day = parse_iso_date(text);
  const int number = day ? days_between(kDayZero, *day) : 0;
  if (number < kFirstSafeDay) return write_text(column, text, plain);
  return write_number(column, number, date);
}

lxw_error WorkbookFile::Implementation::write_rating(std::uint16_t column, std::string_view value,
                                                     lxw_format* otherwise) {
  lxw_format* look = otherwise;
  for (std::size_t i = 0; i < std::size(kRatings); ++i) {
    if (kRatings[i].value == value) look = ratings[i];
  }
  return write_text(column, rating_label(value), look);
}

lxw_error WorkbookFile::Implementation::write_cell(std::uint16_t column, const SqlValue& value,
                                                   const std::string& address) {
  switch ((*columns)[column].kind) {
    case CellKind::kText:
      return write_text(column, plain_text(value), plain);
    case CellKind::kWrapped:
      return write_text(column, plain_text(value), wrapped);
    case CellKind::kList:
      return write_text(column, joined_list(plain_text(value)), wrapped);
    case CellKind::kDate:
      return write_date(column, text_of(value));
    case CellKind::kYes:
      return write_text(column, integer_of(value) != 0 ? "Yes" : "", plain);
    case CellKind::kNumber:
      if (const auto* whole = std::get_if<std::int64_t>(&value)) {
        return write_number(column, static_cast<double>(*whole), plain);
      }
      if (const auto* real = std::get_if<double>(&value)) {
        return write_number(column, *real, plain);
      }
      return write_text(column, text_of(value), plain);
    case CellKind::kRating:
      return write_rating(column, text_of(value), plain);
    case CellKind::kMixed:
      if (parse_iso_date(text_of(value))) return write_date(column, text_of(value));
      return write_rating(column, text_of(value), wrapped);
    case CellKind::kLink: {
      const std::string text = cell_text(text_of(value), limits.cell_units);
      if (address.empty() || text.empty() || tallies.back().links == limits.links) {
        return write_text(column, text_of(value), plain);
      }
      ++tallies.back().links;
      note_text(text);
      return xlsx->worksheet_write_url_opt(sheet, row, column, address.c_str(), link, text.c_str(),
                                           nullptr);
    }
  }
  return LXW_NO_ERROR;
}

WorkbookFile::WorkbookFile(std::unique_ptr<Implementation> implementation)
    : implementation_(std::move(implementation)) {}
WorkbookFile::WorkbookFile(WorkbookFile&&) noexcept = default;
WorkbookFile& WorkbookFile::operator=(WorkbookFile&&) noexcept = default;
WorkbookFile::~WorkbookFile() = default;

Result<WorkbookFile> WorkbookFile::create(const std::string& path, const std::string& folder,
                                          std::int64_t created, const WorkbookLimits& limits) {
  BOARDTRAIL_ASSIGN_OR_RETURN(const XlsxLibrary* const xlsx, xlsx_library());
  auto made = std::make_unique<Implementation>();
  made->xlsx = xlsx;
  made->path = path;
  made->folder = folder;
  made->limits = limits;
  lxw_workbook_options options{};
  options.constant_memory = LXW_TRUE;
  options.tmpdir = made->folder.data();
  options.use_zip64 = LXW_FALSE;
  made->book = xlsx->workbook_new_opt(path.c_str(), &options);
  if (!made->book) return Error{ErrorCode::kIo, "a workbook could not be made", path};
  // Zero would stand for the present.
  std::string title = "Boardtrail";
  lxw_doc_properties properties{};
  properties.title = title.data();
  properties.created = static_cast<time_t>(std::max<std::int64_t>(created, 1));
  xlsx->workbook_set_properties(made->book, &properties);
  made->make_formats();
  return WorkbookFile(std::move(made));
}

Status WorkbookFile::begin_sheet(std::string_view name, const std::vector<SheetColumn>& columns) {
  Implementation& made = *implementation_;
  made.close_sheet();
  made.sheet = nullptr;
  made.name = name;
  made.columns = &columns;
  made.part = 0;
  return made.add_sheet();
}

Status WorkbookFile::add_row(const std::vector<SqlValue>& values, const std::string& address) {
  Implementation& made = *implementation_;
  BOARDTRAIL_CHECK(values.size() >= made.columns->size());
  if (made.row == made.limits.rows) BOARDTRAIL_RETURN_IF_ERROR(made.add_sheet());
  for (std::size_t i = 0; i < made.columns->size(); ++i) {
    const auto column = static_cast<std::uint16_t>(i);
    BOARDTRAIL_RETURN_IF_ERROR(made.check(made.write_cell(column, values[i], address)));
  }
  made.end_row();
  return {};
}

Status WorkbookFile::finish() {
  Implementation& made = *implementation_;
  made.close_sheet();
  made.sheet = nullptr;
  BOARDTRAIL_RETURN_IF_ERROR(
      made.check(made.xlsx->workbook_close(std::exchange(made.book, nullptr))));
  return check_workbook(made.path, made.tallies);
}

}  // namespace boardtrail

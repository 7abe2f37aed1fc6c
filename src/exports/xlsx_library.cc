// SPDX-License-Identifier: GPL-3.0-or-later
#include "exports/xlsx_library.h"

#include <string>
#include <type_traits>

#include <dlfcn.h>

namespace boardtrail {
namespace {

Result<XlsxLibrary> load() {
  // By its name alone, as the loader of programs would have found it; kept until the end.
  void* const handle = ::dlopen(BOARDTRAIL_XLSXWRITER, RTLD_NOW | RTLD_LOCAL);
  bool whole = handle != nullptr;
  const auto take = [&](auto& function, const char* name) {
    if (!whole) return;
    void* const found = ::dlsym(handle, name);
    function = reinterpret_cast<std::remove_reference_t<decltype(function)>>(found);
    whole = found != nullptr;
  };
  XlsxLibrary all{};
  take(all.strerror, "lxw_strerror");
  take(all.workbook_free, "lxw_workbook_free");
  take(all.workbook_new_opt, "workbook_new_opt");
  take(all.workbook_set_properties, "workbook_set_properties");
  take(all.workbook_add_format, "workbook_add_format");
  take(all.workbook_add_worksheet, "workbook_add_worksheet");
  take(all.workbook_close, "workbook_close");
  take(all.format_set_align, "format_set_align");
  take(all.format_set_bg_color, "format_set_bg_color");
  take(all.format_set_bold, "format_set_bold");
  take(all.format_set_font_color, "format_set_font_color");
  take(all.format_set_num_format, "format_set_num_format");
  take(all.format_set_text_wrap, "format_set_text_wrap");
  take(all.format_set_underline, "format_set_underline");
  take(all.worksheet_autofilter, "worksheet_autofilter");
  take(all.worksheet_fit_to_pages, "worksheet_fit_to_pages");
  take(all.worksheet_freeze_panes, "worksheet_freeze_panes");
  take(all.worksheet_repeat_rows, "worksheet_repeat_rows");
  take(all.worksheet_set_column, "worksheet_set_column");
  take(all.worksheet_set_landscape, "worksheet_set_landscape");
  take(all.worksheet_set_paper, "worksheet_set_paper");
  take(all.worksheet_write_number, "worksheet_write_number");
  take(all.worksheet_write_string, "worksheet_write_string");
  take(all.worksheet_write_url_opt, "worksheet_write_url_opt");
  if (whole) return all;
  const char* const why = ::dlerror();
  return Error{ErrorCode::kUnsupported,
               std::string("workbooks need libxlsxwriter: ") + (why ? why : "it has no function"),
               ""};
}

}  // namespace

Result<const XlsxLibrary*> xlsx_library() {
  static const Result<XlsxLibrary> library = load();
  if (!library) return library.error();
  return &*library;
}

}  // namespace boardtrail

// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_EXTRACTORS_TEXT_HTML_FRAGMENT_H_
#define BOARDTRAIL_EXTRACTORS_TEXT_HTML_FRAGMENT_H_

#include <cstddef>
#include <vector>

#include "base/limits.h"
#include "extractors/common/document_builder.h"
#include "extractors/text/lines.h"

namespace boardtrail {

// Reads an HTML table written into a text file: the line begins with <table (or with
// <tr, <thead or <tbody, where a dump lost the head), and it lasts to the table's end,
// or to a blank line where it has none. Gives the index of the first line behind it;
// else `i`. `no_more_ends` is kept from call to call (false at first): once true,
// no table ends any more, so that a vain search is never made twice. Tables inside of cells are
// part of the cell's text.
std::size_t read_html_table(const std::vector<Line>& lines, std::size_t i, const Limits& limits,
                            bool& no_more_ends, DocumentBuilder& document);

}  // namespace boardtrail

#endif  // BOARDTRAIL_EXTRACTORS_TEXT_HTML_FRAGMENT_H_

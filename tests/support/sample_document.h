// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_TESTS_SUPPORT_SAMPLE_DOCUMENT_H_
#define BOARDTRAIL_TESTS_SUPPORT_SAMPLE_DOCUMENT_H_

#include <cstdint>
#include <string>

#include "model/document.h"

namespace boardtrail {

// A Document that uses every field of the model at least once.
Document sample_document();

// A Document of one table of `rows` x `columns` one-word cells.
Document table_document(std::int32_t rows, std::int32_t columns);

// A cell without spans.
Cell plain_cell(std::int32_t row, std::int32_t column, std::string text);

}  // namespace boardtrail

#endif  // BOARDTRAIL_TESTS_SUPPORT_SAMPLE_DOCUMENT_H_

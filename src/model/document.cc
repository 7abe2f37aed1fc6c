// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/document.h"

namespace boardtrail {

const char* format_name(Format format) {
  switch (format) {
    case Format::kText:
      return "text";
    case Format::kPdf:
      return "pdf";
    case Format::kDocx:
      return "docx";
  }
  return "unknown";
}

}  // namespace boardtrail

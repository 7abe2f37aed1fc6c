// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_EXTRACTORS_PDF_OPERATOR_CODE_H_
#define BOARDTRAIL_EXTRACTORS_PDF_OPERATOR_CODE_H_

#include <cstdint>
#include <string_view>

namespace boardtrail {

// The name of an operator of page contents, of up to three characters, as one number.
constexpr std::uint32_t operator_code(std::string_view name) {
  std::uint32_t code = 0;
  for (const char c : name) code = code << 8 | static_cast<unsigned char>(c);
  return code;
}

}  // namespace boardtrail

#endif  // BOARDTRAIL_EXTRACTORS_PDF_OPERATOR_CODE_H_

// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_EXTRACTORS_COMMON_DECODE_H_
#define BOARDTRAIL_EXTRACTORS_COMMON_DECODE_H_

#include <string>
#include <string_view>

#include "base/result.h"
#include "model/diagnostic.h"

namespace boardtrail {

enum class Encoding { kUtf8, kUtf16Le, kUtf16Be, kUtf32Le, kUtf32Be, kEightBit, kBinary };

// What the bytes look like, by fixed rules: a byte order mark; NULs in every second
// byte; a share of control characters that no text has (kBinary); well-formed UTF-8
// (also with a few damaged places); else some eight-bit code. Cost: one pass.
Encoding sniff_encoding(std::string_view bytes);

// The bytes as well-formed UTF-8 without byte order mark. The result is a part of
// `bytes` where nothing had to change, else of `storage`. What was replaced or
// guessed is a diagnostic (text.invalid-utf8, text.encoding-guessed, ...).
// Error: kBadInput for binary data.
Result<std::string_view> decode_text(std::string_view bytes, std::string& storage,
                                     Diagnostics& diagnostics);

}  // namespace boardtrail

#endif  // BOARDTRAIL_EXTRACTORS_COMMON_DECODE_H_

// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_EXTRACTORS_DOCX_SYMBOLS_H_
#define BOARDTRAIL_EXTRACTORS_DOCX_SYMBOLS_H_

#include <cstdint>
#include <string>
#include <string_view>

namespace boardtrail {

// What a character of a symbol font shows (w:sym, or text in such a font), as Unicode;
// "" for ornaments that mean nothing. `code` with or without the F000 that Word adds.
std::string symbol_text(std::string_view font, std::uint32_t code);

// Text in a Wingdings font: letters are signs ("\u00FE" is a ticked box).
std::string wingdings_text(std::string_view text);

// Private code points F020..F0FF in text of any font: Word's form of Wingdings.
std::string private_text(std::string_view text);

// True for one of the filled circles and squares that stand for a rating.
bool is_rating_glyph(std::string_view text);

}  // namespace boardtrail

#endif  // BOARDTRAIL_EXTRACTORS_DOCX_SYMBOLS_H_

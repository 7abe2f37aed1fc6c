// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_EXTRACTORS_PDF_CONTENT_LEXER_H_
#define BOARDTRAIL_EXTRACTORS_PDF_CONTENT_LEXER_H_

#include <cstdint>
#include <string>
#include <string_view>

namespace boardtrail {

// The words of a page's content (ISO 32000-1, 7.2 and 7.8.2), as far as they are
// written without any doubt; whatever is not is kOdd, and nothing is to be read after it.
//
// Ownership:  borrows the content; strings are decoded into the lexer's own buffer and
//             live until forget_strings().
// Cost:       one pass, no allocation once the buffer has grown.
class ContentLexer {
 public:
  enum class Kind : std::uint8_t {
    kNumber,
    kName,  // without the slash
    kString,
    kOperator,
    kArrayBegin,
    kArrayEnd,
    kDictionaryBegin,
    kDictionaryEnd,
    kEnd,
    kOdd,
  };

  struct Token {
    Kind kind = Kind::kEnd;
    bool whole = false;    // a number without a point
    bool escaped = false;  // a name, written with #-escapes; its text still has them
    double number = 0;
    std::string_view text;  // of a name or operator: in the content
    std::size_t begin = 0;  // of a string: see string_at()
    std::size_t size = 0;
  };

  explicit ContentLexer(std::string_view content)
      : at_(content.data()), end_(at_ + content.size()) {}

  Token next();
  // The bytes of a string, decoded, and a zero after them.
  const char* string_at(std::size_t begin) const { return strings_.data() + begin; }
  void forget_strings() { strings_.clear(); }

 private:
  bool skip_blanks();
  Token number();
  Token name();
  Token literal_string();
  Token hex_string();
  Token word();
  bool escape();

  const char* at_;
  const char* end_;
  std::string strings_;
};

}  // namespace boardtrail

#endif  // BOARDTRAIL_EXTRACTORS_PDF_CONTENT_LEXER_H_

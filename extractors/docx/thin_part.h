// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_EXTRACTORS_DOCX_THIN_PART_H_
#define BOARDTRAIL_EXTRACTORS_DOCX_THIN_PART_H_

#include <span>
#include <string>
#include <string_view>

namespace boardtrail {

// Takes out of a document part what nobody reads before it is parsed: empty elements that
// say how large, how far apart and in which language words are, and the attributes of
// paragraphs, rows, runs and texts (who typed them in which session). Word writes more of
// these than of anything else, and to parse an element costs far more than to pass over it.
//
// The part is changed only where `w` is bound once, to WordprocessingML, and in UTF-8, and up
// to the first comment or character data: there a `<` begins a tag. `fonts`: elements that
// name another font than Wingdings are taken out too; not so where a style names Wingdings,
// from which they turn back. Cost: linear, in place.
void thin_word_part(std::string& part, bool fonts);

// The local names of those elements. None of them may mean anything to word_tag.
std::span<const std::string_view> thinned_elements();

}  // namespace boardtrail

#endif  // BOARDTRAIL_EXTRACTORS_DOCX_THIN_PART_H_

// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_EXTRACTORS_DOCX_WORD_TAGS_H_
#define BOARDTRAIL_EXTRACTORS_DOCX_WORD_TAGS_H_

#include <cstdint>
#include <string_view>

#include "extractors/docx/xml.h"

namespace boardtrail {

// The elements of a document part that mean something here. The others are passed
// through: what stands in them is read as if they were not there.
enum class WordTag : std::uint8_t {
  kOther,
  kSkipped,  // nothing in it is read: earlier formats, comments' ranges, section properties
  kParagraph,
  kParagraphProperties,
  kParagraphStyle,
  kOutlineLevel,
  kNumberId,
  kNumberLevel,
  kNumbering,
  kRun,
  kRunProperties,
  kRunStyle,
  kLook,  // a child of run properties that styles.h knows
  kShading,
  kText,
  kTab,
  kBreak,
  kHyphen,
  kSymbol,
  kPageBreak,  // lastRenderedPageBreak
  kInserted,
  kDeleted,
  kMovedFrom,
  kMovedTo,
  kTable,
  kTableProperties,
  kTableStyle,
  kTableLook,
  kRow,
  kRowProperties,
  kRowException,
  kHeaderRow,
  kGridBefore,
  kCell,
  kCellProperties,
  kGridSpan,
  kVerticalMerge,
  kHorizontalMerge,
  kCellDeleted,
  kFieldCharacter,
  kSimpleField,
  kCheckBox,
  kCheckBoxState,
  kDefault,
  kDropDown,  // w:ddList of a legacy form field
  kDropDownEntry,
  kDropDownResult,
  kControl,  // w:sdt
  kControlProperties,
  kControlContent,
  kPlaceholder,
  kControlCheckBox,
  kControlChecked,
  kTextBox,
  kNote,  // w:footnote, w:endnote
  kAlternate,
  kChoice,
  kFallback,
  kPicture,
  kShape,
  kShapeProperties,
  kGeometry,
  kSolidFill,
  kColourValue,
  kThemeColour,
  kVmlShape,
  kLine,
  kForeignContent,  // w:altChunk
};

WordTag word_tag(XmlNamespace space, std::string_view name);
// Of an element of which a reader's kind_of said what word_tag says.
inline WordTag word_tag(const XmlElement& element) { return static_cast<WordTag>(element.kind()); }

}  // namespace boardtrail

#endif  // BOARDTRAIL_EXTRACTORS_DOCX_WORD_TAGS_H_

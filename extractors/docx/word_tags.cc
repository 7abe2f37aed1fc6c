// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/docx/word_tags.h"

#include <string_view>
#include <unordered_map>

namespace boardtrail {
namespace {

using Tags = std::unordered_map<std::string_view, WordTag>;

// size: one table of names.
const Tags& word_names() {
  static const Tags kTags = {
      {"p", WordTag::kParagraph},
      {"pPr", WordTag::kParagraphProperties},
      {"pStyle", WordTag::kParagraphStyle},
      {"outlineLvl", WordTag::kOutlineLevel},
      {"numPr", WordTag::kNumbering},
      {"numId", WordTag::kNumberId},
      {"ilvl", WordTag::kNumberLevel},
      {"r", WordTag::kRun},
      {"rPr", WordTag::kRunProperties},
      {"rStyle", WordTag::kRunStyle},
      {"b", WordTag::kLook},
      {"i", WordTag::kLook},
      {"strike", WordTag::kLook},
      {"dstrike", WordTag::kLook},
      {"vanish", WordTag::kLook},
      {"vertAlign", WordTag::kLook},
      {"color", WordTag::kLook},
      {"highlight", WordTag::kLook},
      {"rFonts", WordTag::kLook},
      {"shd", WordTag::kShading},
      {"t", WordTag::kText},
      {"delText", WordTag::kText},
      {"tab", WordTag::kTab},
      {"ptab", WordTag::kTab},
      {"br", WordTag::kBreak},
      {"cr", WordTag::kBreak},
      {"noBreakHyphen", WordTag::kHyphen},
      {"sym", WordTag::kSymbol},
      {"lastRenderedPageBreak", WordTag::kPageBreak},
      {"ins", WordTag::kInserted},
      {"del", WordTag::kDeleted},
      {"moveFrom", WordTag::kMovedFrom},
      {"moveTo", WordTag::kMovedTo},
      {"tbl", WordTag::kTable},
      {"tblPr", WordTag::kTableProperties},
      {"tblStyle", WordTag::kTableStyle},
      {"tblLook", WordTag::kTableLook},
      {"tr", WordTag::kRow},
      {"trPr", WordTag::kRowProperties},
      {"tblPrEx", WordTag::kRowException},
      {"tblHeader", WordTag::kHeaderRow},
      {"gridBefore", WordTag::kGridBefore},
      {"tc", WordTag::kCell},
      {"tcPr", WordTag::kCellProperties},
      {"gridSpan", WordTag::kGridSpan},
      {"vMerge", WordTag::kVerticalMerge},
      {"hMerge", WordTag::kHorizontalMerge},
      {"cellDel", WordTag::kCellDeleted},
      {"fldChar", WordTag::kFieldCharacter},
      {"fldSimple", WordTag::kSimpleField},
      {"checkBox", WordTag::kCheckBox},
      {"checked", WordTag::kCheckBoxState},
      {"default", WordTag::kDefault},
      {"ddList", WordTag::kDropDown},
      {"listEntry", WordTag::kDropDownEntry},
      {"result", WordTag::kDropDownResult},
      {"sdt", WordTag::kControl},
      {"sdtPr", WordTag::kControlProperties},
      {"sdtContent", WordTag::kControlContent},
      {"showingPlcHdr", WordTag::kPlaceholder},
      {"txbxContent", WordTag::kTextBox},
      {"footnote", WordTag::kNote},
      {"endnote", WordTag::kNote},
      {"altChunk", WordTag::kForeignContent},
      {"pPrChange", WordTag::kSkipped},
      {"rPrChange", WordTag::kSkipped},
      {"tblPrChange", WordTag::kSkipped},
      {"tblPrExChange", WordTag::kSkipped},
      {"tblGridChange", WordTag::kSkipped},
      {"trPrChange", WordTag::kSkipped},
      {"tcPrChange", WordTag::kSkipped},
      {"sectPrChange", WordTag::kSkipped},
      {"numberingChange", WordTag::kSkipped},
      {"sectPr", WordTag::kSkipped},
      {"ruby", WordTag::kOther},
      {"rt", WordTag::kSkipped},
  };
  return kTags;
}

WordTag find(const Tags& tags, std::string_view name) {
  const auto found = tags.find(name);
  return found == tags.end() ? WordTag::kOther : found->second;
}

WordTag drawing_tag(std::string_view name) {
  static const Tags kTags = {{"solidFill", WordTag::kSolidFill},
                             {"srgbClr", WordTag::kColourValue},
                             {"schemeClr", WordTag::kThemeColour},
                             {"prstGeom", WordTag::kGeometry},
                             {"ln", WordTag::kLine}};
  return find(kTags, name);
}

WordTag vml_tag(std::string_view name) {
  static const Tags kTags = {{"oval", WordTag::kVmlShape},
                             {"rect", WordTag::kVmlShape},
                             {"roundrect", WordTag::kVmlShape},
                             {"shape", WordTag::kVmlShape}};
  return find(kTags, name);
}

}  // namespace

WordTag word_tag(XmlNamespace space, std::string_view name) {
  switch (space) {
    case XmlNamespace::kWord:
      return find(word_names(), name);
    case XmlNamespace::kWord2010:
      if (name == "checkbox") return WordTag::kControlCheckBox;
      return name == "checked" ? WordTag::kControlChecked : WordTag::kOther;
    case XmlNamespace::kCompatibility:
      if (name == "AlternateContent") return WordTag::kAlternate;
      if (name == "Choice") return WordTag::kChoice;
      return name == "Fallback" ? WordTag::kFallback : WordTag::kOther;
    case XmlNamespace::kDrawing:
      return drawing_tag(name);
    case XmlNamespace::kShape:
      if (name == "wsp") return WordTag::kShape;
      return name == "spPr" ? WordTag::kShapeProperties : WordTag::kOther;
    case XmlNamespace::kPicture:
      return name == "pic" ? WordTag::kPicture : WordTag::kOther;
    case XmlNamespace::kVml:
      return vml_tag(name);
    case XmlNamespace::kMath:
      return name == "t" ? WordTag::kText : WordTag::kOther;
    default:
      return WordTag::kOther;
  }
}

}  // namespace boardtrail

// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_EXTRACTORS_DOCX_NUMBERING_H_
#define BOARDTRAIL_EXTRACTORS_DOCX_NUMBERING_H_

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "extractors/docx/xml.h"

namespace boardtrail {

struct ListNumber {
  std::string text;  // as printed: "1.2", "(a)", "\u2022"; empty where nothing is
  bool bullet = false;
  bool box = false;  // the bullet is a box that may be ticked, which is the text then
};
inline constexpr const char* kBullet = "\u2022";

// The lists of a document and how far each has counted. Lists that share an abstract
// definition count together, as in Word; one that overrides its start begins anew.
class Numbering {
 public:
  Numbering() = default;
  explicit Numbering(const XmlNode& root);
  // The number of the next paragraph of list `id` (w:numId) on `level` (0..8).
  ListNumber next(int id, int level);

 private:
  static constexpr std::size_t kLevels = 9;
  struct Level {
    std::string format = "decimal";
    std::string text;
    int start = 1;
    std::size_t digits = 1;  // at least so many are printed
    int restart_after = -1;  // w:lvlRestart; -1 = after any lower level
    bool legal = false;
  };
  struct Definition {
    std::array<Level, kLevels> levels;
    std::array<int, kLevels> count{};
    std::array<bool, kLevels> begun{};
    std::string linked;  // w:numStyleLink
    std::string style;   // w:styleLink
  };
  struct List {
    int definition = -1;
    std::array<int, kLevels> start_override{};  // 0 = none, else the start + 1
    bool used = false;
    std::map<int, Level> levels;  // w:lvlOverride/w:lvl
  };

  static Level read_level(const XmlNode& node);
  void read_list(const XmlNode& node);
  void resolve_links();
  const Level& level_of(const List& list, const Definition& definition, std::size_t level) const;

  std::map<int, Definition> definitions_;
  std::map<int, List> lists_;
};

// A number in a format of ST_NumberFormat: "iv", "D", "3rd"; decimal where unknown.
std::string format_number(int number, const std::string& format);

}  // namespace boardtrail

#endif  // BOARDTRAIL_EXTRACTORS_DOCX_NUMBERING_H_

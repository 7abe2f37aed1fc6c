// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_EXPORTS_NAME_MASK_H_
#define BOARDTRAIL_EXPORTS_NAME_MASK_H_

#include <bitset>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace boardtrail {

// Replaces people's names by their initials: "Dr Ann Ash-Hill" becomes "AAH". Names are
// learnt from the values that state them (leads, authors, sponsors); posts, teams, topics
// and initials stay. In other texts a learnt name is replaced where it stands whole, with
// its first name or the first name's initial, in either order, in an address, or as title
// and surname. A first name or surname alone in a sentence is not: too many of them are
// words (Green, Field, May). docs/exports.md says what follows from that.
//
// Cost: one pass over a text, whatever the number of names. Threads: any once learnt.
class NameMask {
 public:
  static constexpr std::size_t kSketches = 8192;

  // `text` is the value of something that names people: "Ann Ash / Bo Elm, Chief Nurse".
  void learn(std::string_view text);

  // Such a value, each name in it replaced, learnt or not.
  static std::string mask_value(std::string_view text);
  // Any other text.
  std::string mask_text(std::string_view text) const;

 private:
  struct Name {
    std::vector<std::string> words;  // folded; a hyphen parts two
    std::string initials;
    bool after_title = false;  // a surname, which only a title before it makes sure
  };
  void learn_name(std::string_view name);
  void add(Name name);
  // What the text was learnt to be as a whole, or nullptr.
  const std::string* whole(std::string_view text) const;
  bool may_name(std::string_view text) const;
  std::string mask_quoted(std::string_view text) const;

  std::unordered_map<std::string, std::vector<Name>> by_first_word_;
  std::bitset<kSketches> sketches_;  // of the first words
  std::unordered_map<std::string, std::string> whole_;
  std::size_t longest_ = 0;  // bytes of a value that was learnt
};

}  // namespace boardtrail

#endif  // BOARDTRAIL_EXPORTS_NAME_MASK_H_

// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_NORMALISE_RATING_H_
#define BOARDTRAIL_NORMALISE_RATING_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/paper.h"

namespace boardtrail {

// What the words of a rating cell say.
struct RatingReading {
  std::optional<Rag> value;
  bool is_rating = false;  // letters, colour words or status phrases of a scale
  bool malformed = false;  // recognised by mending ("Compete", "Gren"; "AG" where the legend
                           // has "A/G": without it, "AG" may be the paper's own way)
  bool in_legend = true;   // false: there is a legend and it lacks these words
  bool complete =
      false;  // says that the action is done ("Complete", "Closed", B, or the legend's meaning)
  bool closed = false;  // "Closed", "Signed off": a status, not a rating
  bool blank = false;   // nothing, a dash or a question mark ("TBC" is not blank)
};

// A paper's legend, ready to read many ratings by. Move-only; any thread.
class RatingScale {
 public:
  explicit RatingScale(const std::vector<LegendEntry>& legend);
  ~RatingScale();
  RatingScale(RatingScale&&) noexcept;
  RatingScale& operator=(RatingScale&&) noexcept;

  // As read_rating() by the legend.
  RatingReading read(std::string_view raw) const;

 private:
  struct Step;
  std::vector<Step> steps_;
  bool empty_;  // no legend
};

// Reads the words of one rating against the paper's own legend, which comes
// first, then against the vocabulary of ratings common in NHS papers. Split
// ratings ("A/G", "G/A", "Amber-Red") are one value; "Amber (Red)" is its first. A
// colour by its usual name is in a legend of phrases that has its value ("Red" for
// "Overdue (>1 month)"; "Yellow" is not). "On hold" and "In progress" are ratings
// without value. Only the first 64 steps of a legend are looked at.
// Letters that mean something else on other scales (P, A, G, E = poor .. excellent)
// are the caller's to keep away. Pure; any thread.
RatingReading read_rating(std::string_view raw, const std::vector<LegendEntry>& legend);

// Value, slip window and completeness of a legend line ("A", "Expected to deliver
// within 1 month after deadline date"). `raw` may be a phrase with its own window
// ("Off Track (<1 month), Recovery Actions in Place"). Nothing in `value` where
// the line is no rating (a key of reference letters: "L  Leadership").
LegendEntry read_legend_line(std::string_view raw, std::string_view meaning);

// True where the text is, as a whole, a rating: for finding rating columns by content.
bool looks_like_rating(std::string_view text);

// The rating that a colour stands for, by hue and saturation (the bands and their
// sources are in the .cc); nothing for white, near-white and colours outside them.
std::optional<Rag> rag_of_colour(Colour colour);

}  // namespace boardtrail

#endif  // BOARDTRAIL_NORMALISE_RATING_H_

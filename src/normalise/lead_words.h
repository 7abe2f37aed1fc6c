// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_NORMALISE_LEAD_WORDS_H_
#define BOARDTRAIL_NORMALISE_LEAD_WORDS_H_

#include <string_view>

// What the words of a lead cell are: parts of posts, topics that posts are about,
// initials, names.
namespace boardtrail {

// "director", "nurse", "officer", "CEO": the noun that makes words a post. Folded.
bool is_post_noun(std::string_view word);
// "nursing", "estates", "quality": what a post is about. Folded.
bool is_topic(std::string_view word);
// "chief", "deputy", "head of": words that begin a post. Folded.
bool is_post_opener(std::string_view word);
// "deputy", "vice", "non": before a post they make the post of somebody else. Folded.
bool makes_another_post(std::string_view word);
// "JB", "DMc", "D.C.", "J B": as printed.
bool is_initials(std::string_view word);
// "Jo Field", "Dr Sam Reed-Hill", "R D French": two to five words, each capitalised,
// none of them known as part of a post, a topic or a plain word of tables.
bool is_person_name(std::string_view text);
// True where the words, as a whole, end (or begin) as a post does.
bool is_post(std::string_view text);
// "Director of Nursing", "Head of", "Chief Finance", "Nursing": could go on behind a
// break with another topic.
bool may_go_on(std::string_view text);
// Every word a topic (or a small joining word).
bool is_all_topics(std::string_view text);

}  // namespace boardtrail

#endif  // BOARDTRAIL_NORMALISE_LEAD_WORDS_H_

// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_SITE_MARKUP_H_
#define BOARDTRAIL_SITE_MARKUP_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/ascii.h"

namespace boardtrail {

// Text that is fit to stand in HTML, SVG or an attribute's quotes: markup characters as
// references; controls, direction marks and characters that cannot be seen as visible
// words ("[U+202E]"); ill-formed UTF-8 as U+FFFD. Line breaks and tabs stay.
void append_markup_text(std::string_view text, std::string* out);

// A longer text is cut on pages, and says so: the longest that a person wrote into a cell has
// some 20,000, and browsers take seconds for millions.
inline constexpr std::size_t kMostTextBytes = 100'000;

// The name of an element, written in the program and checked as it is compiled: what a
// paper says can never become one. Scripts and styles inside a page are refused.
class ElementName {
 public:
  consteval ElementName(const char* name) : name_(name) {  // NOLINT(google-explicit-constructor)
    if (name_ == "script" || name_ == "style" || name_ == "iframe" || name_ == "object") {
      throw "an element that could run what it holds";
    }
    for (const char c : name_) {
      const bool letter = is_letter(c);
      if (!letter && !is_digit(c)) throw "no name of an element";
    }
  }
  constexpr std::string_view text() const { return name_; }

 private:
  std::string_view name_;
};

// The same for attributes. Addresses go through PageUrl instead, and attributes that run
// or style (on..., style) do not exist.
class AttributeName {
 public:
  consteval AttributeName(const char* name) : name_(name) {  // NOLINT(google-explicit-constructor)
    for (const std::string_view refused : {"href", "src", "style", "srcdoc", "action", "srcset"}) {
      if (name_ == refused) throw "an attribute that needs more than escaping";
    }
    if (name_.substr(0, 2) == "on") throw "an attribute that runs a script";
    for (const char c : name_) {
      const bool letter = is_letter(c);
      if (!letter && c != '-' && !is_digit(c)) throw "no name of an attribute";
    }
  }
  constexpr std::string_view text() const { return name_; }

 private:
  std::string_view name_;
};

// An address inside the site: a file by its path from the top, and a place on it. Made of
// the program's own words and of numbers, so that no page can lead out of its folder.
class PageUrl {
 public:
  // "<folder>/<16 hexadecimal digits>.<suffix>".
  static PageUrl numbered(ElementName folder, std::int64_t id, ElementName suffix = "html");
  // A file whose name the program made of letters, digits, '-', '.' and '/' (checked).
  static PageUrl of_file(std::string_view path);
  PageUrl at(AttributeName place) const;  // "#place"

  const std::string& path() const { return path_; }
  std::string_view place() const { return place_; }

 private:
  PageUrl() = default;

  std::string path_;
  std::string_view place_;
};

// Writes one page. Everything that comes from outside passes text() or an attribute, and
// both escape; there is no way to write markup as text.
//
// Threads: one. Errors: mistakes of the program alone (BOARDTRAIL_CHECK): an attribute
// after the content, an element that is not closed.
class Markup {
 public:
  // `to_top`: what leads from the page to the site's top ("" or "../").
  explicit Markup(std::string_view to_top = "") : to_top_(to_top) {}

  Markup& open(ElementName name);
  Markup& open(ElementName name, std::string_view css_class);
  Markup& attribute(AttributeName name, std::string_view value);
  Markup& attribute(AttributeName name, std::int64_t value);
  // Two digits after the point, none where they are noughts.
  Markup& number(AttributeName name, double value);
  Markup& link(const PageUrl& url);      // href
  Markup& source(const PageUrl& url);    // src
  Markup& place(AttributeName section);  // href="#section"
  Markup& script(const PageUrl& url);    // <script src defer></script>
  Markup& text(std::string_view text);
  Markup& text(std::int64_t number) { return text(std::to_string(number)); }
  Markup& close();

  // <name class>text</name>
  Markup& element(ElementName name, std::string_view text);
  Markup& element(ElementName name, std::string_view css_class, std::string_view text);
  // Text of a paper within a sentence: its direction cannot spread to what is around it.
  Markup& quoted(std::string_view text) { return element("bdi", text); }
  Markup& anchor(const PageUrl& url, std::string_view text);

  // What was written. All is closed.
  std::string finish();

 private:
  void end_tag();
  void begin_attribute(std::string_view name);
  void address(std::string_view name, const PageUrl& url);

  std::string out_;
  std::string_view to_top_;
  std::vector<std::string_view> opened_;
  bool in_tag_ = false;
};

// "1.5", "2", "-0.25": never the locale's comma.
std::string plain_number(double value);

}  // namespace boardtrail

#endif  // BOARDTRAIL_SITE_MARKUP_H_

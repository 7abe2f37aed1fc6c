// SPDX-License-Identifier: GPL-3.0-or-later
#include "site/markup.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "base/ascii.h"
#include "base/check.h"
#include "base/text.h"
#include "base/wording.h"
#include "report/display.h"

namespace boardtrail {
namespace {

constexpr std::array<std::string_view, 8> kEmptyElements = {"br",   "hr",   "img", "input",
                                                            "link", "meta", "col", "wbr"};

// A line of its own for what stands apart on the page: pages can be compared line by line.
constexpr std::array<std::string_view, 34> kLineElements = {
    "html",   "head",    "body",  "title",      "meta",    "link",    "header",    "footer", "main",
    "nav",    "section", "div",   "p",          "h1",      "h2",      "h3",        "h4",     "ul",
    "ol",     "li",      "table", "thead",      "tbody",   "tr",      "caption",   "dl",     "dd",
    "figure", "svg",     "g",     "blockquote", "details", "summary", "figcaption"};

template <std::size_t kSize>
bool is_among(const std::array<std::string_view, kSize>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

// Beside controls and direction marks: what takes no room and so can hide words, or make
// two words that look alike differ, and what is no character at all (Unicode, 23.7). Joiners
// stay; scripts and emoji need them.
bool is_invisible(char32_t point) {
  return point == 0x200B || (point >= 0x2060 && point <= 0x2064) || point == 0xFEFF ||
         point == 0x00AD || point == 0x180E || (point >= 0xFFF9 && point <= 0xFFFB) ||
         (point >= 0xE0000 && point <= 0xE007F) || (point >= 0xFDD0 && point <= 0xFDEF) ||
         (point & 0xFFFEU) == 0xFFFE;
}

bool stays(char32_t point) { return point == '\n' || point == '\t'; }

void append_visible(char32_t point, std::string* out) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  *out += "[U+";
  for (int shift = point > 0xFFFF ? 20 : 12; shift >= 0; shift -= 4) {
    *out += kDigits[point >> static_cast<unsigned>(shift) & 0xFU];
  }
  *out += ']';
}

// Code point at `at` of well-formed UTF-8; `length` is set to its bytes.
char32_t point_at(std::string_view text, std::size_t at, std::size_t* length) {
  const auto lead = static_cast<unsigned char>(text[at]);
  *length = lead < 0x80 ? 1 : lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (*length == 1) return lead;
  char32_t point = lead & (0x7FU >> *length);
  for (std::size_t i = 1; i < *length; ++i) {
    point = point << 6U | (static_cast<unsigned char>(text[at + i]) & 0x3FU);
  }
  return point;
}

bool is_plain_byte(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x20 && byte < 0x7F && markup_reference(c).empty();
}

void append_well_formed(std::string_view text, std::string* out) {
  std::size_t plain = 0;  // start of what goes as it is
  for (std::size_t at = 0; at < text.size();) {
    if (is_plain_byte(text[at])) {
      ++at;
      continue;
    }
    std::size_t length = 1;
    const char32_t point = point_at(text, at, &length);
    const std::string_view reference =
        length == 1 ? markup_reference(text[at]) : std::string_view();
    const bool hidden = !stays(point) && (is_unsafe_to_show(point) || is_invisible(point));
    if (!reference.empty() || hidden) {
      out->append(text.substr(plain, at - plain));
      if (hidden) {
        append_visible(point, out);
      } else {
        *out += reference;
      }
      plain = at + length;
    }
    at += length;
  }
  out->append(text.substr(plain));
}

}  // namespace

void append_markup_text(std::string_view text, std::string* out) {
  if (is_valid_utf8(text)) {
    append_well_formed(text, out);
    return;
  }
  std::size_t replaced = 0;
  append_well_formed(repair_utf8(text, &replaced), out);
}

std::string plain_number(double value) {
  const double rounded = std::isfinite(value) ? std::round(value * 100) / 100 + 0.0 : 0.0;
  char digits[64];
  return {digits, std::to_chars(digits, digits + sizeof digits, rounded).ptr};
}

PageUrl PageUrl::numbered(ElementName folder, std::int64_t id, ElementName suffix) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  PageUrl url;
  url.path_ = std::string(folder.text()) + '/';
  for (int shift = 60; shift >= 0; shift -= 4) {
    url.path_ += kDigits[static_cast<std::uint64_t>(id) >> static_cast<unsigned>(shift) & 0xFU];
  }
  url.path_ += '.';
  url.path_ += suffix.text();
  return url;
}

PageUrl PageUrl::of_file(std::string_view path) {
  for (const char c : path) {
    const bool letter = is_lower(c) || is_digit(c);
    BOARDTRAIL_CHECK(letter || c == '-' || c == '.' || c == '/');
  }
  BOARDTRAIL_CHECK(!path.empty() && path.front() != '/' &&
                   path.find("..") == std::string_view::npos);
  PageUrl url;
  url.path_ = path;
  return url;
}

PageUrl PageUrl::at(AttributeName place) const {
  PageUrl url = *this;
  url.place_ = place.text();
  return url;
}

Markup& Markup::open(ElementName name) {
  end_tag();
  out_ += '<';
  out_ += name.text();
  in_tag_ = true;
  opened_.push_back(name.text());
  return *this;
}

Markup& Markup::open(ElementName name, std::string_view css_class) {
  return open(name).attribute("class", css_class);
}

void Markup::begin_attribute(std::string_view name) {
  BOARDTRAIL_CHECK(in_tag_);
  out_ += ' ';
  out_ += name;
  out_ += "=\"";
}

Markup& Markup::attribute(AttributeName name, std::string_view value) {
  begin_attribute(name.text());
  append_markup_text(value, &out_);
  out_ += '"';
  return *this;
}

Markup& Markup::attribute(AttributeName name, std::int64_t value) {
  return attribute(name, std::to_string(value));
}

Markup& Markup::number(AttributeName name, double value) {
  return attribute(name, plain_number(value));
}

void Markup::address(std::string_view name, const PageUrl& url) {
  begin_attribute(name);
  out_ += to_top_;
  out_ += url.path();
  if (!url.place().empty()) {
    out_ += '#';
    out_ += url.place();
  }
  out_ += '"';
}

Markup& Markup::link(const PageUrl& url) {
  address("href", url);
  return *this;
}

Markup& Markup::source(const PageUrl& url) {
  address("src", url);
  return *this;
}

Markup& Markup::place(AttributeName section) {
  begin_attribute("href");
  out_ += '#';
  out_ += section.text();
  out_ += '"';
  return *this;
}

Markup& Markup::script(const PageUrl& url) {
  end_tag();
  out_ += "<script defer";
  in_tag_ = true;
  source(url).end_tag();
  out_ += "</script>\n";
  return *this;
}

void Markup::end_tag() {
  if (!in_tag_) return;
  in_tag_ = false;
  out_ += '>';
}

Markup& Markup::text(std::string_view text) {
  end_tag();
  if (text.size() <= kMostTextBytes) {
    append_markup_text(text, &out_);
    return *this;
  }
  const std::string_view beginning = first_bytes(text, kMostTextBytes);
  append_markup_text(beginning, &out_);
  out_ += " [… " + std::to_string(text.size() - beginning.size()) + " more bytes in the warehouse]";
  return *this;
}

Markup& Markup::close() {
  BOARDTRAIL_CHECK(!opened_.empty());
  const std::string_view name = opened_.back();
  opened_.pop_back();
  end_tag();
  if (!is_among(kEmptyElements, name)) {
    out_ += "</";
    out_ += name;
    out_ += '>';
  }
  if (is_among(kLineElements, name)) out_ += '\n';
  return *this;
}

Markup& Markup::element(ElementName name, std::string_view content) {
  return open(name).text(content).close();
}

Markup& Markup::element(ElementName name, std::string_view css_class, std::string_view content) {
  return open(name, css_class).text(content).close();
}

Markup& Markup::anchor(const PageUrl& url, std::string_view content) {
  return open("a").link(url).text(content).close();
}

std::string Markup::finish() {
  BOARDTRAIL_CHECK(opened_.empty());
  return std::move(out_);
}

}  // namespace boardtrail

// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_WAREHOUSE_JSON_TEXT_H_
#define BOARDTRAIL_WAREHOUSE_JSON_TEXT_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/geometry.h"
#include "model/place.h"

// The JSON that stands inside columns: lists of words, boxes, evidence. Written by
// hand because a row costs only as much as its values (a DOM would cost more than
// storing it), and because the form must be the same byte for byte for ever.
namespace boardtrail {

// Appends the text as a JSON string; all else than well-formed UTF-8 becomes U+FFFD, and
// so does U+0000, at which SQLite's JSON functions would end the text.
void append_json(std::string& out, std::string_view text);

// ["A","B"]
std::string json_list(const std::vector<std::string>& texts);
std::string json_list(const std::vector<std::string_view>& texts);

// [x0,y0,x1,y1] in points, to a hundredth; empty for an empty box.
std::string box_json(const Box& box);
void append_box_json(std::string& out, const Box& box);

// "#RRGGBB"
std::string colour_text(Colour colour);

// Builds {"key":value,...}; members without a value are left out.
class JsonObject {
 public:
  JsonObject& text(std::string_view key, std::string_view value);
  JsonObject& text_if_any(std::string_view key, std::string_view value);
  JsonObject& flag(std::string_view key, bool value);
  // page, line and bbox, as far as they are known.
  JsonObject& place(const Place& place);
  std::string finish();  // once, at the end

 private:
  void key(std::string_view name);
  std::string out_ = "{";
};

// Appends [value,...] to a text; values that are missing at the end are left out.
// Ownership: borrows the text until finish().
class JsonList {
 public:
  explicit JsonList(std::string& out) : out_(out) {}

  JsonList& number(std::int64_t value);
  JsonList& text(std::string_view value);
  // Missing where not positive, where empty.
  JsonList& number_if_any(std::int32_t value);
  JsonList& text_if_any(std::string_view value);
  JsonList& json_if_any(std::string_view json);
  JsonList& box_if_any(const Box& box);
  void finish();

 private:
  std::string& next();
  JsonList& missing();

  std::string& out_;
  bool begun_ = false;
  int missing_ = 0;  // since the last value
};

// The values of a list, each as it stands there; nothing where it is no whole list. For lists
// that were written here or by SQLite, without a space: what a value may be is not looked at.
std::vector<std::string_view> json_values(std::string_view list);
// The text of a string that append_json() or SQLite wrote, without its quotes.
std::string json_text(std::string_view value);

}  // namespace boardtrail

#endif  // BOARDTRAIL_WAREHOUSE_JSON_TEXT_H_

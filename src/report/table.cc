// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/table.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "report/display.h"
#include "report/row_text.h"

namespace boardtrail {
namespace {

// Rows that are held back to choose widths by: enough for any screen, and a query
// of millions of rows still runs in constant memory.
constexpr std::size_t kSampleRows = 500;
// Narrower columns could show nothing but their ellipsis.
constexpr std::size_t kLeastWidth = 4;
constexpr std::string_view kGap = "  ";

class TableWriter final : public RowWriter {
 public:
  TableWriter(const RowOptions& options, TextSink sink)
      : options_(options), sink_(std::move(sink)) {}

  void columns(const std::vector<std::string>& names) override {
    for (const std::string& name : names) names_.push_back(display_line(name));
    list_ = flags_of(names, options_.list_columns);
    wrapped_ = flags_of(names, options_.wrapped_columns);
    numeric_.assign(names.size(), true);
  }

  bool row(const std::vector<SqlValue>& values) override {
    cells_.resize(values.size());
    for (std::size_t i = 0; i < values.size(); ++i) {
      const auto* text = std::get_if<std::string>(&values[i]);
      if (text && widths_.empty()) numeric_[i] = false;
      if (!text) {
        cells_[i] = plain_text(values[i]);  // a number
      } else {
        show_line(list_[i] ? joined_list(*text) : *text, cells_[i]);
      }
    }
    if (!widths_.empty()) return write(cells_);
    sample_.push_back(cells_);
    return sample_.size() < kSampleRows || flush();
  }

  void finish() override {
    if (widths_.empty() && !names_.empty()) flush();
  }

 private:
  bool flush() {
    choose_widths();
    bool open = write(names_);
    std::vector<std::string> rule;
    for (const std::size_t width : widths_) rule.emplace_back(width, '-');
    open = open && write(rule);
    for (const auto& cells : sample_) open = open && write(cells);
    sample_.clear();
    return open;
  }

  void choose_widths() {
    std::vector<std::size_t> wanted;
    for (const std::string& name : names_)
      wanted.push_back(std::max<std::size_t>(1, display_width(name)));
    for (const auto& cells : sample_) {
      for (std::size_t i = 0; i < cells.size(); ++i) {
        wanted[i] = std::max(wanted[i], display_width(cells[i]));
      }
    }
    for (const auto& [name, width] : options_.narrow_columns) {
      for (std::size_t i = 0; i < names_.size() && !options_.full; ++i) {
        if (names_[i] == name) wanted[i] = std::min(wanted[i], std::max(width, name.size()));
      }
    }
    const std::size_t gaps = kGap.size() * (names_.size() - 1);
    const std::size_t available = options_.width > gaps ? options_.width - gaps : 0;
    widths_ = options_.full ? wanted : fit_widths(wanted, available, kLeastWidth);
  }

  bool write(const std::vector<std::string>& cells) {
    out_.clear();
    rest_.assign(cells.begin(), cells.end());
    do {
      const std::size_t begin = out_.size();
      for (std::size_t i = 0; i < rest_.size(); ++i) {
        if (i > 0) out_ += kGap;
        append_padded(take_piece(i), i);
      }
      while (out_.size() > begin && out_.back() == ' ') out_.pop_back();
      out_ += '\n';
    } while (std::any_of(rest_.begin(), rest_.end(), [](auto rest) { return !rest.empty(); }));
    return sink_(out_);
  }

  // What the column shows of its cell on one line.
  std::string_view take_piece(std::size_t column) {
    std::string_view& rest = rest_[column];
    if (!options_.full && wrapped_[column]) return take_line(rest, widths_[column]);
    const std::string_view whole = std::exchange(rest, {});
    if (options_.full) return whole;
    clipped_ = clip(whole, widths_[column]);
    return clipped_;
  }

  void append_padded(std::string_view text, std::size_t column) {
    const std::size_t used = display_width(text);
    const std::size_t spaces = widths_[column] > used ? widths_[column] - used : 0;
    if (numeric_[column]) out_.append(spaces, ' ');
    out_ += text;
    if (!numeric_[column]) out_.append(spaces, ' ');
  }

  RowOptions options_;
  TextSink sink_;
  std::vector<std::string> names_;
  std::vector<bool> list_;
  std::vector<bool> wrapped_;
  std::vector<bool> numeric_;
  std::vector<std::vector<std::string>> sample_;
  std::vector<std::size_t> widths_;
  // Of the row that is being written; kept, so that rows need no memory of their own.
  std::vector<std::string> cells_;
  std::vector<std::string_view> rest_;
  std::string clipped_;
  std::string out_;
};

}  // namespace

std::vector<std::size_t> fit_widths(const std::vector<std::size_t>& wanted, std::size_t available,
                                    std::size_t least) {
  // Raise one common cap from the narrowest column up: a column that wants less than
  // its share leaves the rest to the wider ones.
  std::vector<std::size_t> order(wanted.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return wanted[a] < wanted[b]; });
  std::vector<std::size_t> widths(wanted.size());
  std::size_t left = available;
  for (std::size_t i = 0; i < order.size(); ++i) {
    const std::size_t share = left / (order.size() - i);
    const std::size_t width = std::min(wanted[order[i]], std::max(share, least));
    widths[order[i]] = width;
    left -= std::min(left, width);
  }
  return widths;
}

std::unique_ptr<RowWriter> make_table_writer(const RowOptions& options, TextSink sink) {
  return std::make_unique<TableWriter>(options, std::move(sink));
}

}  // namespace boardtrail

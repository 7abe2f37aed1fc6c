// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/rows.h"

#include <utility>

#include "report/row_text.h"
#include "report/table.h"

namespace boardtrail {
namespace {

class CsvWriter final : public RowWriter {
 public:
  CsvWriter(const RowOptions& options, TextSink sink) : options_(options), sink_(std::move(sink)) {}

  void columns(const std::vector<std::string>& names) override {
    list_ = flags_of(names, options_.list_columns);
    row(std::vector<SqlValue>(names.begin(), names.end()));
  }

  bool row(const std::vector<SqlValue>& values) override {
    line_.clear();
    for (std::size_t i = 0; i < values.size(); ++i) {
      if (i > 0) line_ += ',';
      const auto* list = list_[i] ? std::get_if<std::string>(&values[i]) : nullptr;
      if (list != nullptr) {
        append_csv_field(joined_list(*list), options_.raw_csv, line_);
      } else {
        append_csv_field(values[i], options_.raw_csv, line_);
      }
    }
    line_ += "\r\n";
    return sink_(line_);
  }

  void finish() override {}

 private:
  RowOptions options_;
  TextSink sink_;
  std::vector<bool> list_;
  std::string line_;  // kept, so that rows need no memory of their own
};

class JsonWriter final : public RowWriter {
 public:
  JsonWriter(const RowOptions& options, TextSink sink)
      : options_(options), sink_(std::move(sink)), array_(options.format == RowFormat::kJson) {}

  void columns(const std::vector<std::string>& names) override {
    list_ = flags_of(names, options_.list_columns);
    for (const std::string& name : names) keys_.push_back(json_string(name) + ": ");
  }

  bool row(const std::vector<SqlValue>& values) override {
    line_ = !array_ ? "{" : first_ ? "[\n{" : ",\n{";
    first_ = false;
    for (std::size_t i = 0; i < values.size(); ++i) {
      if (i > 0) line_ += ", ";
      line_ += keys_[i];
      append_json_value(values[i], list_[i], line_);
    }
    line_ += array_ ? "}" : "}\n";
    return sink_(line_);
  }

  void finish() override {
    if (array_) sink_(first_ ? "[]\n" : "\n]\n");
  }

 private:
  RowOptions options_;
  TextSink sink_;
  bool array_;
  bool first_ = true;
  std::vector<std::string> keys_;
  std::vector<bool> list_;
  std::string line_;
};

class MarkdownWriter final : public RowWriter {
 public:
  MarkdownWriter(const RowOptions& options, TextSink sink)
      : options_(options), sink_(std::move(sink)) {}

  void columns(const std::vector<std::string>& names) override {
    list_ = flags_of(names, options_.list_columns);
    std::string head = "|";
    std::string rule = "|";
    for (const std::string& name : names) {
      head += " " + markdown_cell(name) + " |";
      rule += " --- |";
    }
    sink_(head + "\n" + rule + "\n");
  }

  bool row(const std::vector<SqlValue>& values) override {
    std::string line = "|";
    for (std::size_t i = 0; i < values.size(); ++i) {
      const auto* text = std::get_if<std::string>(&values[i]);
      line +=
          " " + markdown_cell(text && list_[i] ? joined_list(*text) : plain_text(values[i])) + " |";
    }
    return sink_(line + "\n");
  }

  void finish() override {}

 private:
  RowOptions options_;
  TextSink sink_;
  std::vector<bool> list_;
};

}  // namespace

std::optional<RowFormat> row_format_from_name(std::string_view name) {
  if (name == "table") return RowFormat::kTable;
  if (name == "csv") return RowFormat::kCsv;
  if (name == "json") return RowFormat::kJson;
  if (name == "ndjson") return RowFormat::kNdjson;
  if (name == "markdown") return RowFormat::kMarkdown;
  return std::nullopt;
}

RowReceiver RowWriter::receiver() {
  return {[this](const std::vector<std::string>& names) { columns(names); },
          [this](const std::vector<SqlValue>& values) { return row(values); }};
}

std::unique_ptr<RowWriter> make_row_writer(const RowOptions& options, TextSink sink) {
  switch (options.format) {
    case RowFormat::kTable:
      return make_table_writer(options, std::move(sink));
    case RowFormat::kCsv:
      return std::make_unique<CsvWriter>(options, std::move(sink));
    case RowFormat::kJson:
    case RowFormat::kNdjson:
      return std::make_unique<JsonWriter>(options, std::move(sink));
    case RowFormat::kMarkdown:
      return std::make_unique<MarkdownWriter>(options, std::move(sink));
  }
  return nullptr;
}

}  // namespace boardtrail

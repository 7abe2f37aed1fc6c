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
    std::string line;
    for (std::size_t i = 0; i < names.size(); ++i) {
      line += (i == 0 ? "" : ",") + csv_field(SqlValue(names[i]), options_.raw_csv);
    }
    sink_(line + "\r\n");
  }

  bool row(const std::vector<SqlValue>& values) override {
    std::string line;
    for (std::size_t i = 0; i < values.size(); ++i) {
      const auto* text = std::get_if<std::string>(&values[i]);
      line += (i == 0 ? "" : ",") +
              csv_field(text && list_[i] ? joined_list(*text) : values[i], options_.raw_csv);
    }
    return sink_(line + "\r\n");
  }

  void finish() override {}

 private:
  RowOptions options_;
  TextSink sink_;
  std::vector<bool> list_;
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
    std::string line = !array_ ? "{" : first_ ? "[\n{" : ",\n{";
    first_ = false;
    for (std::size_t i = 0; i < values.size(); ++i) {
      line += (i == 0 ? "" : ", ") + keys_[i] + json_value(values[i], list_[i]);
    }
    return sink_(line + (array_ ? "}" : "}\n"));
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

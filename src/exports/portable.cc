// SPDX-License-Identifier: GPL-3.0-or-later
#include "exports/portable.h"

#include <array>
#include <nlohmann/json.hpp>

#include "base/whole_file.h"
#include "exports/name_mask.h"
#include "exports/view_notes.h"
#include "exports/views.h"
#include "warehouse/plain_database.h"

namespace boardtrail {
namespace {

using Json = nlohmann::ordered_json;

// Everything that states who somebody is.
constexpr std::string_view kPeople = R"(
SELECT lead_raw FROM v_action WHERE lead_raw IS NOT NULL
UNION SELECT l.value FROM v_action a, json_each(a.leads) l
UNION SELECT author FROM v_paper WHERE author IS NOT NULL
UNION SELECT sponsor FROM v_paper WHERE sponsor IS NOT NULL
UNION SELECT file_author FROM v_document WHERE file_author IS NOT NULL
UNION SELECT who FROM v_suppression
UNION SELECT value FROM v_field
 WHERE value IS NOT NULL AND (name LIKE '%author%' OR name LIKE '%sponsor%' OR name LIKE '%lead%'
       OR name LIKE '%owner%' OR name LIKE '%presented%' OR name LIKE '%presenter%'
       OR name LIKE '%prepared%' OR name LIKE '%director%' OR name LIKE '%contact%'))";

constexpr std::string_view kNamingColumns[] = {"author",        "file_author", "lead_raw", "leads",
                                               "suppressed_by", "sponsor",     "who"};

bool names_people(std::string_view column) {
  for (const std::string_view known : kNamingColumns) {
    if (column == known) return true;
  }
  return false;
}

// A run is counted from 1; all other numbers of rows are hashes.
bool is_row_number(const ExportColumn& column) {
  return column.type == "INTEGER" && column.name.ends_with("_id") && column.name != "run_id";
}

std::string_view portable_type(const ExportColumn& column) {
  return is_row_number(column) ? "TEXT" : column.type;
}

std::string meaning_of_view(std::string_view name) {
  for (const ViewNote& note : view_notes()) {
    if (note.name == name) return note.meaning;
  }
  return {};
}

// SQLite keeps the statement as it is written, comments and all, and tools show it.
std::string create_table(const ExportView& view) {
  std::string sql = "CREATE TABLE " + quoted_name(view.name) + " (";
  const std::string meaning = meaning_of_view(view.name);
  sql += meaning.empty() ? "\n" : " -- " + meaning + "\n";
  for (std::size_t i = 0; i < view.columns.size(); ++i) {
    const ExportColumn& column = view.columns[i];
    sql += "  " + quoted_name(column.name) + " " + std::string(portable_type(column));
    if (i + 1 < view.columns.size()) sql += ",";
    const std::string_view said = meaning_of(view.name, column.name);
    if (!said.empty()) sql += " -- " + std::string(said);
    sql += "\n";
  }
  return sql + ")";
}

Status create_indexes(PlainDatabase& database, const ExportView& view) {
  for (const ExportColumn& column : view.columns) {
    if (!column.name.ends_with("_id")) continue;
    BOARDTRAIL_RETURN_IF_ERROR(
        database.execute("CREATE INDEX " + quoted_name(view.name.substr(2) + "_by_" + column.name) +
                         " ON " + quoted_name(view.name) + " (" + quoted_name(column.name) + ")"));
  }
  return {};
}

class RowMask {
 public:
  RowMask(const NameMask& mask, const ExportView& view) : mask_(mask) {
    for (const ExportColumn& column : view.columns) naming_.push_back(names_people(column.name));
  }

  void apply(std::vector<SqlValue>* row) const {
    for (std::size_t i = 0; i < row->size(); ++i) {
      if (auto* text = std::get_if<std::string>(&(*row)[i])) *text = masked(*text, naming_[i]);
    }
  }

 private:
  std::string masked_text(const std::string& text, bool naming) const {
    return mask_.mask_text(naming ? NameMask::mask_value(text) : text);
  }

  // Texts in JSON are masked one by one: an escape is no letter of a name.
  void mask_json(Json* value, bool naming) const {
    if (value->is_string()) {
      *value = masked_text(value->get<std::string>(), naming);
      return;
    }
    if (!value->is_structured()) return;
    for (auto& item : *value) mask_json(&item, naming);
  }

  std::string masked(const std::string& text, bool naming) const {
    if (text.starts_with('[') || text.starts_with('{')) {
      Json json = Json::parse(text, nullptr, false);
      if (!json.is_discarded()) {
        const Json before = json;
        mask_json(&json, naming);
        return json == before ? text : json.dump(-1, ' ', false, Json::error_handler_t::replace);
      }
    }
    return masked_text(text, naming);
  }

  const NameMask& mask_;
  std::vector<bool> naming_;
};

Status copy_rows(Warehouse& warehouse, PlainDatabase& database, const ExportView& view,
                 const NameMask* mask) {
  BOARDTRAIL_RETURN_IF_ERROR(database.begin_rows(view.name, view.columns.size()));
  std::optional<RowMask> row_mask;
  if (mask) row_mask.emplace(*mask, view);
  Status written;
  std::vector<SqlValue> values;
  RowReceiver receiver;
  receiver.row = [&](const std::vector<SqlValue>& row) {
    values = row;
    for (std::size_t i = 0; i < values.size(); ++i) {
      const auto* number = std::get_if<std::int64_t>(&values[i]);
      if (number && is_row_number(view.columns[i])) values[i] = std::to_string(*number);
    }
    if (row_mask) row_mask->apply(&values);
    written = database.insert(values);
    return written.ok();
  };
  BOARDTRAIL_RETURN_IF_ERROR(warehouse.query(view.sql(), {}, receiver));
  return written;
}

Status write_about(PlainDatabase& database, const std::vector<ExportView>& views,
                   const PortableOptions& options) {
  BOARDTRAIL_RETURN_IF_ERROR(
      database.execute("CREATE TABLE about ( -- What the tables and columns mean.\n"
                       "  table_name TEXT, -- '' for the file as a whole\n"
                       "  column_name TEXT, -- '' for the table as a whole\n"
                       "  type TEXT,\n  meaning TEXT\n)"));
  BOARDTRAIL_RETURN_IF_ERROR(database.begin_rows("about", 4));
  const auto add = [&](const std::string& table, const std::string& column, std::string_view type,
                       std::string_view meaning) {
    return database.insert({table, column, std::string(type), std::string(meaning)});
  };
  BOARDTRAIL_RETURN_IF_ERROR(
      add("", "", "",
          "A copy of a Boardtrail warehouse for other programs. Dates are texts YYYY-MM-DD, "
          "booleans 0 or 1, lists JSON; NULL: the paper does not say."));
  if (options.initials_only) {
    BOARDTRAIL_RETURN_IF_ERROR(
        add("", "", "",
            "People's names are replaced by their initials where they could be told; texts of "
            "papers may still name people."));
  }
  for (const ExportView& view : views) {
    BOARDTRAIL_RETURN_IF_ERROR(add(view.name, "", "", meaning_of_view(view.name)));
    for (const ExportColumn& column : view.columns) {
      BOARDTRAIL_RETURN_IF_ERROR(
          add(view.name, column.name, portable_type(column), meaning_of(view.name, column.name)));
    }
  }
  return {};
}

Result<NameMask> learnt_names(Warehouse& warehouse) {
  NameMask mask;
  RowReceiver receiver;
  receiver.row = [&](const std::vector<SqlValue>& row) {
    mask.learn(text_of(row[0]));
    return true;
  };
  BOARDTRAIL_RETURN_IF_ERROR(warehouse.query(kPeople, {}, receiver));
  return mask;
}

Status write_tables(Warehouse& warehouse, const std::string& path, const PortableOptions& options) {
  std::optional<NameMask> mask;
  if (options.initials_only) {
    BOARDTRAIL_ASSIGN_OR_RETURN(mask, learnt_names(warehouse));
  }
  BOARDTRAIL_ASSIGN_OR_RETURN(const std::vector<ExportView> views, export_views(warehouse));
  BOARDTRAIL_ASSIGN_OR_RETURN(PlainDatabase database, PlainDatabase::create(path));
  BOARDTRAIL_RETURN_IF_ERROR(write_about(database, views, options));
  for (const ExportView& view : views) {
    BOARDTRAIL_RETURN_IF_ERROR(database.execute(create_table(view)));
    BOARDTRAIL_RETURN_IF_ERROR(copy_rows(warehouse, database, view, mask ? &*mask : nullptr));
    BOARDTRAIL_RETURN_IF_ERROR(create_indexes(database, view));
  }
  return database.finish();
}

}  // namespace

Status write_portable(Warehouse& warehouse, const std::string& path,
                      const PortableOptions& options) {
  BOARDTRAIL_ASSIGN_OR_RETURN(WholeFile file, WholeFile::create(path));
  BOARDTRAIL_RETURN_IF_ERROR(file.about_target(write_tables(warehouse, file.temporary(), options)));
  return file.publish();
}

}  // namespace boardtrail

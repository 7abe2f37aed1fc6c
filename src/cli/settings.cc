// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/settings.h"

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <optional>
#include <system_error>

#include "pipeline/choices.h"
#include "schema/schema_image.h"

namespace boardtrail {
namespace {

Setting resolve(const Invocation& invocation, Option option, std::string fallback) {
  const OptionSpec& spec = spec_of(option);
  Setting setting{std::string(spec.name), std::move(fallback), "default"};
  if (invocation.has(option)) {
    setting.value = invocation.value(option);
    setting.origin = "option --" + std::string(spec.name);
    return setting;
  }
  if (spec.environment.empty()) return setting;
  const char* variable = std::getenv(std::string(spec.environment).c_str());
  if (variable && *variable) {
    setting.value = variable;
    setting.origin = "variable " + std::string(spec.environment);
  }
  return setting;
}

// An error of SQLite alone does not say which file it is about.
Result<Warehouse> open_named(const std::string& path, Warehouse::Mode mode,
                             std::chrono::seconds lock_wait = {}) {
  auto warehouse = Warehouse::open(path, mode, lock_wait);
  if (warehouse || !warehouse.error().origin.empty()) return warehouse;
  Error error = warehouse.error();
  error.origin = path;
  return error;
}

std::optional<std::chrono::seconds> lock_wait_of(const Invocation& invocation) {
  if (!invocation.has(Option::kLockWait)) return std::nullopt;
  return std::chrono::seconds(std::stoi(std::string(invocation.value(Option::kLockWait))));
}

}  // namespace

// Installed: <prefix>/bin/boardtrail and <prefix>/share/boardtrail/schemas. In a build tree
// there is no such folder and the sources' own is used. Where /proc is not mounted, the place
// is the one for which the program was built.
std::string default_schemas() {
  namespace fs = std::filesystem;
  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  if (error) return BOARDTRAIL_INSTALLED_SCHEMAS;
  const fs::path folder = program.parent_path();
  const fs::path shared = folder.parent_path() / "share/boardtrail/schemas";
  if (fs::is_directory(shared, error)) return shared.string();
  return (folder / BOARDTRAIL_SCHEMAS_FROM_PROGRAM).lexically_normal().string();
}

Setting warehouse_setting(const Invocation& invocation) {
  return resolve(invocation, Option::kDb, "boardtrail.db");
}

Setting schemas_setting(const Invocation& invocation) {
  return resolve(invocation, Option::kSchemas, default_schemas());
}

Setting decisions_setting(const Invocation& invocation) {
  return resolve(invocation, Option::kDecisions, warehouse_setting(invocation).value + ".toml");
}

Setting config_setting(const Invocation& invocation) {
  return resolve(invocation, Option::kConfigFile, "");
}

Result<NightlyConfig> nightly_config_of(const Invocation& invocation) {
  BOARDTRAIL_ASSIGN_OR_RETURN(NightlyConfig config,
                              read_nightly_config(config_setting(invocation).value));
  if (const auto wait = lock_wait_of(invocation)) config.lock_wait = *wait;
  return config;
}

Result<HistoryChoices> choices_of(const Invocation& invocation) {
  const Setting setting = decisions_setting(invocation);
  return read_choices(setting.value, setting.origin != "default");
}

std::vector<Setting> all_settings(const Invocation& invocation) {
  return {warehouse_setting(invocation),
          schemas_setting(invocation),
          decisions_setting(invocation),
          resolve(invocation, Option::kFormat, "table"),
          resolve(invocation, Option::kWidth, "120"),
          resolve(invocation, Option::kProgress, "auto")};
}

RowOptions row_options(const Invocation& invocation) {
  RowOptions options;
  if (invocation.has(Option::kFormat)) {
    options.format = *row_format_from_name(invocation.value(Option::kFormat));
  }
  if (invocation.has(Option::kWidth)) {
    options.width = std::stoul(std::string(invocation.value(Option::kWidth)));
  }
  options.full = invocation.has(Option::kFull);
  options.raw_csv = invocation.has(Option::kRawCsv);
  return options;
}

Result<SchemaSet> schemas_in(const std::string& folder) {
  const SchemaImage image = built_in_schemas();
  return load_schemas(folder, nullptr, &image);
}

Result<SchemaSet> schemas_of(const Invocation& invocation) {
  return schemas_in(schemas_setting(invocation).value);
}

Result<Warehouse> open_for_reading(const Invocation& invocation) {
  const std::string path = warehouse_setting(invocation).value;
  std::error_code error;
  if (!std::filesystem::exists(path, error) && !error) {
    return Error{ErrorCode::kNotFound,
                 "no warehouse there; 'boardtrail ingest PATH...' makes one, --db names another",
                 path};
  }
  return open_named(path, Warehouse::Mode::kReadOnly);
}

Result<Warehouse> open_for_writing(const Invocation& invocation) {
  return open_named(warehouse_setting(invocation).value, Warehouse::Mode::kCreate,
                    lock_wait_of(invocation).value_or(std::chrono::seconds(0)));
}

const char* program_version() { return BOARDTRAIL_VERSION; }

}  // namespace boardtrail

# cmake -DFOLDER=sql -DMIGRATIONS="a;b" -DOUTPUT=x.cc -P embed_sql.cmake
#
# Writes a C++ file that holds the migrations and the views as raw strings.
cmake_minimum_required(VERSION 3.25)

set(text "// Made by embed_sql.cmake from sql/*.sql.\n#include \"warehouse/embedded_sql.h\"\n\n")
string(APPEND text "namespace boardtrail {\nnamespace {\n\nconstexpr Migration kMigrations[] = {\n")
foreach(name IN LISTS MIGRATIONS)
  # file(READ) keeps semicolons and brackets as they are, as long as it is not made a list.
  file(READ "${FOLDER}/${name}.sql" sql)
  string(APPEND text "    {\"${name}\", R\"sql(${sql})sql\"},\n")
endforeach()
file(READ "${FOLDER}/views.sql" sql)
string(APPEND text "};\n\nconstexpr std::string_view kViews = R\"sql(${sql})sql\";\n\n}  // namespace\n\n")
string(APPEND text "std::span<const Migration> embedded_migrations() { return kMigrations; }\n")
string(APPEND text "std::string_view embedded_views() { return kViews; }\n\n}  // namespace boardtrail\n")
file(WRITE "${OUTPUT}" "${text}")

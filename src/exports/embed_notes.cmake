# cmake -DNOTES=docs/warehouse.md -DOUTPUT=x.cc -P embed_notes.cmake
#
# Writes a C++ file that holds the section "Views" of docs/warehouse.md as a raw string:
# what each column means is written once, and a test of the warehouse holds it to the
# views.
cmake_minimum_required(VERSION 3.25)

file(READ "${NOTES}" text)
string(FIND "${text}" "\n## Views\n" begin)
string(SUBSTRING "${text}" ${begin} -1 text)
string(FIND "${text}" "\n## Tables\n" length)
if(begin EQUAL -1 OR length EQUAL -1)
  message(FATAL_ERROR "${NOTES} has no section 'Views' before a section 'Tables'")
endif()
string(SUBSTRING "${text}" 0 ${length} text)
file(WRITE "${OUTPUT}" "// Made by embed_notes.cmake from docs/warehouse.md.
#include \"exports/view_notes.h\"

namespace boardtrail {

std::string_view embedded_view_notes() { return R\"notes(${text})notes\"; }

}  // namespace boardtrail
")

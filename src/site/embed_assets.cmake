# cmake -DFOLDER=assets -DFILES="a;b" -DOUTPUT=x.cc -P embed_assets.cmake
#
# Writes a C++ file that holds the files of the site as raw strings.
cmake_minimum_required(VERSION 3.25)

set(text "// Made by embed_assets.cmake from assets/.\n#include \"site/assets.h\"\n\n")
string(APPEND text "namespace boardtrail {\nnamespace {\n\nconstexpr Asset kAssets[] = {\n")
foreach(name IN LISTS FILES)
  file(READ "${FOLDER}/${name}" content)
  string(APPEND text "    {\"${name}\", R\"asset(${content})asset\"},\n")
endforeach()
string(APPEND text "};\n\n}  // namespace\n\n")
string(APPEND text "std::span<const Asset> site_assets() { return kAssets; }\n\n}  // namespace boardtrail\n")
file(WRITE "${OUTPUT}" "${text}")

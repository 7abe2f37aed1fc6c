# SPDX-License-Identifier: GPL-3.0-or-later
# Target `headers`: compiles each header of src/ and extractors/ alone, so that
# none leans on what its users happen to include before it. A header that its own
# source includes first is compiled so in any build without precompiled headers, and
# is passed over here. Include it last: a folder that is no part of this build yet is
# passed over too.
file(GLOB_RECURSE headers RELATIVE ${PROJECT_SOURCE_DIR} CONFIGURE_DEPENDS
     ${PROJECT_SOURCE_DIR}/src/*.h ${PROJECT_SOURCE_DIR}/extractors/*.h)
get_property(folders GLOBAL PROPERTY BOARDTRAIL_MODULE_FOLDERS)
list(APPEND folders ${PROJECT_SOURCE_DIR}/src/cli)
set(probes)
foreach(header IN LISTS headers)
  get_filename_component(folder ${PROJECT_SOURCE_DIR}/${header} DIRECTORY)
  if(NOT folder IN_LIST folders)
    continue()
  endif()
  string(REGEX REPLACE "^src/" "" include ${header})
  string(REGEX REPLACE "[.]h$" ".cc" source ${PROJECT_SOURCE_DIR}/${header})
  if(EXISTS ${source} AND NOT BOARDTRAIL_PRECOMPILED)
    file(STRINGS ${source} first_include REGEX "^#include" LIMIT_COUNT 1)
    if(first_include STREQUAL "#include \"${include}\"")
      continue()
    endif()
  endif()
  string(MAKE_C_IDENTIFIER ${header} name)
  set(probe ${PROJECT_BINARY_DIR}/headers/${name}.cc)
  file(CONFIGURE OUTPUT ${probe} CONTENT "#include \"@include@\"\n" @ONLY)
  list(APPEND probes ${probe})
endforeach()
add_library(headers OBJECT EXCLUDE_FROM_ALL ${probes})
target_include_directories(headers PRIVATE ${PROJECT_SOURCE_DIR}/src ${PROJECT_SOURCE_DIR})
# Headers inside a folder may name its own third party; here all of them are at hand.
target_link_libraries(headers PRIVATE
  ICU::uc LibXml2::LibXml2 SQLite::SQLite3 PkgConfig::RE2 PkgConfig::POPPLER
  nlohmann_json::nlohmann_json tomlplusplus::tomlplusplus boardtrail_warnings)

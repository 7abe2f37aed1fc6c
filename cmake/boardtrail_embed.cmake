# SPDX-License-Identifier: GPL-3.0-or-later
# boardtrail_embed(NAME name OUTPUT variable HEADER header FILES path...)
#
# Texts that the program needs are written in files and compiled in, so that it needs none
# beside it. Makes the source of `std::span<const EmbeddedText> name()` (base/embedded_text.h),
# which `header` declares, and puts its path into `variable`. The texts stand in the order
# given, each under its file's name. Run as a script, writes the source.
if(CMAKE_SCRIPT_MODE_FILE)
  set(text "// Made by boardtrail_embed.cmake.\n#include \"${HEADER}\"\n\n")
  string(APPEND text "namespace boardtrail {\nnamespace {\n\nconstexpr EmbeddedText kTexts[] = {\n")
  foreach(path IN LISTS FILES)
    # file(READ) keeps semicolons and brackets as they are, as long as it is not made a list.
    file(READ "${path}" content)
    get_filename_component(file "${path}" NAME)
    string(APPEND text "    {\"${file}\", R\"embedded(${content})embedded\"},\n")
  endforeach()
  string(APPEND text "};\n\n}  // namespace\n\n")
  string(APPEND text "std::span<const EmbeddedText> ${NAME}() { return kTexts; }\n\n}  // namespace boardtrail\n")
  file(WRITE "${OUTPUT}" "${text}")
  return()
endif()

set(boardtrail_embed_script ${CMAKE_CURRENT_LIST_FILE})
function(boardtrail_embed)
  cmake_parse_arguments(ARG "" "NAME;OUTPUT;HEADER" "FILES" ${ARGN})
  set(source ${CMAKE_CURRENT_BINARY_DIR}/${ARG_NAME}.cc)
  list(TRANSFORM ARG_FILES PREPEND ${CMAKE_CURRENT_SOURCE_DIR}/)
  add_custom_command(
    OUTPUT ${source}
    COMMAND ${CMAKE_COMMAND} -DNAME=${ARG_NAME} -DHEADER=${ARG_HEADER} "-DFILES=${ARG_FILES}"
            -DOUTPUT=${source} -P ${boardtrail_embed_script}
    DEPENDS ${ARG_FILES} ${boardtrail_embed_script}
    COMMENT "Embedding ${ARG_NAME}"
    VERBATIM)
  set(${ARG_OUTPUT} ${source} PARENT_SCOPE)
endfunction()

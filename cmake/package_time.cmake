# SPDX-License-Identifier: GPL-3.0-or-later
# Read by cpack before it packs. All that is in a package has one time, that of the newest entry of
# Debian's changelog, so that two builds give the same bytes, wherever and whenever they are made.
if(NOT DEFINED ENV{SOURCE_DATE_EPOCH})
  file(STRINGS ${CMAKE_CURRENT_LIST_DIR}/../packaging/debian/changelog entries REGEX "^ -- .*>  ")
  list(GET entries 0 newest)
  string(REGEX REPLACE "^.*>  " "" newest "${newest}")
  execute_process(COMMAND date --utc "--date=${newest}" +%s OUTPUT_VARIABLE seconds
                  OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
  set(ENV{SOURCE_DATE_EPOCH} ${seconds})
endif()

# SPDX-License-Identifier: GPL-3.0-or-later
# What is installed, and the Debian package. All files are listed by tests/installation.
include(GNUInstallDirs)

# /etc where the prefix is /usr, as packages have it; below the prefix elsewhere.
set(BOARDTRAIL_SYSCONFDIR ${CMAKE_INSTALL_FULL_SYSCONFDIR}/boardtrail)
set(systemd_units lib/systemd/system)

# The program looks for its schemas beside itself: ../share/boardtrail/schemas.
install(TARGETS boardtrail RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(DIRECTORY schemas/ DESTINATION ${CMAKE_INSTALL_DATADIR}/boardtrail/schemas
        FILES_MATCHING PATTERN "*.toml")

# Documents. Debian has the GPL itself.
install(FILES README.md CHANGELOG.md docs/operations.md docs/interface.md docs/warehouse.md
        DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(FILES packaging/debian/copyright DESTINATION ${CMAKE_INSTALL_DOCDIR})

# The manual pages and the completions, as the program itself prints them.
set(texts ${CMAKE_BINARY_DIR}/texts)
add_custom_command(
  OUTPUT ${texts}/made
  COMMAND ${CMAKE_COMMAND} -DPROGRAM=$<TARGET_FILE:boardtrail> -DFOLDER=${texts}
          -DCHANGELOG=${PROJECT_SOURCE_DIR}/packaging/debian/changelog
          -P ${PROJECT_SOURCE_DIR}/cmake/make_texts.cmake
  DEPENDS boardtrail ${PROJECT_SOURCE_DIR}/cmake/make_texts.cmake
          ${PROJECT_SOURCE_DIR}/packaging/debian/changelog
  VERBATIM)
add_custom_target(boardtrail_texts ALL DEPENDS ${texts}/made)
install(DIRECTORY ${texts}/man1 DESTINATION ${CMAKE_INSTALL_MANDIR})
install(FILES ${texts}/boardtrail.bash RENAME boardtrail
        DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions)
install(FILES ${texts}/_boardtrail DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions)
install(FILES ${texts}/boardtrail.fish
        DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)
install(FILES ${texts}/changelog.gz DESTINATION ${CMAKE_INSTALL_DOCDIR})

# What the programs are made of.
add_custom_command(
  OUTPUT ${texts}/bill-of-materials.csv
  COMMAND ${CMAKE_COMMAND} -DPROGRAMS=$<TARGET_FILE:boardtrail>,$<TARGET_FILE:boardtrail-reader>,$<TARGET_FILE:boardtrail-reader-pdf>
          -DFILES=${LIBCRYPTO_ARCHIVE},${XLSXWRITER_FILE} -DOUTPUT=${texts}/bill-of-materials.csv
          -P ${PROJECT_SOURCE_DIR}/cmake/bill_of_materials.cmake
  DEPENDS boardtrail boardtrail-reader ${texts}/made
          ${PROJECT_SOURCE_DIR}/cmake/bill_of_materials.cmake
  VERBATIM)
add_custom_target(bill_of_materials ALL DEPENDS ${texts}/bill-of-materials.csv)
install(FILES ${texts}/bill-of-materials.csv DESTINATION ${CMAKE_INSTALL_DOCDIR})

# The nightly job.
configure_file(packaging/boardtrail-nightly.service.in boardtrail-nightly.service @ONLY)
configure_file(packaging/boardtrail.cron.in boardtrail.cron @ONLY)
install(FILES ${CMAKE_BINARY_DIR}/boardtrail-nightly.service packaging/boardtrail-nightly.timer
        DESTINATION ${systemd_units})
install(FILES packaging/boardtrail.sysusers RENAME boardtrail.conf DESTINATION lib/sysusers.d)
install(FILES packaging/boardtrail.tmpfiles RENAME boardtrail.conf DESTINATION lib/tmpfiles.d)
install(FILES ${CMAKE_BINARY_DIR}/boardtrail.cron DESTINATION ${CMAKE_INSTALL_DOCDIR}/examples)
install(FILES packaging/nightly.toml DESTINATION ${BOARDTRAIL_SYSCONFDIR})

# `cpack -G DEB`, of a tree that was configured with -DCMAKE_INSTALL_PREFIX=/usr.
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME boardtrail)
set(CPACK_PACKAGE_CONTACT "The Boardtrail authors <maintainers@boardtrail.example>")
set(CPACK_PROJECT_CONFIG_FILE ${PROJECT_SOURCE_DIR}/cmake/package_time.cmake)
set(CPACK_SET_DESTDIR ON)
set(CPACK_INSTALL_PREFIX ${CMAKE_INSTALL_PREFIX})
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION utils)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "systemd | cron-daemon")
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "curl, sqlite3")
# libxlsxwriter is loaded when a workbook is written, which dpkg-shlibdeps cannot see.
set(CPACK_DEBIAN_PACKAGE_DEPENDS "adduser, libxlsxwriter4")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "audited record of what NHS Board papers promise")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
    "Reads Board papers (PDF, Word, text), recognises their action plans,
normalises them into an SQLite warehouse, and reports where papers
contradict themselves, with the place in the paper beside each finding.")
set(CPACK_DEBIAN_PACKAGE_CONTROL_EXTRA
    ${PROJECT_SOURCE_DIR}/packaging/debian/conffiles ${PROJECT_SOURCE_DIR}/packaging/debian/postinst
    ${PROJECT_SOURCE_DIR}/packaging/debian/prerm ${PROJECT_SOURCE_DIR}/packaging/debian/postrm)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
# Debian's modes, whatever the umask of who builds; CMake makes folders with less.
set(CPACK_PRE_BUILD_SCRIPTS ${PROJECT_SOURCE_DIR}/cmake/package_modes.cmake)
set(CMAKE_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ
    GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS ${CMAKE_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS})
# What is packed is what was built, as with `cmake --install`.
set(CMAKE_SKIP_INSTALL_ALL_DEPENDENCY ON)
include(CPack)

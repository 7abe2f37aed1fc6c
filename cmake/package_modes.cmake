# SPDX-License-Identifier: GPL-3.0-or-later
# Run by cpack on what it has gathered. The umask of who packs shows in folders, whose modes CMake
# only asks for.
execute_process(COMMAND find ${CPACK_TEMPORARY_INSTALL_DIRECTORY} -type d -exec chmod 0755 {} +
                COMMAND_ERROR_IS_FATAL ANY)

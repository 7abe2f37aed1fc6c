// SPDX-License-Identifier: GPL-3.0-or-later
// Empty: the targets that hold the precompiled headers need one source.

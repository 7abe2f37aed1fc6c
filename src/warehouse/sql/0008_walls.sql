-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Version 8: whether a run read papers with all the walls that there could be around the
-- process that reads (docs/security.md).

ALTER TABLE run ADD COLUMN missing_walls TEXT;

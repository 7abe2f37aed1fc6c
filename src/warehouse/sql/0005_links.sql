-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Version 5: plans are looked for by other numbers, and found by other rows. All links of
-- an older warehouse are made again by the next run; findings stay until it has looked.

DELETE FROM link;
DELETE FROM lineage_relation;
DELETE FROM lineage;
DELETE FROM plan_paper;
DELETE FROM plan_sketch;
DELETE FROM plan;
INSERT OR IGNORE INTO link_queue SELECT document_id FROM document WHERE outcome = 'ok';

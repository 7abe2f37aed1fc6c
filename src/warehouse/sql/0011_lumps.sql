-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Version 11: one more paper costs the same each time, and touches fewer places. The actions of
-- a plan stand together, for a paper states nearly all of them, and each was first stated by
-- another paper; so do the numbers under which papers of one body are sought.

DROP TABLE lineage;
CREATE TABLE lineage (
  action_id INTEGER NOT NULL,
  plan_id INTEGER NOT NULL REFERENCES plan DEFERRABLE INITIALLY DEFERRED,
  observation_id INTEGER NOT NULL REFERENCES observation,
  last_seq INTEGER NOT NULL,
  statements INTEGER NOT NULL,
  first_due TEXT,
  first_due_observation_id INTEGER REFERENCES observation,
  moves INTEGER NOT NULL,
  update_run INTEGER NOT NULL,
  update_run_observation_id INTEGER NOT NULL REFERENCES observation,
  rating_run INTEGER NOT NULL,
  rating_run_observation_id INTEGER NOT NULL REFERENCES observation,
  PRIMARY KEY (plan_id, action_id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX lineage_by_action ON lineage (action_id);
CREATE INDEX lineage_by_plan ON lineage (plan_id, last_seq);

-- FTS5 merges the segments of an index by itself after each 64 pages that it has written, and then
-- at once: one paper in eight paid for the others. The writer asks for a part of it after each run
-- (history_writer.cc). In one piece to begin with.
INSERT INTO observation_fts (observation_fts, rank) VALUES ('automerge', 0);
INSERT INTO observation_fts (observation_fts, rank) VALUES ('usermerge', 8);
INSERT INTO observation_fts (observation_fts) VALUES ('optimize');
INSERT INTO observation_fts_in_force (observation_fts_in_force, rank) VALUES ('automerge', 0);
INSERT INTO observation_fts_in_force (observation_fts_in_force, rank) VALUES ('usermerge', 8);

-- Plans and links are made again by the next run, by the new numbers; findings stay until it has
-- looked.
DELETE FROM link;
DELETE FROM lineage_relation;
DELETE FROM plan_paper;
DELETE FROM plan_mark;
DELETE FROM plan_sketch;
DELETE FROM plan;
INSERT INTO observation_fts_in_force (observation_fts_in_force) VALUES ('delete-all');
INSERT OR IGNORE INTO link_queue SELECT document_id FROM document WHERE outcome = 'ok';

-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Version 6: full text of the actions in force alone (v_in_force): of a word that stands in
-- a hundred thousand rows of old papers, those in force are found at once. The linker
-- keeps it. It has no content of its own: rows are taken out by the words of the
-- observation, which never change.
CREATE VIRTUAL TABLE observation_fts_in_force USING fts5 (
  ref, section, description, source_finding, success_measure, progress, leads,
  content="", columnsize=0,
  tokenize="porter unicode61 remove_diacritics 2"
);
INSERT INTO observation_fts_in_force (rowid, ref, section, description, source_finding,
                                      success_measure, progress, leads)
SELECT o.observation_id, o.ref, o.section, o.description, o.source_finding, o.success_measure,
       o.progress, o.leads
FROM plan p
JOIN lineage l ON l.plan_id = p.plan_id AND l.last_seq >= max(p.full_seq, 1)
JOIN observation o ON o.observation_id = l.observation_id;

-- What 'coverage' lists of these is rare, and all of them would have to be read for it.
CREATE INDEX plan_paper_in_doubt ON plan_paper (paper_id) WHERE order_certain = 0;
CREATE INDEX paper_without_day ON paper (paper_id) WHERE as_at IS NULL AND meeting_date IS NULL;

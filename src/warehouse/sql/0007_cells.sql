-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Version 7: the cells of a table's row, and those that an action was read from, stand in
-- one row each, as a JSON list of lists that the views take apart. A row for each cell cost
-- a third of the time of storing a paper.

CREATE TABLE cell_row (
  table_id INTEGER NOT NULL REFERENCES document_table,
  "row" INTEGER NOT NULL,
  first_col INTEGER NOT NULL,
  cells TEXT NOT NULL,
  PRIMARY KEY (table_id, "row", first_col)
) STRICT, WITHOUT ROWID;
INSERT INTO cell_row (table_id, "row", first_col, cells)
SELECT table_id, "row", min(col),
       json_group_array(json_array(col, row_span, col_span, header, text, page, line, json(bbox),
                                   fill, json(struck), json(ticks), json(swatches)))
FROM (SELECT * FROM cell ORDER BY table_id, "row", col)
GROUP BY table_id, "row";
DROP TABLE cell;

CREATE TABLE observation_evidence (
  observation_id INTEGER PRIMARY KEY REFERENCES observation,
  cells TEXT NOT NULL
) STRICT;
INSERT INTO observation_evidence (observation_id, cells)
SELECT observation_id, json_group_array(json_array(field, label, raw, page, line, json(bbox)))
FROM (SELECT * FROM evidence ORDER BY observation_id, position)
GROUP BY observation_id;
DROP TABLE evidence;

// SPDX-License-Identifier: GPL-3.0-or-later
// Filters of tables. Without this script every row is shown and the forms stay hidden.
'use strict';

function values(row, key) {
  const text = row.dataset[key] || '';
  return key === 'lead' ? text.split(', ') : text.split(' ');
}

function matches(row, inputs) {
  return inputs.every((input) => {
    const wanted = input.value.trim();
    if (wanted === '') return true;
    if (input.dataset.key === '') {
      const text = row.textContent.toLowerCase();
      return wanted.toLowerCase().split(/\s+/).every((word) => text.includes(word));
    }
    return values(row, input.dataset.key).includes(wanted);
  });
}

function prepare(form) {
  const table = document.getElementById(form.dataset.for);
  if (!table) return;
  const rows = Array.from(table.tBodies[0].rows);
  const inputs = Array.from(form.querySelectorAll('[data-key]'));
  const count = form.querySelector('.count');
  const update = () => {
    let shown = 0;
    for (const row of rows) {
      row.hidden = !matches(row, inputs);
      if (!row.hidden) shown += 1;
    }
    count.textContent = shown === rows.length
      ? 'All ' + rows.length + ' rows are shown.'
      : shown + ' of ' + rows.length + ' rows are shown.';
  };
  form.addEventListener('input', update);
  form.addEventListener('submit', (event) => event.preventDefault());
  form.hidden = false;
  update();
}

document.querySelectorAll('form.filter').forEach(prepare);

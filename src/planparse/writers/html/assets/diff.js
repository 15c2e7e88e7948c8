"use strict";
// The page of a comparison: rows by kind and by word, and the table of figures.
const kindsOff = (place) => new Set($$(`${place} input:not(:checked)`).map((box) => box.dataset.kind));

function filter() {
  const off = kindsOff(".kinds");
  const wanted = $("#search").value.trim().toLowerCase();
  let shown = 0;
  for (const group of $$(".group")) {
    let left = 0;
    for (const row of $$(".row[data-kind]", group)) {
      const miss = off.has(row.dataset.kind) || (wanted !== "" && !row.textContent.toLowerCase().includes(wanted));
      row.classList.toggle("miss", miss);
      if (!miss) left += 1;
    }
    group.classList.toggle("miss", left === 0);
    shown += left;
  }
  $("#empty").hidden = shown > 0;
}

function filterTargets() {
  const off = kindsOff(".target-kinds");
  for (const row of $$("#targets tbody tr")) row.hidden = off.has(row.dataset.kind);
}

for (const box of $$(".kinds input")) box.addEventListener("change", filter);
for (const box of $$(".target-kinds input")) box.addEventListener("change", filterTargets);
onTyping($("#search"), filter);

for (const header of $$("#targets th")) {
  ordersBy(header, () => {
    const column = Array.from(header.parentElement.children).indexOf(header);
    const body = $("#targets tbody");
    const value = (row) => row.cells[column].dataset.v ?? row.cells[column].textContent;
    body.append(...sorted(Array.from(body.rows), value, turn(header)));
  });
}

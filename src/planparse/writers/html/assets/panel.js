"use strict";
// The page of a table: order, filters and columns; rows are made as they are asked for.
const { columns, rows, signs } = data("table");
const STEP = 200;
let order = rows;
let limit = STEP;
const shown = columns.map((column) => column.shown);
const head = $("#data thead tr");

const written = (value) => (typeof value === "number" ? String(Number(value.toPrecision(12))) : (value ?? ""));

columns.forEach((column, at) => {
  const header = make("th", "", { className: column.number ? "n" : "" });
  header.append(column.label in words ? label(column.label) : column.label);
  ordersBy(header, () => {
    order = sorted(rows, (row) => row[at], turn(header));
    draw();
  });
  head.append(header);
});

/** Choices of the filters: the values that a column holds. */
for (const select of $$(".filters select")) {
  const at = Number(select.dataset.column);
  const values = sorted([...new Set(rows.map((row) => row[at]))].filter((value) => value !== null), (value) => value);
  const every = make("option", word("all"), { value: "" });
  every.dataset.l = "all";
  select.append(every);
  values.forEach((value, index) => {
    const key = `${columns[at].coded}${value}`;
    const option = make("option", written(value), { value: String(index + 1) });
    if (columns[at].coded && key in words) {
      option.dataset.l = key;
      option.textContent = word(key);
    }
    select.append(option);
  });
  select.addEventListener("change", () => { limit = STEP; draw(); });
  select.allows = (row) => select.value === "" || row[at] === values[Number(select.value) - 1];
}

/** A figure with what belongs to it, which stands in other columns. */
function figure(row, value, [op, upper, unit]) {
  if (value === null) return "";
  const most = row[upper] === null ? "" : `–${written(row[upper])}`;
  return `${signs[row[op]] ?? ""} ${written(value)}${most} ${row[unit] ?? ""}`.trim();
}

function cell(row, value, column) {
  if (column.figure.length) return make("td", figure(row, value, column.figure), { className: "n" });
  const key = `${column.coded}${value}`;
  if (column.coded && key in words) {
    const made = make("td", "", { className: column.name === "verdict" ? `verdict ${value}` : "" });
    made.append(label(key));
    return made;
  }
  return make("td", written(value), { className: column.number ? "n" : column.long ? "long" : "" });
}

function draw() {
  const wanted = $("#search").value.trim().toLowerCase();
  const filters = $$(".filters select");
  const left = order.filter(
    (row) => filters.every((filter) => filter.allows(row)) &&
      (wanted === "" || row.some((value) => value !== null && String(value).toLowerCase().includes(wanted))),
  );
  head.childNodes.forEach((header, at) => { header.hidden = !shown[at]; });
  $("#data tbody").replaceChildren(...left.slice(0, limit).map((row) => {
    const line = document.createElement("tr");
    columns.forEach((column, at) => { if (shown[at]) line.append(cell(row, row[at], column)); });
    return line;
  }));
  $("#count").textContent = String(left.length);
  $("#more").hidden = left.length <= limit;
  $("#empty").hidden = left.length > 0;
}

for (const box of $$(".columns input")) {
  box.addEventListener("change", () => {
    shown[Number(box.dataset.column)] = box.checked;
    draw();
  });
}
$("#more").addEventListener("click", () => { limit += 5 * STEP; draw(); });
onTyping($("#search"), () => { limit = STEP; draw(); });
window.addEventListener("beforeprint", () => { limit = Infinity; draw(); });
draw();

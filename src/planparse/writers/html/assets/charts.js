"use strict";
// Two charts of one indicator. Expressions are interpreted, not compiled: the page allows no code but its own.
const chart = data("chart");
const ROW_HEIGHT = 26;
const offline = { load: () => Promise.reject(new Error("a page loads nothing")) };
const ERRORS = 1; // a year without results is no reason for Vega's warnings
const options = { ast: true, actions: false, renderer: "svg", loader: offline, logLevel: ERRORS };

function plot(id, specification, rows) {
  return vegaEmbed(`#${id}`, { ...specification, datasets: { figures: rows } }, options);
}

/** Years in which there are figures; the fullest is chosen first. */
function offerYears(rows) {
  const counts = new Map();
  for (const row of rows) counts.set(row.year, (counts.get(row.year) ?? 0) + 1);
  const years = [...counts.keys()].sort((one, other) => other - one);
  $("#year").replaceChildren(...years.map((year) => make("option", String(year), { value: String(year) })));
  $("#year").value = String(years.reduce((best, year) => (counts.get(year) > counts.get(best) ? year : best)));
}

async function plotAll(newIndicator) {
  const indicator = $("#indicator").value;
  const rows = chart.rows.filter((row) => row.indicator === indicator);
  if (newIndicator) offerYears(rows);
  const year = Number($("#year").value);
  for (const unit of $$(".chart .unit")) unit.textContent = rows[0].unit;
  await plot("line", chart.line, rows);
  const inYear = rows.filter((row) => row.year === year);
  const height = ROW_HEIGHT * new Set(inYear.map((row) => row.place)).size;
  await plot("bar", { ...chart.bar, height }, inYear);
  document.body.dataset.plotted = `${indicator} ${year}`;
}

$("#indicator").addEventListener("change", () => plotAll(true));
$("#year").addEventListener("change", () => plotAll(false));
plotAll(true);

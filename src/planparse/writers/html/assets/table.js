"use strict";
// Order of cells: numbers as numbers, then words, then what is missing.
const collator = new Intl.Collator("zh-Hans", { numeric: true });

function compareValues(one, other) {
  const missing = (value) => value === null || value === "";
  if (missing(one) || missing(other)) return missing(one) - missing(other);
  const numbers = [Number(one), Number(other)];
  if (numbers.every((number) => !Number.isNaN(number))) return numbers[0] - numbers[1];
  if (numbers.some((number) => !Number.isNaN(number))) return Number.isNaN(numbers[0]) ? 1 : -1;
  return collator.compare(one, other);
}

/** In the order of `value`, up or down; what is missing stays last either way. */
function sorted(rows, value, down) {
  const missing = (row) => value(row) === null || value(row) === "";
  const known = rows.filter((row) => !missing(row)).sort((one, other) => compareValues(value(one), value(other)));
  return [...(down ? known.reverse() : known), ...rows.filter(missing)];
}

/** Say in the header by what a table is ordered; returns whether it goes down now. */
function turn(header) {
  const down = header.getAttribute("aria-sort") === "ascending";
  for (const each of header.parentElement.children) each.removeAttribute("aria-sort");
  header.setAttribute("aria-sort", down ? "descending" : "ascending");
  return down;
}

/** Let a header order the table by a click, or by Enter or the space bar. */
function ordersBy(header, act) {
  header.tabIndex = 0;
  header.addEventListener("click", act);
  header.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    act();
  });
}

"use strict";
// The page of plans: one document at a time, marks and items tied together by number.
const documents = $$(".document");
const single = document.body.classList.contains("single");
let current = null;

/** Show the document that the address names, or the list of documents. */
function show() {
  const named = document.getElementById(location.hash.slice(1));
  current = single ? documents[0] : documents.includes(named) ? named : null;
  document.body.classList.toggle("reading", current !== null);
  for (const each of documents) each.classList.toggle("current", each === current);
  if (!single) $(".back").hidden = current === null;
  search();
}

const off = (type) => document.body.classList.contains(`off-${type}`);
const typeOf = (item) => item.classList[1];

/** Bring an item and its marks into view. */
function select(item, { list, text }) {
  for (const each of $$(".on", current)) each.classList.remove("on", "flash");
  const marks = $$(`.s[data-i~="${item.dataset.n}"]`, current);
  for (const each of [item, ...marks]) {
    each.classList.add("on");
    void each.offsetWidth; // begins the flash anew
    each.classList.add("flash");
  }
  if (text && marks.length) marks[0].scrollIntoView({ block: "center" });
  if (list) item.scrollIntoView({ block: "center" });
}

/** The innermost item of a mark whose type is shown. */
function itemOf(mark) {
  const items = mark.dataset.i.split(" ").map((number) => $(`.item[data-n="${number}"]`, current));
  return items.filter((item) => !off(typeOf(item))).pop();
}

document.addEventListener("click", (event) => {
  const item = event.target.closest(".item");
  const mark = event.target.closest(".s");
  if (item) select(item, { text: true });
  else if (mark) {
    const found = itemOf(mark);
    if (found) {
      found.classList.remove("miss");
      select(found, { list: true });
    }
  }
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && event.target.matches(".item")) select(event.target, { text: true });
});

for (const box of $$(".types input")) {
  box.addEventListener("change", () => {
    document.body.classList.toggle(`off-${box.dataset.type}`, !box.checked);
    search();
  });
}

/** Leave the items (or, in the list, the documents) that hold what is looked for, and mark it in the text. */
function search() {
  const wanted = $("#search").value.trim().toLowerCase();
  const lines = current ? $$(".item", current) : $$(".index tbody tr");
  let shown = 0;
  for (const line of lines) {
    const miss = wanted !== "" && !line.textContent.toLowerCase().includes(wanted);
    line.classList.toggle("miss", miss);
    if (!miss && !(current && off(typeOf(line)))) shown += 1;
  }
  if (current) {
    $(".empty", current).hidden = shown > 0 || lines.length === 0;
    markFound(wanted);
  }
}

/** Mark what is looked for in the text, where the browser can without changing the page. */
function markFound(wanted) {
  if (!CSS.highlights) return;
  CSS.highlights.delete("found");
  if (!wanted) return;
  const nodes = [];
  const walker = document.createTreeWalker($(".source", current), NodeFilter.SHOW_TEXT);
  let text = "";
  while (walker.nextNode()) {
    nodes.push([text.length, walker.currentNode]);
    text += walker.currentNode.data;
  }
  text = text.toLowerCase();
  const ranges = [];
  let node = 0;
  const place = (offset) => {
    while (node + 1 < nodes.length && nodes[node + 1][0] <= offset) node += 1;
    return [nodes[node][1], Math.min(offset - nodes[node][0], nodes[node][1].length)];
  };
  for (let at = text.indexOf(wanted); at >= 0 && ranges.length < 2000; at = text.indexOf(wanted, at + wanted.length)) {
    const range = new Range();
    range.setStart(...place(at));
    range.setEnd(...place(at + wanted.length));
    ranges.push(range);
  }
  CSS.highlights.set("found", new Highlight(...ranges));
}

onTyping($("#search"), search);
window.addEventListener("hashchange", show);
show();

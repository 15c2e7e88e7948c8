"use strict";
// What all pages share: labels in two languages, and small helpers. Text enters the page as text only.
const $ = (selector, root = document) => root.querySelector(selector);
const $$ = (selector, root = document) => Array.from(root.querySelectorAll(selector));
const data = (id) => JSON.parse(document.getElementById(id).textContent);

const words = data("words");
let lang = document.documentElement.lang === "en" ? "en" : "zh";

/** One label in the language of the page; what is no label stays as it is. */
function word(key) {
  const pair = Object.hasOwn(words, key) ? words[key] : null;
  return pair ? pair[lang === "en" ? 1 : 0] : key;
}

/** Write all labels of a part of the page. */
function relabel(root = document) {
  for (const element of $$("[data-l]", root)) element.textContent = word(element.dataset.l);
  for (const element of $$("[data-hint]", root)) {
    element.placeholder = word(element.dataset.hint);
    element.setAttribute("aria-label", word(element.dataset.hint));
  }
}

/** An element with text in it; attributes of `more` are set as properties. */
function make(tag, text = "", more = {}) {
  const element = Object.assign(document.createElement(tag), more);
  element.textContent = text;
  return element;
}

function label(key) {
  const element = make("span", word(key));
  element.dataset.l = key;
  return element;
}

/** Call `act` when typing pauses. */
function onTyping(input, act) {
  let timer = 0;
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(act, 120);
  });
}

$("#switch").addEventListener("click", () => {
  lang = lang === "zh" ? "en" : "zh";
  document.documentElement.lang = lang === "zh" ? "zh-Hans" : "en";
  $("#switch").lang = lang === "zh" ? "en" : "zh-Hans";
  relabel();
  document.dispatchEvent(new Event("languagechange"));
});

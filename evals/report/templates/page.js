"use strict";
const root = document.documentElement;
document.querySelector(".theme").addEventListener("click", () => {
  const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.theme = dark ? "light" : "dark";
});

const form = document.querySelector(".filters");
const questions = [...document.querySelectorAll("details.q")];
const plain = (text) => text.normalize("NFKC").toLowerCase();

function show() {
  const wanted = [...form.querySelectorAll("[data-filter]")].map((set) => [
    set.dataset.filter,
    new Set([...set.querySelectorAll("input:checked")].map((input) => input.value)),
  ]);
  const kind = form.querySelector("[data-select=kind]").value;
  const words = plain(form.querySelector("[type=search]").value.trim());
  let shown = 0;
  for (const question of questions) {
    const fits =
      wanted.every(([name, values]) => values.has(question.dataset[name])) &&
      (!kind || question.dataset.kind === kind) &&
      (!words || plain(question.textContent).includes(words));
    question.hidden = !fits;
    shown += fits;
  }
  document.getElementById("count").textContent = `${shown} of ${questions.length}`;
}

// A link to a question opens it, also where the filters leave it out.
function follow() {
  const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const question = target && target.closest("details.q");
  if (!question) return;
  question.hidden = false;
  question.open = true;
  target.scrollIntoView();
}

if (form) {
  form.hidden = false;
  form.addEventListener("input", show);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("click", (event) => {
    const what = event.target.dataset.do;
    if (what) for (const question of questions) if (!question.hidden) question.open = what === "open";
  });
  show();
}
addEventListener("hashchange", follow);
follow();

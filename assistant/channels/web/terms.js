// Terms of the house in a text, with what the reader's language calls them.
import { post } from "/assets/api.js";
import { el, tag } from "/assets/dom.js";
import { otherLanguage, spoken } from "/assets/words.js";

/** Mark the terms in nodes that hold nothing but text in the language that is not the reader's. */
export async function markTerms(nodes) {
  const foreign = nodes.filter((node) => node.dataset.language === otherLanguage());
  for (let first = 0; first < foreign.length; first += 64) {
    const some = foreign.slice(first, first + 64);
    const found = await post("/v1/terms", { texts: some.map((node) => node.textContent.slice(0, 20000)), language: otherLanguage() }).catch(() => null);
    found?.forEach((terms, at) => mark(some[at], terms.filter((term) => term.kind === "term")));
  }
}

function mark(node, terms) {
  const characters = Array.from(node.textContent); // offsets count characters, not halves of them
  const shown = [];
  let from = 0;
  for (const term of terms) {
    shown.push(characters.slice(from, term.start).join(""));
    const hint = el("span", { class: "hint", lang: tag(spoken()), role: "tooltip" }, term.equivalent);
    shown.push(el("span", { class: "term", tabindex: 0, role: "note" }, characters.slice(term.start, term.end).join(""), hint));
    from = term.end;
  }
  shown.push(characters.slice(from).join(""));
  node.replaceChildren(...shown);
}

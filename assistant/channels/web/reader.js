// A document by paragraph, and a cited passage in its place: highlighted, among its neighbours, beside its other language.
import { documentText } from "/assets/api.js";
import { byId, el, fill, tag } from "/assets/dom.js";
import { failure, loading } from "/assets/states.js";
import { markTerms } from "/assets/terms.js";
import { joined, place, say } from "/assets/words.js";

const NEIGHBOURS = 6; // paragraphs shown on either side of a cited one
const cache = new Map();

async function text(language, symbol) {
  const key = `${language}/${symbol}`;
  if (!cache.has(key)) cache.set(key, documentText(language, symbol).catch((error) => (cache.delete(key), Promise.reject(error))));
  if (cache.size > 20) cache.delete(cache.keys().next().value);
  return cache.get(key);
}

const plain = (words) => words.replace(/\s+/g, "");

/** The positions of the paragraphs that a citation quotes; what it says of its place decides between equal words. */
export function cited(paragraphs, citation) {
  const quote = plain(citation.quote ?? "");
  const here = (p) => (citation.annex ?? null) === p.annex && (!citation.paragraph || citation.paragraph === p.number);
  const holds = (p) => {
    const own = plain(p.text);
    return quote && own && (own.includes(quote) || (own.length > 3 && quote.includes(own)));
  };
  const all = paragraphs.map((p, at) => [p, at]);
  for (const fits of [(p) => here(p) && holds(p), holds, (p) => citation.paragraph && here(p)]) {
    const found = all.filter(([p]) => fits(p)).map(([, at]) => at);
    if (found.length) return contiguous(found, paragraphs, quote);
  }
  return [];
}

function contiguous(found, paragraphs, quote) {
  const whole = found.find((at) => plain(paragraphs[at].text).includes(quote));
  return whole !== undefined && quote ? [whole] : found.filter((at, i) => i === 0 || at - found[i - 1] <= 2);
}

/** The document's own official page where it is known, else the Committee's: an address is never made up. */
function officialLink(held) {
  const address = held.url ?? (held.symbol?.startsWith("CDIP/") ? `https://www.wipo.int/policy/${held.language}/cdip/index.html` : null);
  if (!address) return null;
  return el("a", { href: address, rel: "noreferrer noopener", target: "_blank" }, held.url ? say("official") : say("committee"), " ↗");
}

/** A paragraph's text, the quoted words in it marked where they are not all of it. */
function worded(p, held, quote) {
  const at = quote ? p.text.indexOf(quote) : -1;
  const cut = at < 0 || quote.length === p.text.length ? [p.text] : [p.text.slice(0, at), quote, p.text.slice(at + quote.length)];
  return cut.map((words, i) => words && el(i === 1 || (cut.length === 1 && quote) ? "mark" : "span", { lang: tag(held.language), "data-language": held.language, class: "words" }, words));
}

function paragraph(p, held, marked, beside, heading, quote) {
  const number = p.kind === "text" && p.number ? p.number : p.label;
  const kind = p.kind === "heading" ? heading : "p";
  const words = worded(p, held, marked ? quote : null);
  const notes = p.footnotes.map((note) => el("p", { class: "note", lang: tag(held.language) }, `${note.mark} ${note.text}`));
  const own = el("div", { class: "own" }, el(kind, {}, number && !p.text.startsWith(number) ? el("span", { class: "number" }, number) : null, words), notes);
  const theirs = !beside
    ? null
    : el("div", { class: "twin", lang: tag(beside.language) }, p.twin ? el("p", {}, p.twin.text) : el("p", { class: "quiet" }, say("noTwin")));
  return el("div", { class: `paragraph ${p.kind}${marked ? " marked" : ""}`, id: `p${p.ordinal}`, "data-page": p.page, "aria-current": marked ? "true" : null }, own, theirs);
}

function body(held, positions, from, to, sideBySide, heading, quote) {
  const beside = sideBySide ? held.beside : null;
  const nodes = [];
  let page = null;
  let annex = null;
  for (const [at, p] of held.paragraphs.entries()) {
    if (at < from || at > to) continue;
    if (p.annex !== annex) {
      annex = p.annex;
      if (annex) nodes.push(el("p", { class: "divider" }, place({ symbol: "", annex })));
    }
    if (p.page && p.page !== page) {
      page = p.page;
      nodes.push(el("p", { class: "divider page" }, say("page", { n: page })));
    }
    nodes.push(paragraph(p, held, positions.includes(at), beside, heading, quote));
  }
  return el("div", { class: `text${beside ? " beside" : ""}` }, nodes);
}

function besideSwitch(held, on, change) {
  if (!held.beside) return el("span", { class: "quiet" }, say("noBeside"));
  const box = el("input", { type: "checkbox", onchange: () => change(box.checked) });
  box.checked = on;
  return el("label", { class: "switch" }, box, " ", say("beside"));
}

function about(held) {
  return joined([held.session && say("sessionN", { n: held.session }), say(held.language), held.date]);
}

const wide = () => window.matchMedia("(min-width: 60rem)").matches;

/** The text that is cited, and the name it has here. Several files may claim one symbol; then the citation's own file is meant. */
async function quoted(citation) {
  const symbol = citation.symbol ?? citation.file;
  const held = await text(citation.language, symbol);
  if (!citation.file || held.file === citation.file) return [symbol, held];
  return text(citation.language, citation.file).then((own) => [citation.file, own], () => [symbol, held]); // it may have been replaced since
}

/** The text of a symbol; where several files claim it, of the one that has the words which an address quotes. */
async function holding(overview, language, symbol, quote) {
  const files = overview.list.filter((d) => d.symbol === symbol && d.language === language).map((d) => d.file);
  const texts = quote && files.length > 1 ? await Promise.all(files.map((file) => text(language, file))) : [];
  return texts.find((held) => held.paragraphs.some((p) => plain(p.text).includes(quote))) ?? text(language, symbol);
}

/** Open a citation in its document, over the page. */
export async function openCitation(citation) {
  const dialog = byId("reader");
  const close = el("button", { type: "button", class: "quiet close", onclick: () => dialog.close() }, say("close"));
  const title = el("h2", { id: "reader-title" }, place(citation));
  const content = el("div", { class: "content", tabindex: 0, role: "region", "aria-labelledby": "reader-title" }, loading());
  const bar = el("div", { class: "bar" });
  fill(dialog, el("div", { class: "sheet" }, el("div", { class: "head" }, title, close), bar, content));
  dialog.onclick = (event) => {
    if (event.target === dialog) dialog.close(); // and nothing is returned: false would keep links and boxes within from working
  };
  dialog.showModal();
  try {
    const [symbol, held] = await quoted(citation);
    const positions = cited(held.paragraphs, citation);
    const first = positions[0] ?? 0;
    const last = positions.at(-1) ?? 0;
    const show = (sideBySide) => {
      fill(
        bar,
        el("p", { class: "quiet", lang: tag(held.language) }, held.title ?? held.file),
        el("p", { class: "quiet" }, about(held)),
        el("p", { class: "links" }, el("a", { href: documentLink({ ...citation, symbol }), onclick: () => dialog.close() }, say("wholeDocument")), officialLink(held), besideSwitch(held, sideBySide, show)),
      );
      const shown = body(held, positions, first - NEIGHBOURS, last + NEIGHBOURS, sideBySide, "h3", citation.quote);
      fill(content, positions.length ? null : el("p", { class: "state" }, say("notFoundPlace")), shown);
      shown.querySelector(".marked")?.scrollIntoView({ block: "center" });
      markTerms([...shown.querySelectorAll(".marked .words")]);
    };
    show(wide() && Boolean(held.beside));
    content.focus();
  } catch (error) {
    fill(content, failure(error, () => openCitation(citation)));
  }
}

/** The page of a document that leads to a citation's place. */
export function documentLink(citation) {
  const at = new URLSearchParams();
  for (const [name, value] of Object.entries({ annex: citation.annex, n: citation.paragraph, page: citation.page, quote: citation.quote?.slice(0, 80) })) {
    if (value !== null && value !== undefined) at.set(name, value);
  }
  const symbol = (citation.symbol ?? citation.file).split("/").map(encodeURIComponent).join("/");
  return `#/document/${citation.language}/${symbol}${at.size ? `?${at}` : ""}`;
}

/** The page of one whole document. */
export async function documentPage(main, overview, at, language, symbol) {
  const held = await holding(overview, language, symbol, plain(at.get("quote") ?? ""));
  const citation = { quote: at.get("quote") ?? "", annex: at.get("annex"), paragraph: at.get("n"), page: at.get("page") };
  const positions = citation.quote || citation.paragraph ? cited(held.paragraphs, citation) : [];
  const show = (sideBySide) => {
    const shown = body(held, positions, 0, held.paragraphs.length, sideBySide, "h2", citation.quote);
    fill(
      main,
      el("p", { class: "eyebrow" }, joined([held.symbol ?? held.file, about(held)])),
      el("h1", { lang: tag(held.language) }, held.title ?? held.symbol ?? held.file),
      el("p", { class: "links" }, held.beside ? el("a", { href: documentLink(held.beside) }, say(held.beside.language)) : null, officialLink(held), besideSwitch(held, sideBySide, show)),
      shown,
    );
    shown.querySelector(".marked")?.scrollIntoView({ block: "center" });
    markTerms([...shown.querySelectorAll(".marked .words")]);
  };
  show(false);
}

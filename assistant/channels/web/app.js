// The page put together: its header, its language, and which page an address means.
import { keepKey } from "/assets/api.js";
import { askPage, loadOverview } from "/assets/ask.js";
import { byId, el, fill, tag } from "/assets/dom.js";
import { documentsPage, recommendationPage, recommendationsPage, sessionPage, sessionsPage } from "/assets/pages.js";
import { documentPage } from "/assets/reader.js";
import { failure, loading } from "/assets/states.js";
import { otherLanguage, say, speak, spoken } from "/assets/words.js";

const PAGES = [
  [/^\/?$/, (main, overview, at) => askPage(main, overview, at), "ask"],
  [/^\/sessions$/, sessionsPage, "sessions"],
  [/^\/session\/(\d{1,3})$/, (main, overview, at, n) => sessionPage(main, overview, Number(n)), "sessions"],
  [/^\/recommendations$/, recommendationsPage, "recommendations"],
  [/^\/recommendation\/(\d{1,3})$/, (main, overview, at, n) => recommendationPage(main, overview, Number(n), at), "recommendations"],
  [/^\/documents$/, documentsPage, "documents"],
  [/^\/document\/(zh|en)\/(.+)$/, (main, overview, at, language, symbol) => documentPage(main, overview, at, language, decodeURIComponent(symbol)), "documents"],
];
const NAVIGATION = [["ask", "#/"], ["sessions", "#/sessions"], ["recommendations", "#/recommendations"], ["documents", "#/documents"]];

let overview = null;

function address() {
  const [path, query] = location.hash.slice(1).split("?");
  return [path || "/", new URLSearchParams(query)];
}

function readable(path) {
  try {
    return Boolean(decodeURIComponent(path));
  } catch {
    return false; // a link cut in the middle of a character
  }
}

function frame(current) {
  document.documentElement.lang = tag(spoken());
  document.title = say("title");
  byId("skip").textContent = say("skip");
  const language = el("button", { type: "button", class: "quiet", lang: tag(otherLanguage()), onclick: () => (speak(otherLanguage()), show()) }, say("other"));
  const links = NAVIGATION.map(([name, href]) => el("a", { href, "aria-current": name === current ? "page" : null }, say(name)));
  fill(byId("header"), el("a", { class: "home", href: "#/" }, el("img", { src: "/assets/icon.svg", alt: "", width: 26, height: 26 }), el("span", {}, say("title"))), el("nav", { "aria-label": say("nav") }, links), language);
  fill(byId("footer"), el("p", {}, say("disclaimer"), " ", el("a", { href: "/docs" }, say("api"))));
  offline();
}

/** Name the page as its heading does, so that tabs, bookmarks and those who listen can tell one from another. */
function entitle(main) {
  const heading = main.querySelector("h1")?.textContent;
  document.title = heading && heading !== say("title") ? `${heading} – ${say("title")}` : say("title");
}

async function show() {
  const main = byId("main");
  const [path, at] = address();
  const found = PAGES.map(([pattern, page, name]) => [pattern.exec(path), page, name]).find(([match]) => match);
  byId("reader").close();
  frame(found?.[2]);
  main.className = found?.[2] ?? "";
  if (!found || !readable(path)) return fill(main, el("p", { class: "state" }, say("notThere")));
  const [match, page] = found;
  try {
    if (overview === null) fill(main, loading());
    overview ??= await loadOverview();
    if (found[2] !== "ask") fill(main, loading());
    await page(main, overview, at, ...match.slice(1));
    entitle(main);
  } catch (error) {
    fill(main, failure(error, () => ((overview = null), show())));
    if (error.status === 401) askForKey();
  }
}

function askForKey() {
  const dialog = byId("key");
  const box = el("input", { type: "password", id: "key-box", autocomplete: "current-password", required: true });
  const keep = (event) => {
    event.preventDefault();
    keepKey(box.value.trim());
    dialog.close();
    overview = null;
    show();
  };
  fill(dialog, el("form", { class: "sheet", onsubmit: keep }, el("h2", { id: "key-title" }, say("keyTitle")), el("label", { for: "key-box" }, say("key")), box, el("button", { type: "submit", class: "main" }, say("keyKeep"))));
  if (!dialog.open) dialog.showModal();
}

function offline() {
  byId("banner").textContent = navigator.onLine ? "" : say("offlineBanner");
}

addEventListener("hashchange", async () => {
  await show();
  if (!byId("main").querySelector(".marked")) scrollTo(0, 0);
  byId("main").focus({ preventScroll: true });
});
addEventListener("key-wanted", askForKey);
addEventListener("online", offline);
addEventListener("offline", offline);
show();

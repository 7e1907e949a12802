// The pages of sessions, recommendations and documents: what the records hold, each pointing at its paragraph.
import { get } from "/assets/api.js";
import { el, fill, tag } from "/assets/dom.js";
import { documentLink, openCitation } from "/assets/reader.js";
import { markTerms } from "/assets/terms.js";
import { day, joined, place, say, spoken } from "/assets/words.js";

const finish = (main) => markTerms([...main.querySelectorAll(".words[data-language]")].slice(0, 64));
const words = (text, language, kind = "p") => el(kind, { class: "words", lang: tag(language), "data-language": language }, text);

function source(record, quote) {
  const citation = { ...record, quote };
  return el("button", { type: "button", class: "place", title: say("openPlace"), onclick: () => openCitation(citation) }, say("recitedIn", { place: place(record) }));
}

/** One for each quote in its place: a sentence that accepts and requests is two records and one thing to read. */
const distinct = (decisions) => [...new Map(decisions.map((d) => [`${d.quote}\n${place(d.recited_in)}`, d])).values()];

/** Those in the reader's language first, each in the order they came. */
const mine = (records) => [true, false].flatMap((wanted) => records.filter((r) => ((r.language ?? r.source.language) === spoken()) === wanted));

/** All sessions that the index knows of. */
export function sessionsPage(main, overview) {
  const items = overview.sessions.toReversed().map((s) =>
    el("li", {}, el("a", { href: `#/session/${s.session}` }, say("sessionN", { n: s.session })), el("span", { class: "quiet" }, joined([s.documents ? `${s.documents} × ${say("document")}` : null, s.decisions ? say("decisions") : null]))),
  );
  fill(main, el("h1", {}, say("sessions")), el("ul", { class: "list" }, items));
}

/** One session: its decisions and its documents. */
export async function sessionPage(main, overview, number) {
  const decisions = distinct(mine(await get(`/v1/sessions/${number}/decisions`)));
  const documents = overview.list.filter((d) => d.session === number);
  fill(
    main,
    el("p", { class: "eyebrow" }, el("a", { href: "#/sessions" }, say("sessions"))),
    el("h1", {}, say("sessionN", { n: number })),
    el("h2", {}, say("decisions")),
    decisions.length
      ? el("ol", { class: "records" }, decisions.map((d) => el("li", { class: "card" }, words(d.quote, d.language), el("p", { class: "meta" }, source(d.recited_in, d.quote), d.decided_in && el("span", { class: "quiet" }, say("decidedIn", { place: d.decided_in }))))))
      : el("p", { class: "state" }, say("noDecisions")),
    documents.length ? [el("h2", {}, say("documentsOf")), documentList(documents, overview)] : null,
  );
  finish(main);
}

/** All recommendations that some document reports on, both series kept apart. */
export function recommendationsPage(main, overview) {
  const series = ["da", "review"].map((name) => {
    const numbers = overview.recommendations.filter((r) => r.series === name).map((r) => r.number);
    if (!numbers.length) return null;
    return [el("h2", {}, say(name)), el("ul", { class: "numbers" }, numbers.map((n) => el("li", {}, el("a", { href: `#/recommendation/${n}?series=${name}`, "aria-label": `${say(name)}, ${say("recommendationN", { n })}` }, n))))];
  });
  fill(main, el("h1", {}, say("recommendations")), series);
}

/** One recommendation: every report on it, newest first. */
export async function recommendationPage(main, overview, number, at) {
  const series = ["da", "review"].includes(at.get("series")) ? at.get("series") : null;
  const reports = mine(await get(`/v1/recommendations/${number}${series ? `?series=${series}` : ""}`));
  const field = (name, report) => report[name] && [el("h2", { class: "part" }, say(name)), words(report[name], report.source.language)];
  const shown = reports.map((r) =>
    el(
      "li",
      { class: "card" },
      el("p", { class: "eyebrow" }, joined([say(r.series), r.reporting_period && `${say("period")}: ${r.reporting_period}`, r.group.length > 1 && `${say("group")}: ${r.group.join(", ")}`])),
      words(r.text, r.source.language),
      r.number_inferred ? el("p", { class: "note" }, say("inferred")) : null,
      r.departments.length ? [el("h2", { class: "part" }, say("departments")), words(r.departments.join(r.source.language === "zh" ? "；" : "; "), r.source.language)] : null,
      field("implementation", r),
      r.highlights.length ? [el("h2", { class: "part" }, say("highlights")), el("ul", {}, r.highlights.map((h) => words(h, r.source.language, "li")))] : null,
      field("activities", r),
      field("progress", r),
      el("p", { class: "meta" }, source(r.source, r.text)),
    ),
  );
  fill(
    main,
    el("p", { class: "eyebrow" }, el("a", { href: "#/recommendations" }, say("recommendations"))),
    el("h1", {}, say("recommendationN", { n: number })),
    shown.length ? el("ol", { class: "records" }, shown) : el("p", { class: "state" }, say("noReports")),
  );
  finish(main);
}

function documentList(documents, overview) {
  const claimed = (d) => d.symbol && overview.list.filter((other) => other.symbol === d.symbol && other.language === d.language).length > 1;
  const named = (d) => (claimed(d) ? { ...d, symbol: null } : d); // where several files claim a symbol, each goes by its own name
  return el(
    "ul",
    { class: "list documents" },
    documents.map((d) =>
      el("li", {}, el("a", { href: documentLink(named(d)) }, d.symbol ?? d.file), claimed(d) && el("span", { class: "quiet" }, d.file), el("span", { lang: tag(d.language) }, d.title ?? ""), el("span", { class: "quiet" }, joined([d.session && say("sessionN", { n: d.session }), say(d.language), d.date]))),
    ),
  );
}

/** All documents, to be narrowed by a few letters. */
export function documentsPage(main, overview) {
  const shown = el("div", { "aria-live": "polite" }, documentList(overview.list, overview));
  const box = el("input", {
    type: "search",
    id: "narrow",
    oninput: () => {
      const wanted = box.value.trim().toLowerCase();
      fill(shown, documentList(overview.list.filter((d) => `${d.symbol} ${d.title} ${d.file}`.toLowerCase().includes(wanted)), overview));
    },
  });
  fill(main, el("h1", {}, say("documents")), el("p", { class: "quiet" }, say("heldHere", { documents: overview.documents, date: day(overview.as_of) })), el("p", {}, el("label", { for: "narrow" }, say("filterList")), " ", box), shown);
}

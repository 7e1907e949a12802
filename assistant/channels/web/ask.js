// The conversation: a question, the answer as it streams in, its sources, and what a reader may do with them.
import { ask, get, post } from "/assets/api.js";
import { announce, el, fill, tag } from "/assets/dom.js";
import { openCitation } from "/assets/reader.js";
import { failure } from "/assets/states.js";
import { markTerms } from "/assets/terms.js";
import { day, joined, place, say, spoken } from "/assets/words.js";

const newId = () => Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, "0")).join("");

// What is kept while the reader looks at other pages.
const kept = { conversation: newId(), turns: [], draft: "", filters: {} };

/** The page that asks. */
export function askPage(main, overview, at) {
  const turns = el("ol", { class: "turns", "aria-label": say("conversation") });
  const form = questionForm(overview, (question) => begin(question, turns, main, overview));
  const start = el("div", { class: "start" }, el("p", { class: "tagline" }, say("tagline")), suggestions(overview, (q) => begin(q, turns, main, overview)));
  const again = el("button", { type: "button", class: "quiet again", onclick: () => restart(main, overview) }, say("again"));
  fill(main, el("h1", {}, say("title")), start, turns, el("div", { class: "asking" }, again, form));
  main.classList.toggle("empty", kept.turns.length === 0);
  for (const turn of kept.turns) turns.append(turn.shown(turn));
  const asked = at.get("q");
  if (asked) {
    history.replaceState(null, "", "#/");
    begin(asked, turns, main, overview);
  }
}

function restart(main, overview) {
  kept.turns.at(-1)?.abort?.abort();
  Object.assign(kept, { conversation: newId(), turns: [], draft: "" });
  askPage(main, overview, new URLSearchParams());
  main.querySelector("textarea").focus();
}

function suggestions(overview, choose) {
  const decided = overview.sessions.filter((s) => s.decisions && s.documents).map((s) => s.session);
  const session = decided.at(-1) ?? overview.sessions.findLast((s) => s.decisions)?.session;
  const reported = overview.recommendations.filter((r) => r.series === "da").map((r) => r.number);
  const symbol = overview.symbols.at(-1);
  const questions = [
    session && say("suggestDecisions", { n: session }),
    reported.length && say("suggestStatus", { n: reported[Math.floor(reported.length / 3)] }),
    symbol && say("suggestDocument", { symbol }),
  ].filter(Boolean);
  if (!questions.length) return null;
  return el("div", { class: "suggestions" }, el("h2", { class: "quiet" }, say("suggestions")), el("ul", {}, questions.map((q) => el("li", {}, el("button", { type: "button", onclick: () => choose(q) }, q)))));
}

function questionForm(overview, submitted) {
  const area = el("textarea", { id: "question", name: "question", rows: 1, maxlength: 2000, required: true, placeholder: say("placeholder"), enterkeyhint: "send", oninput: () => (kept.draft = area.value) });
  area.value = kept.draft;
  const send = (event) => {
    event?.preventDefault();
    const question = area.value.trim();
    if (!question) return area.focus();
    area.value = kept.draft = "";
    form.querySelector(".filters").open = false; // its summary says what is narrowed, and leaves the room to the answer
    submitted(question);
  };
  area.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) send(event); // an input method's Enter chooses a character
  });
  const form = el("form", { class: "question", onsubmit: send }, el("label", { for: "question", class: "unseen" }, say("question")), el("div", { class: "field" }, area, el("button", { type: "submit", class: "main" }, say("submit"))), filters(overview));
  return form;
}

function filters(overview) {
  const summary = el("summary", {});
  const choose = (name, label, options) => {
    const select = el("select", { id: `filter-${name}`, onchange: () => (set(name, select.value), told()) }, el("option", { value: "" }, say("any")), options.map(([value, text]) => el("option", { value }, text)));
    select.value = kept.filters[name] ?? "";
    return el("div", {}, el("label", { for: `filter-${name}` }, label), select);
  };
  const set = (name, value) => (value === "" ? delete kept.filters[name] : (kept.filters[name] = ["session", "recommendation"].includes(name) ? Number(value) : value));
  const told = () => {
    const f = kept.filters;
    const what = joined([f.session && say("sessionN", { n: f.session }), f.symbol, f.recommendation && say("recommendationN", { n: f.recommendation }), f.language && say(f.language)]);
    summary.textContent = what ? say("narrowed", { what }) : say("narrow");
  };
  told();
  const numbers = [...new Set(overview.recommendations.map((r) => r.number))].sort((a, b) => a - b);
  return el(
    "details",
    { class: "filters" },
    summary,
    el(
      "div",
      { class: "choices" },
      choose("session", say("session"), overview.sessions.filter((s) => s.documents).map((s) => [s.session, s.session])),
      choose("symbol", say("document"), overview.symbols.map((s) => [s, s])),
      choose("recommendation", say("recommendation"), numbers.map((n) => [n, n])),
      choose("language", say("textLanguage"), [["zh", say("zh")], ["en", say("en")]]),
    ),
  );
}

function begin(question, turns, main, overview) {
  const turn = { question, filters: { ...kept.filters }, state: "asking", shown: shownTurn, abort: new AbortController() };
  kept.turns.push(turn);
  main.classList.remove("empty");
  const item = shownTurn(turn);
  turns.append(item);
  run(turn, item, () => main.querySelector("textarea"));
}

async function run(turn, item, area) {
  const stop = el("button", { type: "button", class: "quiet", onclick: () => turn.abort.abort() }, say("stop"));
  const text = el("div", { class: "words answer", "aria-busy": "true" });
  const waiting = el("p", { class: "loading" }, say("searching"), " ", stop);
  fill(item.body, waiting, text);
  announce(say("searching"));
  item.scrollIntoView({ block: "start", behavior: "smooth" });
  let said = "";
  let citations = [];
  const show = () => fill(text, marked(said, citations));
  try {
    turn.answer = await ask(
      { question: turn.question, filters: turn.filters, conversation_id: kept.conversation },
      {
        delta: (piece) => ((said += piece.text), show()),
        citation: (citation) => ((citations = [...citations, citation]), show()),
      },
      turn.abort.signal,
    );
    fill(item.body, ...shownAnswer(turn.answer));
    afterwards(item);
    announce(turn.answer.citations.length ? say("answered", { n: turn.answer.citations.length }) : turn.answer.answer);
  } catch (error) {
    if (error.name === "AbortError") return fill(item.body, el("p", { class: "quiet" }, said || say("stop")));
    turn.error = error;
    fill(item.body, failure(error, () => ((turn.abort = new AbortController()), run(turn, item, area))));
    if (error.status === 401) dispatchEvent(new CustomEvent("key-wanted"));
  }
}

function shownTurn(turn) {
  if (turn.item && !turn.answer && !turn.error) return turn.item; // it is still being answered, and there
  const body = el("div", { class: "reply" });
  const item = el("li", { class: "turn" }, el("h2", { class: "asked" }, el("span", { class: "unseen" }, say("you"), ": "), turn.question), body);
  item.body = body;
  turn.item = item;
  if (turn.answer) {
    fill(body, ...shownAnswer(turn.answer));
    afterwards(item);
  } else if (turn.error) fill(body, failure(turn.error));
  return item;
}

const afterwards = (item) => markTerms([...item.querySelectorAll(".card .words")]);

/** The answer's text with its [n] as buttons. */
function marked(text, citations) {
  const byNumber = new Map(citations.map((c) => [String(c.n), c]));
  return text.split(/(\[\d+\])/).map((piece) => {
    const citation = /^\[\d+\]$/.test(piece) ? byNumber.get(piece.slice(1, -1)) : null;
    if (!citation) return piece;
    return el("button", { type: "button", class: "mark", "aria-label": say("citation", { n: citation.n, place: place(citation) }), title: place(citation), onclick: () => openCitation(citation) }, citation.n);
  });
}

function shownAnswer(answer) {
  const badge = answer.status === "answered" ? null : el("p", { class: `badge ${answer.status}` }, say(answer.status));
  const query = answer.query?.understood ? el("p", { class: "quiet understood", lang: tag(answer.language) }, answer.query.understood) : null;
  const searched = joined([say("searched", { documents: answer.searched.documents, date: day(answer.searched.as_of) }), answer.mode === "llm" && say("llm")]);
  return [
    badge,
    query,
    el("div", { class: "words answer", lang: tag(answer.language) }, marked(answer.answer, answer.citations)),
    answer.notes.map((note) => el("p", { class: "note", lang: tag(answer.language) }, note)),
    answer.citations.length ? el("section", { class: "sources", "aria-label": say("citations") }, el("ol", {}, answer.citations.map((citation) => card(citation, answer)))) : null,
    el("div", { class: "after" }, el("p", { class: "quiet" }, searched), tools(answer)),
  ].flat();
}

function card(citation, answer) {
  const words = el("blockquote", { lang: tag(citation.language) }, el("p", { class: "words", "data-language": citation.language }, citation.quote));
  // What the answer quotes whole need not be read twice, unless it is in the language that gets hints.
  const repeated = citation.language === spoken() && answer.answer.includes(citation.quote);
  const quote = repeated ? el("details", {}, el("summary", { class: "quiet" }, say("quote")), words) : words;
  const open = el("button", { type: "button", class: "place", title: say("openPlace"), onclick: () => openCitation(citation) }, el("span", { class: "mark" }, citation.n), " ", place(citation));
  const session = citation.session && citation.title ? joined([say("sessionN", { n: citation.session }), citation.title]) : citation.title;
  return el("li", { class: "card", id: `source-${citation.n}` }, open, quote, session && el("p", { class: "quiet", lang: tag(citation.language) }, session));
}

function tools(answer) {
  const copy = el("button", { type: "button", class: "quiet", onclick: () => copyText(asText(answer)).then(() => ((copy.textContent = say("copied")), announce(say("copied")), setTimeout(() => (copy.textContent = say("copy")), 2000))) }, say("copy"));
  const thanks = el("span", { class: "quiet", role: "status" });
  const thumbs = ["up", "down"].map((value) => el("button", { type: "button", class: `quiet thumb ${value}`, "aria-pressed": "false", "aria-label": say(value), title: say(value), onclick: () => judge(value) }));
  const box = el("div", { class: "comment" });
  const judge = async (value) => {
    try {
      await post("/v1/feedback", { answer_id: answer.answer_id, value });
      thumbs.forEach((thumb, at) => thumb.setAttribute("aria-pressed", String((at === 0) === (value === "up"))));
      thanks.textContent = say("thanks");
      if (value === "down") askWhy();
      else fill(box);
    } catch (error) {
      fill(box, failure(error));
    }
  };
  const askWhy = () => {
    const why = el("input", { type: "text", maxlength: 2000, "aria-label": say("comment"), placeholder: say("comment") });
    const send = async (event) => {
      event.preventDefault();
      if (why.value.trim()) await post("/v1/feedback", { answer_id: answer.answer_id, value: "down", comment: why.value.trim() }).catch(() => null);
      fill(box);
      thanks.textContent = say("thanks");
    };
    fill(box, el("form", { onsubmit: send }, why, el("button", { type: "submit", class: "quiet" }, say("send"))));
    why.focus();
  };
  return el("div", { class: "tools" }, copy, thumbs, thanks, box);
}

/** An answer as plain text, its sources below it. */
function asText(answer) {
  const sources = answer.citations.map((c) => `[${c.n}] ${place(c)}${c.title ? ` – ${c.title}` : ""}\n    “${c.quote}”`);
  return [answer.question, "", answer.answer, ...answer.notes, "", ...sources].join("\n").trim() + "\n";
}

async function copyText(text) {
  if (navigator.clipboard && window.isSecureContext) return navigator.clipboard.writeText(text).catch(() => copyOldWay(text));
  return copyOldWay(text);
}

async function copyOldWay(text) {
  const area = el("textarea", { class: "unseen", "aria-hidden": "true" });
  area.value = text;
  document.body.append(area);
  area.select();
  document.execCommand("copy");
  area.remove();
}

/** What the index holds: the suggestions and the filters are made of it. */
export async function loadOverview() {
  const [overview, documents] = await Promise.all([get("/v1/overview"), get("/v1/documents")]);
  const symbols = [...new Set(documents.map((d) => d.symbol).filter(Boolean))];
  return { ...overview, list: documents, symbols };
}

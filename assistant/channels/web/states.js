// What the page shows where it has nothing else to show.
import { el } from "/assets/dom.js";
import { knows, say } from "/assets/words.js";

export const loading = () => el("p", { class: "state loading", role: "status" }, say("loading"));

/** Say what went wrong, what to do, and offer to try again. */
export function failure(error, again) {
  const detail = knows(`problem-${error.kind}`) ? say(`problem-${error.kind}`) : error.message;
  const heading = { "no-index": say("empty"), "no-key": say("keyTitle") }[error.kind] ?? say("error");
  return el(
    "div",
    { class: "state failure", role: "alert" },
    el("p", {}, el("strong", {}, heading)),
    el("p", {}, detail),
    again && el("button", { type: "button", onclick: again }, say("retry")),
  );
}

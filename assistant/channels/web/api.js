import { keep, read } from "/assets/kept.js";

// The service's calls. What goes wrong is thrown as a Problem, whose detail is meant for the reader.

export class Problem extends Error {
  constructor(status, kind, detail) {
    super(detail);
    this.status = status;
    this.kind = kind;
  }
}

const KEY = "cdip-key";
const sessions = () => window.sessionStorage;
export const keepKey = (key) => keep(sessions, KEY, key);

async function request(path, options = {}) {
  const headers = { ...(options.body ? { "Content-Type": "application/json" } : {}) };
  const key = read(sessions, KEY);
  if (key) headers.Authorization = `Bearer ${key}`;
  let response;
  try {
    response = await fetch(path, { ...options, headers });
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Problem(0, "offline", "");
  }
  if (response.ok) return response;
  const said = await response.json().catch(() => ({}));
  throw new Problem(response.status, String(said.type ?? "").split(":").pop(), said.detail ?? response.statusText);
}

export const get = async (path) => (await request(path)).json();
export const post = async (path, body) => (await request(path, { method: "POST", body: JSON.stringify(body) })).json();

const parts = (symbol) => symbol.split("/").map(encodeURIComponent).join("/");
export const documentText = (language, symbol) => get(`/v1/documents/${language}/${parts(symbol)}?beside=true`);

/** Ask, and hand each event of the stream to a listener by its name; returns the whole Answer. */
export async function ask(body, listeners, signal) {
  const response = await request("/v1/ask", { method: "POST", body: JSON.stringify({ ...body, stream: true }), signal });
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let held = "";
  let answer = null;
  for (;;) {
    const { value, done } = await reader.read().catch((error) => {
      throw error.name === "AbortError" ? error : new Problem(0, "offline", "");
    });
    held += value ?? "";
    const events = held.split("\n\n");
    held = events.pop();
    for (const event of events) {
      const lines = event.split("\n");
      const name = lines.find((line) => line.startsWith("event: "))?.slice(7);
      const data = JSON.parse(lines.find((line) => line.startsWith("data: "))?.slice(6) ?? "null");
      if (name === "error") throw new Problem(data.status, data.type.split(":").pop(), data.detail);
      if (name === "done") answer = data;
      listeners[name]?.(data);
    }
    if (done) break;
  }
  if (answer === null) throw new Problem(0, "offline", "");
  return answer;
}

// The description at /openapi.json, as a person reads it.
import { byId, el, fill } from "/assets/dom.js";

const named = (schema) => schema?.$ref?.split("/").pop() ?? (schema?.items ? `[${named(schema.items)}]` : schema?.anyOf ? schema.anyOf.map(named).join(" | ") : schema?.enum?.join(" | ") ?? schema?.const ?? schema?.type ?? "");

function fields(schema, all) {
  const whole = all[schema?.$ref?.split("/").pop()] ?? schema;
  const rows = Object.entries(whole?.properties ?? {}).map(([name, value]) => `${name}${whole.required?.includes(name) ? "" : "?"}: ${named(value)}`);
  return rows.length ? el("pre", { tabindex: 0 }, rows.join("\n")) : null;
}

const description = await (await fetch("/openapi.json")).json();
const schemas = description.components.schemas;
const calls = Object.entries(description.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, call]) => {
    const answers = call.responses["200"]?.content?.["application/json"]?.schema;
    const asked = call.requestBody?.content?.["application/json"]?.schema;
    return el(
      "section",
      { class: "call" },
      el("h2", {}, el("span", { class: "method" }, method.toUpperCase()), " ", el("code", {}, path)),
      el("p", {}, call.description ?? call.summary),
      call.parameters?.length ? el("p", { class: "quiet" }, call.parameters.map((p) => `${p.name} (${p.in})`).join(", ")) : null,
      asked ? el("details", {}, el("summary", {}, "Request"), fields(asked, schemas)) : null,
      answers ? el("details", {}, el("summary", {}, `Response: ${named(answers)}`), fields(answers.items ?? answers, schemas)) : null,
    );
  }),
);
fill(byId("calls"), calls, el("h2", {}, "Errors"), el("p", {}, "Problem details (RFC 9457): "), fields({ $ref: "#/components/schemas/Problem" }, schemas), el("h2", {}, "Model Context Protocol"), el("p", {}, "Streamable HTTP at /mcp/."));

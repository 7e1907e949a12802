// Every node of the page is made here, and text only ever becomes text: nothing that a document or an answer holds is read as markup.

/** Make an element. Properties beginning with "on" are listeners; true sets an empty attribute, false and null none. */
export function el(name, properties = {}, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith("on")) node.addEventListener(key.slice(2), value);
    else node.setAttribute(key, value === true ? "" : String(value));
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

/** Put children in the place of all that a node holds. */
export function fill(node, ...children) {
  node.replaceChildren(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

export const byId = (id) => document.getElementById(id);

/** Say something to those who listen to the page. */
export function announce(text) {
  byId("live").textContent = text;
}

/** The language attribute of a text, so that Chinese gets Chinese forms of its characters and is read out as Chinese. */
export const tag = (language) => (language === "zh" ? "zh-Hans" : "en");

// What the browser keeps for the page. Where its settings forbid that, it is kept as long as the page is open.

const held = new Map();

/** Return what is kept under a name, or null; storage is a function, as a browser may throw at the very mention of it. */
export function read(storage, name) {
  try {
    return storage().getItem(name);
  } catch {
    return held.get(name) ?? null;
  }
}

export function keep(storage, name, value) {
  held.set(name, value);
  try {
    storage().setItem(name, value);
  } catch {
    // it is held above
  }
}

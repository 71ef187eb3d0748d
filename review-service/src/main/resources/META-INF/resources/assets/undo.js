// Takes back what a person changed on this page, one change after the other. A decision is not taken back.

const done = [];
let changed = () => {};

/** Remembers how a change is taken back. */
export function remember(back) {
  done.push(back);
  refresh();
}

export function undo() {
  const back = done.pop();
  if (!back) return;
  back();
  refresh();
  changed();
}

/** @param after is called when something was taken back */
export function followUndo(after) {
  changed = after;
  const form = document.getElementById("decision");
  if (!form) return;
  const before = new Map();
  form.addEventListener("focusin", (event) => {
    if (event.target.matches("[data-was]")) before.set(event.target, event.target.value);
  });
  form.addEventListener("change", (event) => {
    const input = event.target;
    if (!input.matches("[data-was]")) return;
    const value = before.get(input) ?? input.defaultValue;
    before.set(input, input.value);
    if (value === input.value) return;
    remember(() => set(input, value));
  });
}

/** Fills a field as if somebody typed it, so that it is checked, counted and can be taken back. */
export function fill(input, value) {
  const before = input.value;
  if (before === value) return;
  input.value = value;
  input.dispatchEvent(new Event("input", { bubbles: true }));
  remember(() => set(input, before));
}

function set(input, value) {
  input.value = value;
  input.dispatchEvent(new Event("input", { bubbles: true }));
  input.focus();
}

function refresh() {
  for (const button of document.querySelectorAll('[data-do="undo"]')) button.disabled = done.length === 0;
}

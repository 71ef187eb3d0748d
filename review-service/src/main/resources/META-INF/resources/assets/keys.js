// Everything by key. Single keys work outside of fields only and can be switched off (WCAG 2.1.4).
import { undo } from "/assets/undo.js";
import { say } from "/assets/say.js";

const OFF = "docket-single-keys-off";

/** @param doings what can be done with the pages, by name */
export function followKeys(doings) {
  const form = document.getElementById("decision");
  const help = document.getElementById("keys");
  const all = { ...doings, undo };

  document.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-do]");
    if (button && all[button.dataset.do]) all[button.dataset.do]();
    if (event.target.closest("[data-keys]")) help?.showModal();
  });
  const single = document.getElementById("single-keys");
  if (single) {
    single.checked = localStorage.getItem(OFF) === null;
    single.addEventListener("change", () => {
      if (single.checked) localStorage.removeItem(OFF);
      else localStorage.setItem(OFF, "1");
    });
  }

  if (form) acceptWithEnter(form);
  const keys = {
    "?": () => help?.showModal(),
    "+": all["zoom-in"],
    "-": all["zoom-out"],
    0: all.fit,
    o: all.turn,
    t: all.thumbs,
    w: all.words,
    z: undo,
    n: () => go(form, 1),
    p: () => go(form, -1),
    a: () => document.getElementById("approve")?.focus(),
    r: () => document.getElementById("comment")?.focus(),
    j: () => row(1),
    k: () => row(-1),
    "/": () => document.getElementById("search")?.focus(),
  };
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && event.target.matches("input, textarea") && !help?.open) event.target.blur();
    if (event.ctrlKey || event.metaKey || event.altKey || help?.open || event.defaultPrevented) return;
    if (event.target.matches("input:not([type=checkbox], [type=radio]), textarea, select")) return;
    if (event.key !== "?" && localStorage.getItem(OFF) !== null) return;
    if (!keys[event.key]) return;
    event.preventDefault();
    keys[event.key]();
  });
}

/** Enter says: this is right. The next doubtful field comes, and after the last the button that approves. */
function acceptWithEnter(form) {
  form.addEventListener("keydown", (event) => {
    const input = event.target;
    if (event.key !== "Enter" || event.ctrlKey || !input.matches(".field input, .field textarea")) return;
    event.preventDefault();
    if (event.shiftKey) {
      go(form, -1);
      return;
    }
    input.dispatchEvent(new Event("change", { bubbles: true }));
    accept(input.closest(".field"));
    const next = doubtful(form, input.closest(".field")).find((field) => !("accepted" in field.dataset));
    (next ? entry(next) : document.getElementById("approve"))?.focus();
  });
  const first = doubtful(form)[0];
  // Nobody is moved away from what they opened the page for: an answer that came back, an item.
  if (first && !document.getElementById("trouble") && location.hash === "") entry(first)?.focus();
}

function accept(field) {
  if (!("doubtful" in field.dataset) || "accepted" in field.dataset) return;
  field.dataset.accepted = "";
  const note = document.createElement("span");
  note.className = "accepted";
  note.textContent = say("✓ looked at");
  field.querySelector(".from").append(note);
}

/** In their order, beginning after one of them, and around. */
function doubtful(form, after) {
  const all = [...form.querySelectorAll(".field[data-doubtful]")];
  if (!after) return all;
  const later = all.filter((field) => after.compareDocumentPosition(field) & Node.DOCUMENT_POSITION_FOLLOWING);
  return [...later, ...all.filter((field) => field !== after && !later.includes(field))];
}

function entry(field) {
  return field.querySelector("input, textarea");
}

function go(form, step) {
  if (!form) return;
  const all = doubtful(form);
  if (all.length === 0) return;
  const here = all.indexOf(document.activeElement?.closest(".field"));
  entry(all.at((here + step + all.length) % all.length) ?? all[0]).focus();
}

function row(step) {
  const links = [...document.querySelectorAll(".row-link")];
  if (links.length === 0) return;
  const here = links.indexOf(document.activeElement);
  links[Math.max(0, Math.min(links.length - 1, here + step))].focus();
}

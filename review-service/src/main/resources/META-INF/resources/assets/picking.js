// Words of the page go into a field: drawn over with the mouse, or walked to with the keys.
import { say } from "/assets/say.js";
import { fill } from "/assets/undo.js";
import { spelled } from "/assets/values.js";
import { current } from "/assets/viewer.js";

const SVG = "http://www.w3.org/2000/svg";

/** @returns a function that begins and ends picking with the keys */
export function pickWords() {
  const viewer = document.querySelector(".viewer");
  const form = document.getElementById("decision");
  if (!viewer || !form) return () => {};
  const told = document.getElementById("picked");
  const known = new Map();
  let target = null;
  let cursor = null;

  form.addEventListener("focusin", (event) => {
    if (event.target.matches("[data-was]")) target = event.target;
  });

  const wordsOf = (sheet) => {
    const page = sheet.dataset.page;
    if (!known.has(page)) {
      known.set(
        page,
        fetch(`/api/documents/${viewer.dataset.document}/pages/${page}/words`)
          .then((answer) => (answer.ok ? answer.json() : { words: [] }))
          .then((answer) => answer.words),
      );
    }
    return known.get(page);
  };
  const put = (chosen) => {
    if (chosen.length === 0) return;
    const text = together(chosen);
    if (!target?.isConnected) {
      told.textContent = say("Choose a field first, then pick “%s” again.", text);
      return;
    }
    const value = spelled(target.dataset.type, text);
    fill(target, value);
    told.textContent = say("Filled with “%s”", value);
    target.focus({ preventScroll: true });
  };

  // With the mouse: a frame is drawn, the words in it count.
  viewer.addEventListener("pointerdown", (event) => {
    const svg = event.target.closest(".paper")?.querySelector("svg");
    if (!svg || event.button !== 0 || event.pointerType === "touch") return;
    const sheet = svg.closest(".sheet");
    const words = wordsOf(sheet);
    const from = place(svg, event);
    let frame = null;
    const move = (moved) => {
      const to = place(svg, moved);
      if (!frame && Math.hypot(to.x - from.x, to.y - from.y) < 4) return;
      if (!frame) {
        frame = svg.appendChild(document.createElementNS(SVG, "rect"));
        frame.setAttribute("class", "frame");
      }
      draw(frame, spanned(from, to));
    };
    const stop = async (ended) => {
      removeEventListener("pointermove", move);
      removeEventListener("pointerup", stop);
      if (!frame) return;
      frame.remove();
      const area = spanned(from, place(svg, ended));
      put((await words).filter((word) => inside(word, area)));
    };
    event.preventDefault();
    addEventListener("pointermove", move);
    addEventListener("pointerup", stop);
  });
  viewer.addEventListener("dblclick", async (event) => {
    const svg = event.target.closest(".paper")?.querySelector("svg");
    if (!svg) return;
    const at = place(svg, event);
    put((await wordsOf(svg.closest(".sheet"))).filter((word) => inside(word, { ...at, width: 0, height: 0 }, true)).slice(0, 1));
  });

  // With the keys: a mark walks from word to word.
  const show = () => {
    cursor.marks.forEach((mark) => mark.remove());
    const [from, to] = [Math.min(cursor.from, cursor.at), Math.max(cursor.from, cursor.at)];
    cursor.chosen = cursor.words.slice(from, to + 1);
    cursor.marks = cursor.chosen.map((word) => {
      const mark = cursor.svg.appendChild(document.createElementNS(SVG, "rect"));
      mark.setAttribute("class", "frame");
      draw(mark, word);
      return mark;
    });
    cursor.marks.at(-1)?.scrollIntoView({ block: "nearest" });
    told.textContent = together(cursor.chosen);
  };
  const leave = () => {
    cursor?.marks.forEach((mark) => mark.remove());
    cursor = null;
    document.querySelector('[data-do="words"]')?.setAttribute("aria-pressed", "false");
  };
  viewer.addEventListener("keydown", (event) => {
    if (!cursor) return;
    const line = (step) => nextLine(cursor.words, cursor.at, step);
    const moves = { ArrowRight: () => cursor.at + 1, ArrowLeft: () => cursor.at - 1, ArrowDown: () => line(1), ArrowUp: () => line(-1) };
    if (moves[event.key]) {
      cursor.at = Math.max(0, Math.min(cursor.words.length - 1, moves[event.key]()));
      if (!event.shiftKey) cursor.from = cursor.at;
      show();
    } else if (event.key === "Enter") {
      const chosen = cursor.chosen;
      leave();
      put(chosen);
    } else if (event.key === "Escape") {
      leave();
      told.textContent = "";
      target?.focus();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  });

  return async () => {
    if (cursor) {
      leave();
      return;
    }
    const sheet = current(viewer);
    const words = await wordsOf(sheet);
    if (words.length === 0) {
      told.textContent = say("No words were read on this page.");
      return;
    }
    const svg = sheet.querySelector("svg");
    cursor = { svg, words, at: 0, from: 0, chosen: [], marks: [] };
    document.querySelector('[data-do="words"]')?.setAttribute("aria-pressed", "true");
    viewer.focus({ preventScroll: true });
    show();
  };
}

function place(svg, event) {
  const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());
  return { x: point.x, y: point.y };
}

function spanned(from, to) {
  return { x: Math.min(from.x, to.x), y: Math.min(from.y, to.y), width: Math.abs(from.x - to.x), height: Math.abs(from.y - to.y) };
}

function draw(rect, { x, y, width, height }) {
  for (const [name, value] of Object.entries({ x, y, width, height })) rect.setAttribute(name, value);
}

/** A word counts when the frame covers its middle; a click, when it lies within the word. */
function inside(word, area, touched = false) {
  if (touched) return area.x >= word.x && area.x <= word.x + word.width && area.y >= word.y && area.y <= word.y + word.height;
  const x = word.x + word.width / 2;
  const y = word.y + word.height / 2;
  return x >= area.x && x <= area.x + area.width && y >= area.y && y <= area.y + area.height;
}

function together(words) {
  return words.map((word) => word.text).join(" ");
}

function nextLine(words, at, step) {
  const here = words[at];
  let best = at;
  let least = Infinity;
  words.forEach((word, number) => {
    const down = (word.y - here.y) * step;
    if (down < here.height / 2) return;
    const far = down * 10 + Math.abs(word.x - here.x);
    if (far < least) {
      least = far;
      best = number;
    }
  });
  return best;
}

// The pages: larger, smaller, turned, in small. Sizes are set by script, since the page allows no styles of its own.

const STEPS = [50, 67, 80, 100, 125, 150, 200, 300];

/** @returns what can be done, by name */
export function followViewer() {
  const viewer = document.querySelector(".viewer");
  if (!viewer) return {};
  const thumbs = document.querySelector(".thumbs");
  const zoom = document.getElementById("zoom");
  let percent = 100;

  const size = (wanted) => {
    percent = wanted;
    zoom.textContent = `${percent} %`;
    for (const sheet of viewer.querySelectorAll(".sheet")) {
      sheet.style.width = `${percent}%`;
      lay(sheet);
    }
  };
  const doings = {
    "zoom-in": () => size(STEPS.find((step) => step > percent) ?? percent),
    "zoom-out": () => size(STEPS.findLast((step) => step < percent) ?? percent),
    fit: () => size(100),
    turn: () => {
      const sheet = current(viewer);
      sheet.dataset.turned = ((Number(sheet.dataset.turned ?? 0) + 90) % 360).toString();
      lay(sheet);
    },
    thumbs: () => {
      thumbs.hidden = !thumbs.hidden;
      document.querySelector('[data-do="thumbs"]').setAttribute("aria-pressed", String(!thumbs.hidden));
    },
  };
  thumbs.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (!link) return;
    event.preventDefault();
    document.querySelector(link.getAttribute("href")).scrollIntoView({ block: "start" });
  });
  return doings;
}

/** The page most of which is seen. */
export function current(viewer) {
  const frame = viewer.getBoundingClientRect();
  const middle = (frame.top + frame.bottom) / 2;
  const sheets = [...viewer.querySelectorAll(".sheet")];
  return sheets.find((sheet) => sheet.getBoundingClientRect().bottom > middle) ?? sheets.at(-1);
}

function lay(sheet) {
  const paper = sheet.querySelector(".paper");
  const image = paper.querySelector("img");
  const turned = Number(sheet.dataset.turned ?? 0);
  const shape = image.getAttribute("height") / image.getAttribute("width");
  const width = sheet.clientWidth;
  paper.style.transformOrigin = "0 0";
  if (turned % 180 === 0) {
    paper.style.width = "";
    paper.style.height = "";
    paper.style.marginBottom = "";
    paper.style.transform = turned === 0 ? "" : `translate(${width}px, ${width * shape}px) rotate(180deg)`;
    return;
  }
  // Lying down, what was the height must fit into the width.
  const narrow = width / shape;
  paper.style.width = `${narrow}px`;
  paper.style.height = `${width}px`;
  paper.style.marginBottom = `${narrow - width}px`;
  paper.style.transform = turned === 90 ? `translateX(${width}px) rotate(90deg)` : `translateY(${narrow}px) rotate(270deg)`;
}

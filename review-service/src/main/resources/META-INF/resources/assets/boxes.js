// A value and its place on the page light up together, from either side.

export function followBoxes() {
  const viewer = document.querySelector(".viewer");
  const panel = document.querySelector(".panel");
  if (!viewer || !panel) return;

  const show = (event) => {
    const name = named(event.target);
    if (name) light(name, viewer);
  };
  panel.addEventListener("focusin", show);
  panel.addEventListener("click", show);
  panel.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.target.matches("[data-field][tabindex]")) show(event);
  });
  viewer.addEventListener("click", (event) => {
    const name = named(event.target);
    if (!name) return;
    light(name, null);
    const place = [...panel.querySelectorAll("[data-field]")].find((part) => part.dataset.field === name);
    if (!place) return;
    const input = place.querySelector("input, textarea");
    (input ?? place).focus({ preventScroll: true });
    place.scrollIntoView({ block: "center", behavior: "smooth" });
  });
}

function named(part) {
  return part.closest("[data-field]")?.dataset.field ?? "";
}

function light(name, viewer) {
  for (const part of document.querySelectorAll("[data-field]")) {
    part.classList.toggle("lit", part.dataset.field === name);
  }
  const box = [...document.querySelectorAll(".box.lit")][0];
  if (!viewer || !box) return;
  const at = box.getBoundingClientRect();
  const frame = viewer.getBoundingClientRect();
  if (at.top < frame.top + 40 || at.bottom > frame.bottom - 40) {
    viewer.scrollBy({ top: at.top - frame.top - frame.height / 3, behavior: "smooth" });
  }
}

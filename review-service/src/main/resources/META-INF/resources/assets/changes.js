// Shows what a person changed before they approve, and keeps one click from becoming two.
import { say } from "/assets/say.js";

/** @returns a function that counts again */
export function followChanges() {
  const form = document.getElementById("decision");
  if (!form) return () => {};
  const changes = document.getElementById("changes");

  const count = () => {
    let changed = 0;
    for (const input of form.querySelectorAll("[data-was]")) {
      const differs = input.value.trim() !== input.dataset.was.trim();
      input.closest(".field, .cell").classList.toggle("changed", differs);
      if (differs) changed++;
    }
    if (changes) changes.textContent = changed === 0 ? "" : changed === 1 ? say("1 change") : say("%s changes", changed);
  };
  form.addEventListener("input", count);
  count();

  let sent = false;
  form.addEventListener("submit", (event) => {
    if (sent) event.preventDefault();
    sent = true;
  });
  window.addEventListener("pageshow", () => {
    sent = false;
  });
  return count;
}

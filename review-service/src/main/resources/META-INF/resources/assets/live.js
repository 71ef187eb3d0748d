// A proposal's words while they are being written. A stream that breaks is opened again by the browser and tells all
// words anew; when the draft is done the page is loaded as it then is.

export function followDraft() {
  const card = document.querySelector("[data-live]");
  const asked = new URLSearchParams(location.search);
  if (!card || asked.has("written")) return;
  if (card.hasAttribute("data-drafted") && asked.get("done") !== "again") return;
  const place = card.querySelector("[data-words]");
  const parts = new Map();
  const known = Number(asked.get("drafts") ?? 0);
  const news = new EventSource(`${card.dataset.live}?drafts=${known}`);
  const part = (step) => {
    const key = `${step.draft}.${step.step}`;
    if (!parts.has(key)) {
      const title = document.createElement("h3");
      const words = document.createElement("p");
      words.className = "words";
      place.append(title, words);
      parts.set(key, { title, words });
    }
    return parts.get(key);
  };
  news.addEventListener("message", (event) => {
    const { steps, done } = JSON.parse(event.data);
    for (const step of steps) {
      const { title, words } = part(step);
      const name = step.step.replace(/^\d+-/, "").replaceAll("_", " ");
      title.textContent = step.title ? `${name} · ${step.title}` : name;
      words.textContent = step.words;
      words.classList.toggle("coming", !step.whole);
      card.hidden = false;
    }
    if (!done) return;
    news.close();
    // The question to a person follows the draft by a moment.
    setTimeout(() => location.replace(`${location.pathname}?written`), 1500);
  });
  addEventListener("pagehide", () => news.close());
}

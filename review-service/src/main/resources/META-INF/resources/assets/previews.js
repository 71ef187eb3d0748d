// Made files page by page, and everything known as JSON, both only when asked for.

export function followPreviews() {
  for (const preview of document.querySelectorAll("[data-pages]")) {
    const image = preview.querySelector("img");
    const [back, on] = preview.querySelectorAll("[data-turn]");
    const at = preview.querySelector("[data-at]");
    const name = at.textContent.replace(/ · \d+$/, "");
    let page = 1;
    const show = async (wanted) => {
      const answer = await fetch(`${preview.dataset.pages}/pages/${wanted}.png`);
      if (!answer.ok) {
        on.disabled = true;
        return;
      }
      page = wanted;
      image.src = `${preview.dataset.pages}/pages/${page}.png`;
      at.textContent = `${name} · ${page}`;
      back.disabled = page === 1;
      on.disabled = false;
    };
    back.addEventListener("click", () => show(page - 1));
    on.addEventListener("click", () => show(page + 1));
  }
  for (const raw of document.querySelectorAll("details[data-raw]")) {
    raw.addEventListener("toggle", async () => {
      const place = raw.querySelector("pre");
      if (!raw.open || place.textContent) return;
      const answer = await fetch(raw.dataset.raw);
      place.textContent = JSON.stringify(await answer.json(), null, 2);
    });
  }
}

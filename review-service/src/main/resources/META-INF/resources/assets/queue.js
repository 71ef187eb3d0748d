// The queue stays as it is: what changes on the server shows at once, what a person ticked stays ticked.

export function followQueue() {
  const rows = document.querySelector("[data-news]");
  if (!rows) return;
  const ticked = document.getElementById("ticked");
  const boxes = () => [...rows.querySelectorAll("input[type=checkbox]")];
  const count = () => {
    ticked.textContent = boxes().filter((box) => box.checked).length;
  };
  rows.addEventListener("change", count);
  document.getElementById("tick-all").addEventListener("change", (event) => {
    for (const box of boxes()) box.checked = event.target.checked;
    count();
  });
  let chosen = new Set();
  document.body.addEventListener("htmx:beforeSwap", () => {
    chosen = new Set(boxes().filter((box) => box.checked).map((box) => box.value));
  });
  document.body.addEventListener("htmx:afterSwap", () => {
    for (const box of boxes()) box.checked = chosen.has(box.value);
    count();
  });

  const news = new EventSource(rows.dataset.news);
  news.addEventListener("message", () => rows.dispatchEvent(new Event("changed")));
  addEventListener("pagehide", () => news.close());
  count();
}

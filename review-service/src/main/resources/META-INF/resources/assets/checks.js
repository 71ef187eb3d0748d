// Checks values while somebody types, and the sums they are part of.
import { say, money } from "/assets/say.js";
import { amount, day, ibanHolds, vatIdHolds } from "/assets/values.js";

const CENT = 0.021;

/** @returns a function that checks everything again */
export function followChecks() {
  const form = document.getElementById("decision");
  if (!form) return () => {};
  const sums = document.getElementById("sums");
  const all = () => {
    for (const input of form.querySelectorAll("[data-type]")) check(input);
    if (sums) show(sums, arithmetic(form));
  };
  form.addEventListener("input", all);
  all();
  return all;
}

function check(input) {
  const trouble = input.value.trim() === "" ? "" : wrong(input.dataset.type, input.value);
  input.toggleAttribute("data-wrong", trouble !== "");
  if (trouble) input.setAttribute("aria-invalid", "true");
  else input.removeAttribute("aria-invalid");
  const note = input.closest(".field")?.querySelector("[data-check]");
  if (note) note.textContent = trouble;
  else input.title = trouble;
}

function wrong(type, text) {
  switch (type) {
    case "date":
      return day(text) ? "" : say("This is no day. As in 2026-02-14.");
    case "amount":
    case "number":
      return amount(text) === null ? say("This is no number. As in 1190.00.") : "";
    case "iban":
      return ibanHolds(text) ? "" : say("This IBAN is mistyped: its check digits do not fit.");
    case "vat_id":
      return vatIdHolds(text) ? "" : say("No country's VAT ID looks like this.");
    case "currency":
      return /^[A-Za-z]{3}$/.test(text.trim()) ? "" : say("A currency has three letters, as in EUR.");
    default:
      return "";
  }
}

function arithmetic(form) {
  const value = (name) => {
    const input = form.elements.namedItem(`field.${name}`);
    return input && input.value.trim() !== "" ? amount(input.value) : null;
  };
  const results = [];
  const net = value("net_total");
  const tax = value("tax_total");
  const total = value("total_amount") ?? value("gross_total");
  if (net !== null && tax !== null && total !== null) {
    const more = (value("other_charges") ?? 0) + (value("rounding") ?? 0);
    const fits = near(net + tax, total) || near(net + tax + more, total);
    results.push({
      fits,
      words: fits
        ? say("Net %s + tax %s = total %s", money(net), money(tax), money(total))
        : say("Net + tax = %s, but total = %s", money(net + tax), money(total)),
    });
  }
  const rows = lines(form);
  const sum = rows.reduce((before, row) => before + row.total, 0);
  const whole = value("lines_total") ?? net;
  if (rows.length > 0 && whole !== null) {
    const moved = sum - (value("allowances") ?? 0) + (value("charges") ?? 0);
    const fits = near(sum, whole) || near(moved, whole);
    results.push({
      fits,
      words: fits
        ? say("Lines add up to %s", money(sum))
        : say("Lines add up to %s, but %s is stated", money(sum), money(whole)),
    });
  }
  for (const row of rows) {
    if (row.quantity === null || row.price === null || row.adjusted) continue;
    if (!near(row.quantity * row.price, row.total)) {
      results.push({
        fits: false,
        words: say("Line %s: %s × %s is not %s", row.number, row.quantity, money(row.price), money(row.total)),
      });
    }
  }
  return results;
}

function lines(form) {
  const rows = [];
  form.querySelectorAll("#items tbody tr:not([hidden])").forEach((tr, at) => {
    const cell = (...names) => {
      for (const name of names) {
        const input = tr.querySelector(`[data-column="${name}"]`);
        if (input && input.value.trim() !== "") return amount(input.value);
      }
      return null;
    };
    const total = cell("total", "line_total");
    if (total === null) return;
    rows.push({ number: at + 1, total, quantity: cell("quantity"), price: cell("unit_price"), adjusted: cell("adjustment") !== null });
  });
  return rows;
}

function near(one, other) {
  return Math.abs(one - other) < CENT;
}

function show(list, results) {
  const wanted = results.map(({ fits, words }) => `${fits ? "✓" : "✗"} ${words}`).join("\n");
  if (list.dataset.shown === wanted) return;
  list.dataset.shown = wanted;
  list.replaceChildren(
    ...results.map(({ fits, words }) => {
      const line = document.createElement("li");
      line.className = fits ? "fits" : "differs";
      line.textContent = `${fits ? "✓" : "✗"} ${words}`;
      return line;
    }),
  );
}

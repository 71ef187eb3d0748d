// Lines of an invoice: rows are added, taken away, and pasted from a spreadsheet.
import { say } from "/assets/say.js";
import { fill, remember } from "/assets/undo.js";

/** @param changed is called after rows came or went */
export function growRows(changed) {
  const table = document.getElementById("items");
  const blank = document.getElementById("blank-row");
  if (!table || !blank) return;
  const body = table.tBodies[0];
  let next = body.rows.length;

  const count = () => {
    document.getElementById("items-count").textContent = shown(body).length;
    changed();
  };
  const add = () => {
    const row = blank.content.firstElementChild.cloneNode(true);
    const number = next++;
    for (const part of row.querySelectorAll("[name]")) part.name = part.name.replace("ROW", number);
    for (const part of row.querySelectorAll("[aria-label]")) {
      part.setAttribute("aria-label", part.getAttribute("aria-label").replace("ROW", number + 1));
    }
    body.append(row);
    remember(() => {
      clear(row);
      row.hidden = true;
      count();
    });
    count();
    return row;
  };
  const remove = (row) => {
    const values = cells(row).map((cell) => cell.value);
    const after = shown(body)[shown(body).indexOf(row) + 1] ?? shown(body).at(-2);
    clear(row);
    row.hidden = true;
    remember(() => {
      row.hidden = false;
      cells(row).forEach((cell, at) => (cell.value = values[at]));
      cells(row)[0].focus();
      count();
    });
    (after ? cells(after)[0] : document.querySelector('[data-do="add-row"]')).focus();
    count();
  };

  document.querySelector('[data-do="add-row"]').addEventListener("click", () => cells(add())[0].focus());
  body.addEventListener("click", (event) => {
    const button = event.target.closest('[data-do="remove-row"]');
    if (button) remove(button.closest("tr"));
  });
  body.addEventListener("keydown", (event) => {
    const row = event.target.closest("tr");
    if (!event.target.matches("textarea")) return;
    const column = cells(row).indexOf(event.target);
    const rows = shown(body);
    const at = rows.indexOf(row);
    if (event.key === "ArrowDown" || (event.key === "Enter" && !event.shiftKey)) {
      event.preventDefault();
      event.stopPropagation();
      const below = rows[at + 1] ?? (event.key === "Enter" && hasWords(row) ? add() : null);
      if (below) cells(below)[column].focus();
    } else if (event.key === "ArrowUp" && at > 0) {
      event.preventDefault();
      cells(rows[at - 1])[column].focus();
    } else if (event.key === "Delete" && event.ctrlKey) {
      event.preventDefault();
      remove(row);
    }
  });
  body.addEventListener("paste", (event) => {
    const text = event.clipboardData.getData("text/plain");
    if (!/[\t\n]/.test(text.trim())) return;
    event.preventDefault();
    const table = parsed(text);
    const first = event.target.closest("tr");
    const column = cells(first).indexOf(event.target);
    let row = first;
    table.forEach((values, number) => {
      if (number > 0) row = shown(body)[shown(body).indexOf(row) + 1] ?? add();
      const targets = cells(row).slice(column);
      values.slice(0, targets.length).forEach((value, at) => fill(targets[at], value.trim()));
    });
    count();
    document.getElementById("picked")?.replaceChildren(say("%s rows pasted", table.length));
  });
}

/** Rows and cells as spreadsheets put them on the clipboard: tabs, line ends, quotes around cells with either. */
export function parsed(text) {
  const rows = [[""]];
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const sign = text[i];
    const row = rows.at(-1);
    if (quoted) {
      if (sign !== '"') row[row.length - 1] += sign;
      else if (text[i + 1] === '"') row[row.length - 1] += text[++i];
      else quoted = false;
    } else if (sign === '"' && row.at(-1) === "") quoted = true;
    else if (sign === "\t") row.push("");
    else if (sign === "\n") rows.push([""]);
    else if (sign !== "\r") row[row.length - 1] += sign;
  }
  return rows.filter((row) => row.some((cell) => cell.trim() !== ""));
}

function shown(body) {
  return [...body.rows].filter((row) => !row.hidden);
}

function cells(row) {
  return [...row.querySelectorAll("textarea")];
}

function hasWords(row) {
  return cells(row).some((cell) => cell.value.trim() !== "");
}

function clear(row) {
  for (const cell of cells(row)) cell.value = "";
}

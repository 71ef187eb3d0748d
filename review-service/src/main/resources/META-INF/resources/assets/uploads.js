// Uploads files that are dropped or chosen, one after the other, and follows each to the list.
import { say } from "/assets/say.js";

export function takeUploads() {
  const list = document.getElementById("uploads");
  const input = document.getElementById("upload");
  if (!list || !input) return;
  const waiting = [];
  let busy = false;

  const next = async () => {
    if (busy) return;
    busy = true;
    while (waiting.length > 0) await waiting.shift()();
    busy = false;
  };
  const take = (files) => {
    for (const file of files) {
      const line = shown(list, file.name);
      waiting.push(() => upload(file, line));
    }
    next();
  };

  input.addEventListener("change", () => {
    take(input.files);
    input.value = "";
  });
  let depth = 0;
  const hasFiles = (event) => event.dataTransfer?.types.includes("Files");
  addEventListener("dragenter", (event) => {
    if (!hasFiles(event)) return;
    depth++;
    document.body.classList.add("dragging");
  });
  addEventListener("dragleave", () => {
    depth = Math.max(0, depth - 1);
    if (depth === 0) document.body.classList.remove("dragging");
  });
  addEventListener("dragover", (event) => {
    if (hasFiles(event)) event.preventDefault();
  });
  addEventListener("drop", (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    depth = 0;
    document.body.classList.remove("dragging");
    take(event.dataTransfer.files);
  });
}

function shown(list, name) {
  const line = document.createElement("li");
  const label = document.createElement("span");
  label.className = "name";
  label.textContent = name;
  const progress = document.createElement("progress");
  progress.max = 1;
  progress.value = 0;
  progress.setAttribute("aria-label", say("Upload of %s", name));
  const words = document.createElement("span");
  words.className = "words";
  words.textContent = say("waiting");
  line.append(label, progress, words);
  list.append(line);
  return { line, progress, words };
}

function upload(file, { progress, words }) {
  return new Promise((done) => {
    const request = new XMLHttpRequest();
    request.open("POST", `/api/inbox?name=${encodeURIComponent(file.name)}`);
    request.setRequestHeader("Content-Type", "application/octet-stream");
    request.setRequestHeader("X-CSRF-Token", document.querySelector('meta[name="csrf-token"]').content);
    request.upload.addEventListener("progress", (event) => {
      if (event.lengthComputable) progress.value = event.loaded / event.total;
      words.textContent = `${Math.round(progress.value * 100)} %`;
    });
    const failed = (text) => {
      progress.remove();
      words.className = "failed";
      words.textContent = text;
      done();
    };
    request.addEventListener("error", () => failed(say("The connection broke. Try again.")));
    request.addEventListener("load", () => {
      if (request.status !== 201) {
        failed(problem(request));
        return;
      }
      progress.value = 1;
      const { id } = JSON.parse(request.responseText);
      const link = document.createElement("a");
      link.href = `/documents/${id}`;
      link.textContent = say("Uploaded");
      const state = document.createElement("span");
      state.className = "state";
      words.replaceChildren(link, " · ", state);
      follow(id, state);
      done();
    });
    words.textContent = "0 %";
    request.send(file);
  });
}

const STATES = {
  received: () => say("Received"),
  classified: () => say("In progress"),
  review: () => say("Needs review"),
  completed: () => say("Completed"),
  rejected: () => say("Rejected"),
  expired: () => say("Expired"),
  failed: () => say("Failed"),
  duplicate: () => say("Duplicate"),
  unreadable: () => say("Unreadable"),
  needs_password: () => say("Needs password"),
  quarantined: () => say("Quarantined"),
};
const MOVING = ["received", "classified"];

/** Says where a file stands until it rests somewhere, or for five minutes. */
async function follow(id, state) {
  const until = Date.now() + 300_000;
  state.textContent = say("on its way");
  while (Date.now() < until && state.isConnected) {
    await new Promise((next) => setTimeout(next, 1500));
    const answer = await fetch("/api/documents?limit=100").catch(() => null);
    const found = answer?.ok ? (await answer.json()).documents.find((document) => document.id === id) : null;
    if (!found) continue;
    state.textContent = STATES[found.state]?.() ?? found.state;
    if (!MOVING.includes(found.state)) return;
  }
}

function problem(request) {
  try {
    return JSON.parse(request.responseText).detail;
  } catch {
    return say("The server answered %s.", request.status);
  }
}

// The workbench's own behaviour. Reading and deciding work without it; uploads do not.
import { followBoxes } from "/assets/boxes.js";
import { followChanges } from "/assets/changes.js";
import { followChecks } from "/assets/checks.js";
import { growRows } from "/assets/grid.js";
import { followKeys } from "/assets/keys.js";
import { pickWords } from "/assets/picking.js";
import { followPreviews } from "/assets/previews.js";
import { followUndo } from "/assets/undo.js";
import { followDraft } from "/assets/live.js";
import { followQueue } from "/assets/queue.js";
import { takeUploads } from "/assets/uploads.js";
import { followViewer } from "/assets/viewer.js";

followBoxes();
const count = followChanges();
const check = followChecks();
const again = () => {
  count();
  check();
};
followUndo(again);
growRows(again);
followPreviews();
followDraft();
followQueue();
takeUploads();
followKeys({ ...followViewer(), words: pickWords() });
document.documentElement.dataset.ready = "";
performance.mark("ready");

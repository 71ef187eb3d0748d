// The workbench's own behaviour. Everything works without it, except uploads.
import { followBoxes } from "/assets/boxes.js";
import { followChanges } from "/assets/changes.js";
import { takeUploads } from "/assets/uploads.js";

followBoxes();
followChanges();
takeUploads();

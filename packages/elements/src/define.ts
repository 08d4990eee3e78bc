// The provider first: an element asks for its client once, as it is upgraded, and nobody else would answer.
import "./usher-provider/define.js";
import "./user-table/define.js";
import { loadElement } from "./internal/load-element.js";

// The table works without these until one of their dialogs opens, so its first rows don't wait for them. A page that has one
// of them gets it at once, any other when it is idle: all five are defined either way.
const tags = ["user-editor", "invite-form", "pending-invites"] as const;
const load = (): void => {
  for (const tag of tags) if (document.querySelector(tag)) void loadElement(tag);
};
// On a server there is no page to look at: the classes are registered, and nothing else is done.
if (typeof document !== "undefined") {
  // A page that draws itself puts its elements in later than this runs.
  const watch = new MutationObserver(load);
  watch.observe(document, { childList: true, subtree: true });
  load();
  setTimeout(() => {
    watch.disconnect();
    // A file that can't be loaded now is loaded again, and its failure told, where the element is needed.
    for (const tag of tags) loadElement(tag).catch(() => undefined);
  }, 2000);
}

/** With the types of all elements and events, for whoever imports nothing but this. */
export type * from "./index.js";

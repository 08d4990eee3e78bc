import { html, nothing, type TemplateResult } from "lit";
import { control, controlFor } from "../internal/access.js";
import { icon } from "../internal/icons.js";
import type { EditorView } from "./editor-view.js";

/**
 * A person's history, closed: it is read, and what draws it loaded, when somebody opens it. It is not there where the report
 * says that the viewer may not read it; a back end whose report doesn't speak of it is asked.
 */
export const historyPlace = ({ editor }: EditorView): TemplateResult | typeof nothing => {
  const { user } = editor.model;
  // A report that leaves `view` out is of somebody whom one sees: else there would be none.
  const { isEnabled, denied } = control(user, "view");
  if (!user || (denied && !isEnabled)) return nothing;
  const { history } = user.access ?? {};
  if (history && !controlFor(history).isEnabled) return nothing;
  const toggle = (event: Event) => {
    if (event.currentTarget instanceof HTMLDetailsElement) editor.toggleHistory(event.currentTarget.open);
  };
  return html`<details class="section history" part="section" ?open=${editor.isHistoryOpen} @toggle=${toggle}>
    <summary id="history-label">${icon("chevron-end", "flip")}${editor.t.history}</summary>
    ${editor.history?.render() ?? html`<span class="bone" aria-hidden="true"></span>`}
  </details>`;
};

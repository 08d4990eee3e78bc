import { html, nothing, type TemplateResult } from "lit";
import { icon } from "../internal/icons.js";
import type { EditorView } from "./editor-view.js";

/** A warning that stops nobody: what is less safe than it could be, and what would be safer. */
export const caution = (text: string | undefined): TemplateResult | typeof nothing =>
  text ? html`<p class="caution" role="note">${icon("alert")}<span>${text}</span></p>` : nothing;

/**
 * What to think of before a credential is set for somebody else: the portal lets managers type it, or doesn't ask the person to
 * change it (docs/portals.md, CA-5, NF-5). Undefined: the server makes it, and it must be changed, which is the safe way.
 */
export const secretCaution = (
  { editor, about }: EditorView,
  given: { readonly isTyped: boolean; readonly name: string; readonly saferWay: string | undefined },
): string | undefined => {
  const { t } = editor;
  if (!about.words.mustChange)
    return `${t.notAsked(given.name)} ${given.saferWay ? t.saferBy(given.saferWay) : t.saferChange}`;
  return given.isTyped ? t.thoughtUp : undefined;
};

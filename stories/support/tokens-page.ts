import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { icon, iconNames, isIconName } from "../../packages/elements/src/internal/icons.js";
import { tokenStyles } from "../../packages/elements/src/internal/styles/tokens.styles.js";
import { tokenGroups, type Kind } from "./tokens.js";

/** Which property of its specimen tells what a token has become. */
const told: Record<Kind, string> = {
  colour: "background-color",
  type: "font-size",
  weight: "font-weight",
  font: "font-family",
  space: "inline-size",
  radius: "border-top-left-radius",
  shadow: "box-shadow",
  motion: "transition",
  other: "",
};

/** What was tried out of the tokens, on the page around all stories: by the property that a host sets. */
const tried = new Map<string, string>();

const tryOut = (property: string, value: string): void => {
  if (value === "") tried.delete(property);
  else tried.set(property, value);
  // An empty value takes the property away.
  document.documentElement.style.setProperty(property, value);
};

/** The rule of a host's style sheet that makes what was tried. */
const ruleOf = (): string =>
  ["user-table {", ...[...tried].map(([property, value]) => `  ${property}: ${value};`), "}"].join("\n");

/** All tokens and icons, seen as an element of ours sees them: it has their style sheet. Each can be tried out, and copied. */
class TokensPage extends LitElement {
  static override properties = { look: {}, density: { reflect: true } };
  static override styles = [
    tokenStyles,
    css`
      :host {
        display: block;
        font: var(--u-weight) var(--u-text-md) / var(--u-leading-md) var(--u-font);
        color: var(--u-text);
      }
      section {
        margin-block-end: var(--u-space-6);
        padding: var(--u-space-5);
        background: var(--u-surface);
        border: 1px solid var(--u-line-edge);
        border-radius: var(--u-radius-lg);
      }
      h2 {
        margin: 0;
        font-size: var(--u-text-lg);
        line-height: var(--u-leading-lg);
        font-weight: var(--u-weight-strong);
      }
      p {
        margin: 0 0 var(--u-space-4);
        color: var(--u-text-muted);
      }
      ul {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(100%, 232px), 1fr));
        gap: var(--u-space-4);
        margin: 0;
        padding: 0;
        list-style: none;
      }
      li {
        display: grid;
        grid-template-columns: 64px minmax(0, 1fr);
        column-gap: var(--u-space-3);
        align-items: center;
        min-block-size: 48px;
      }
      .specimen {
        grid-row: span 2;
        justify-self: start;
      }
      code {
        font: var(--u-text-xs) / var(--u-leading-xs) var(--u-font-mono);
        overflow-wrap: anywhere;
        align-self: end;
      }
      input {
        box-sizing: border-box;
        inline-size: 100%;
        min-inline-size: 0;
        padding: 2px 4px;
        margin-inline-start: -5px;
        border: 1px solid transparent;
        border-radius: var(--u-radius-sm);
        background: none;
        color: var(--u-text-muted);
        font: var(--u-text-xs) / var(--u-leading-xs) var(--u-font-mono);
        text-overflow: ellipsis;
        align-self: start;
      }
      input:hover,
      input:focus {
        border-color: var(--u-line-control);
      }
      input.tried {
        color: var(--u-text);
        font-weight: var(--u-weight-strong);
      }
      .tried-bar {
        position: sticky;
        inset-block-start: 0;
        z-index: 1;
        display: flex;
        flex-wrap: wrap;
        gap: var(--u-space-3);
        align-items: center;
        margin-block-end: var(--u-space-5);
        padding: var(--u-space-3) var(--u-space-5);
        background: var(--u-surface-raised);
        border: 1px solid var(--u-line-edge);
        border-radius: var(--u-radius-lg);
        box-shadow: var(--u-shadow-menu);
      }
      .tried-bar p {
        flex: 1;
        margin: 0;
      }
      button {
        min-block-size: 32px;
        padding-inline: var(--u-space-3);
        border: 1px solid var(--u-line-control);
        border-radius: var(--u-radius);
        background: var(--u-surface);
        color: var(--u-text);
        font: inherit;
        cursor: pointer;
      }
      .colour .specimen {
        inline-size: 64px;
        block-size: 40px;
        border-radius: var(--u-radius);
        border: 1px solid var(--u-line-edge);
        background: var(--specimen);
      }
      .type .specimen {
        font-size: var(--specimen);
      }
      .weight .specimen {
        font-weight: var(--specimen);
      }
      .font .specimen {
        font-family: var(--specimen);
      }
      .space .specimen {
        inline-size: var(--specimen);
        max-inline-size: 64px;
        block-size: 16px;
        background: var(--u-accent-fill);
      }
      .radius .specimen {
        inline-size: 40px;
        block-size: 40px;
        border-radius: var(--specimen);
        background: var(--u-surface-sunken);
        border: 1px solid var(--u-line-control);
      }
      .shadow .specimen {
        inline-size: 48px;
        block-size: 40px;
        border-radius: var(--u-radius);
        background: var(--u-surface-raised);
        box-shadow: var(--specimen);
      }
      .motion .specimen {
        inline-size: 24px;
        block-size: 24px;
        border-radius: var(--u-radius-full);
        background: var(--u-accent-fill);
      }
      .icons li {
        grid-template-columns: 20px minmax(0, 1fr);
      }
      .icons code {
        align-self: center;
      }
      svg {
        inline-size: 20px;
        block-size: 20px;
        fill: none;
        stroke: currentColor;
        stroke-width: 1.5;
        stroke-linecap: round;
        stroke-linejoin: round;
        vector-effect: non-scaling-stroke;
      }
    `,
  ];

  protected override updated(): void {
    // What each has become here, in this theme and density.
    for (const item of this.renderRoot.querySelectorAll("li[data-token]")) {
      const { token = "", kind = "other" } = item instanceof HTMLElement ? item.dataset : {};
      const specimen = item.querySelector(".specimen");
      const value = item.querySelector("input");
      if (!specimen || !value || value.matches(":focus")) continue;
      const property = Object.entries(told).find(([name]) => name === kind)?.[1] ?? "";
      const own = getComputedStyle(this).getPropertyValue(`--u-${token}`).trim();
      value.value = kind === "motion" || property === "" ? own : getComputedStyle(specimen).getPropertyValue(property);
    }
  }

  protected override render(): TemplateResult {
    return html`${
        tried.size === 0
          ? nothing
          : html`<div class="tried-bar" role="group" aria-label="Tried out">
              <p>
                ${tried.size === 1 ? "1 token is" : `${tried.size.toString()} tokens are`} tried out, in all stories.
              </p>
              <button @click=${() => void navigator.clipboard.writeText(ruleOf())}>Copy as CSS</button>
              <button
                @click=${() => {
                  for (const property of [...tried.keys()]) tryOut(property, "");
                  this.requestUpdate();
                }}
              >
                As they were
              </button>
            </div>`
      }
      ${tokenGroups().map(
        ({ title, about, kind, names }) =>
          html`<section aria-label=${title}>
            <h2>${title}</h2>
            <p>${about}</p>
            <ul class=${kind} role="list">
              ${names.map(
                (name) =>
                  html`<li data-token=${name} data-kind=${kind}>
                    <span class="specimen" style="--specimen: var(--u-${name})" aria-hidden="true"
                      >${["type", "weight", "font"].includes(kind) ? "Ag" : nothing}</span
                    >
                    <code>--usher-${name}</code>
                    <input
                      class=${tried.has(`--usher-${name}`) ? "tried" : ""}
                      aria-label=${`--usher-${name}`}
                      spellcheck="false"
                      @change=${(event: Event) => {
                        if (event.target instanceof HTMLInputElement)
                          tryOut(`--usher-${name}`, event.target.value.trim());
                        this.requestUpdate();
                      }}
                    />
                  </li>`,
              )}
            </ul>
          </section>`,
      )}
      <section aria-label="Icons">
        <h2>Icons</h2>
        <p>On a grid of 16, drawn by a line of 1.5, in the colour of the text beside them.</p>
        <ul class="icons" role="list">
          ${iconNames.filter(isIconName).map((name) => html`<li>${icon(name)}<code>${name}</code></li>`)}
        </ul>
      </section>`;
  }
}

if (!customElements.get("tokens-page")) customElements.define("tokens-page", TokensPage);

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

/** All tokens and icons, seen as an element of ours sees them: it has their style sheet. */
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
      .value {
        color: var(--u-text-muted);
        align-self: start;
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
      const value = item.querySelector(".value");
      if (!specimen || !value) continue;
      const property = Object.entries(told).find(([name]) => name === kind)?.[1] ?? "";
      const own = getComputedStyle(this).getPropertyValue(`--u-${token}`).trim();
      value.textContent =
        kind === "motion" || property === "" ? own : getComputedStyle(specimen).getPropertyValue(property);
    }
  }

  protected override render(): TemplateResult {
    return html`${tokenGroups().map(
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
                    <code class="value"></code>
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

import { html, nothing, type TemplateResult } from "lit";
import { icon } from "./icons.js";

/** One thing to choose. */
export interface Option {
  readonly id: string;
  readonly label: string;
  readonly about?: string | null | undefined;
  /** It can't be changed: it keeps its place and its value, with `why` beneath. */
  readonly isOff?: boolean;
  readonly why?: string | undefined;
}

export interface OptionList {
  /** Of its inputs; also of their ids. */
  readonly name: string;
  readonly options: readonly Option[];
  readonly chosen: readonly string[];
  readonly isMultiple?: boolean;
  /** Side by side, where there is room. */
  readonly isPair?: boolean;
  readonly isInvalid?: boolean;
  /** None of them can be changed. */
  readonly isOff?: boolean;
  /** The id of its heading, or its name itself. */
  readonly labelledBy?: string;
  readonly label?: string;
  readonly describedBy?: string | undefined;
  readonly onChoose: (chosen: string[]) => void;
}

const refuse = (event: Event) => event.preventDefault();

/** What one may choose, each with its description: one or several. What is refused stays in its place, with the reason. */
export const optionList = (list: OptionList): TemplateResult => {
  const { name, options, chosen, isMultiple = false } = list;
  const change = (id: string) => (event: Event) => {
    const isChecked = event.target instanceof HTMLInputElement && event.target.checked;
    list.onChoose(isMultiple ? [...chosen.filter((held) => held !== id), ...(isChecked ? [id] : [])] : [id]);
  };
  return html`<div
    id=${name}
    class="options ${list.isPair ? "two" : ""}"
    part="options"
    role=${isMultiple ? "group" : "radiogroup"}
    aria-labelledby=${list.labelledBy ?? nothing}
    aria-label=${list.label ?? nothing}
    aria-describedby=${list.describedBy ?? nothing}
    aria-disabled=${list.isOff ? "true" : nothing}
    aria-invalid=${list.isInvalid && !isMultiple ? "true" : nothing}
  >
    ${options.map(({ id, label, about, isOff, why }) => {
      const key = `${name}-${id}`;
      const described = [about && `${key}-about`, why && `${key}-why`].filter(Boolean).join(" ");
      return html`<label class="option"
        ><span class="choice"
          ><input
            type=${isMultiple ? "checkbox" : "radio"}
            name=${name}
            aria-labelledby="${key}-name"
            aria-describedby=${described || nothing}
            aria-disabled=${isOff ? "true" : nothing}
            .checked=${chosen.includes(id)}
            @click=${isOff ? refuse : nothing}
            @change=${change(id)}
          />${isMultiple ? icon("check", "on") : nothing}</span
        ><span class="name" id="${key}-name">${label}</span>${
          about ? html`<span class="about" id="${key}-about">${about}</span>` : nothing
        }${why ? html`<span class="about why" id="${key}-why">${icon("info")}<span>${why}</span></span>` : nothing}</label
      >`;
    })}
  </div>`;
};

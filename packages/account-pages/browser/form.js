import { isUsherError } from "@usherkit/sdk";
import { el } from "./dom.js";
import { fieldText, problemText } from "./words.js";

let count = 0;

const passwordToggle = (words, input) => {
  const button = el(
    "button",
    {
      type: "button",
      class: "link",
      "aria-pressed": "false",
      "aria-label": words.showPassword,
      "aria-controls": input.id,
      onclick: () => {
        const isShown = input.type === "password";
        input.type = isShown ? "text" : "password";
        button.setAttribute("aria-pressed", String(isShown));
        button.textContent = isShown ? words.hide : words.show;
      },
    },
    words.show,
  );
  return button;
};

/** One labelled field, with its help and the place for what is wrong with it. */
const createField = (words, options) => {
  const { name, label, type = "text", help, required = true, value = "", ...attributes } = options;
  count += 1;
  const id = `field-${count}`;
  const input = el("input", {
    id,
    name,
    type,
    required: required && !attributes.readonly,
    // Sent back as typed: no browser may "correct" a name.
    autocapitalize: "none",
    spellcheck: "false",
    maxlength: 256,
    ...attributes,
  });
  input.value = value;
  const error = el("p", { id: `${id}-error`, class: "error", hidden: true });
  const hint = help ? el("p", { id: `${id}-help`, class: "help" }, help) : null;
  const describe = () => {
    const ids = [hint?.hidden ? null : hint?.id, error.hidden ? null : error.id].filter(Boolean);
    if (ids.length > 0) input.setAttribute("aria-describedby", ids.join(" "));
    else input.removeAttribute("aria-describedby");
  };
  describe();
  const setError = (text) => {
    error.hidden = !text;
    error.textContent = text ?? "";
    // The error says what the help said, and more.
    if (hint) hint.hidden = Boolean(text);
    if (text) input.setAttribute("aria-invalid", "true");
    else input.removeAttribute("aria-invalid");
    describe();
  };
  input.addEventListener("input", () => setError(undefined));
  const control = type === "password" ? el("div", { class: "row" }, input, passwordToggle(words, input)) : input;
  const caption = el("label", { for: id }, label);
  if (!required) caption.append(" ", el("span", { class: "optional" }, `(${words.optional})`));
  return {
    name,
    label,
    required,
    input,
    setError,
    element: el("div", { class: "field" }, caption, control, hint, error),
  };
};

/**
 * A form that keeps what was typed whatever happens, says in place what is wrong, and takes the focus to the first of it.
 * `onSubmit(values)` may throw an UsherError: its `errors[]` go to their fields, the rest above the button.
 */
export const createForm = (words, { fields, submit, busy, onSubmit, layout = (elements) => elements }) => {
  const controls = fields.map((options) => createField(words, options));
  const problem = el("div", { class: "notice danger", role: "alert", hidden: true });
  const button = el("button", { type: "submit", class: "button primary wide" }, submit);
  let isBusy = false;

  const say = (text) => {
    problem.hidden = !text;
    problem.textContent = text ?? "";
  };
  const setBusy = (value) => {
    isBusy = value;
    button.textContent = value ? busy : submit;
    // Not `disabled`: that would throw the focus away.
    if (value) button.setAttribute("aria-disabled", "true");
    else button.removeAttribute("aria-disabled");
  };
  const placeErrors = (errors) => {
    const rest = [];
    for (const { pointer, code } of errors) {
      const name = pointer.replace(/^\/attributes(?=\/)/, "").slice(1);
      const control = controls.find((entry) => entry.name === name);
      if (control) control.setError(fieldText(words, control.label, code));
      else rest.push(fieldText(words, name, code));
    }
    return rest;
  };
  const focusFirst = () => controls.find(({ input }) => input.hasAttribute("aria-invalid"))?.input.focus();

  const form = el(
    "form",
    {
      class: "form",
      novalidate: true,
      method: "post",
      onsubmit: async (event) => {
        event.preventDefault();
        if (isBusy) return;
        say(undefined);
        for (const control of controls) control.setError(undefined);
        const missing = controls.filter(
          ({ required, input }) => required && !input.readOnly && input.value.trim() === "",
        );
        for (const { setError, label } of missing) setError(fieldText(words, label, "required"));
        if (missing.length > 0) return focusFirst();
        setBusy(true);
        try {
          await onSubmit(Object.fromEntries(controls.map(({ name, input }) => [name, input.value])));
        } catch (error) {
          if (!isUsherError(error)) throw error;
          const taken = { username_taken: "username" }[error.code];
          const errors = error.errors ?? (taken ? [{ pointer: `/${taken}`, code: "taken" }] : []);
          const rest = placeErrors(errors);
          if (errors.length === 0 || rest.length > 0) say(rest.length > 0 ? rest.join(" ") : problemText(words, error));
          focusFirst();
        } finally {
          setBusy(false);
        }
      },
    },
    ...layout(controls.map(({ element }) => element)),
    problem,
    button,
  );
  return form;
};

import { generate } from "lean-qr";
import { el, show } from "./dom.js";
import { createForm } from "./form.js";

const panel = (title, intro, ...children) =>
  el(
    "section",
    { class: "panel card" },
    el("h1", {}, title),
    intro ? el("p", { class: "intro" }, intro) : null,
    ...children,
  );

const codeField = (label) => ({
  name: "code",
  label,
  inputmode: "numeric",
  autocomplete: "one-time-code",
  pattern: "[0-9 ]*",
  maxlength: 10,
});

const newPassword = (words, label) => ({
  name: "password",
  label,
  type: "password",
  autocomplete: "new-password",
  help: words.minimum,
  ...(words.digits ? { inputmode: "numeric" } : {}),
});

/** For password managers: whose password it is. */
const whose = (words, username) => ({
  name: "username",
  label: words.username,
  value: username,
  readonly: true,
  autocomplete: "username",
});

/** What an enrolment shows: the picture, the key under it, and the field for the first code. */
const enrolment = (words, { secret, uri }, confirm) => {
  const canvas = el("canvas", { role: "img", "aria-label": words.enrol.qr });
  generate(uri).toCanvas(canvas, { on: [0, 0, 0, 255], off: [255, 255, 255, 255], pad: 4 });
  return [
    el(
      "ol",
      { class: "steps" },
      el(
        "li",
        {},
        el("p", {}, words.enrol.scan),
        el("div", { class: "qr" }, canvas),
        el("p", { class: "small muted" }, words.enrol.orType),
        el("p", { class: "secret mono", dir: "ltr" }, secret.replace(/(.{4})(?=.)/g, "$1 ")),
        el("p", { class: "small" }, el("a", { href: uri }, words.enrol.open)),
      ),
      el("li", {}, el("p", {}, words.enrol.type)),
    ),
    createForm(words, {
      fields: [codeField(words.enrol.code)],
      submit: words.enrol.submit,
      busy: words.enrol.busy,
      onSubmit: confirm,
    }),
  ];
};

/**
 * Signs somebody in, in `place`: the password, then each step that the server still asks for. `onDone()` when the session is
 * whole. Made for a host's own page as for the account pages.
 */
export const showSignIn = (place, { client, words, tenant, forgottenUrl, onDone, username = "" }) => {
  let typed = username;

  const follow = async (next) => {
    if (next === null) return onDone();
    if (next === "set_credential") return setCredential();
    if (next === "verify_mfa") return verify();
    return enrol(await client.account.mfa({}));
  };
  const startOver = () =>
    el(
      "p",
      { class: "aside small" },
      el(
        "button",
        {
          type: "button",
          class: "link",
          onclick: async () => {
            await client.account.signOut().catch(() => undefined);
            first();
          },
        },
        words.setNow.again,
      ),
    );

  const first = () =>
    show(
      place,
      panel(
        words.signIn.title,
        null,
        createForm(words, {
          fields: [
            { name: "username", label: words.signIn.name, autocomplete: "username", value: typed },
            {
              name: "password",
              label: words.Credential,
              type: "password",
              autocomplete: "current-password",
              autofocus: username !== "",
            },
          ],
          submit: words.signIn.submit,
          busy: words.signIn.busy,
          onSubmit: async ({ username: name, password }) => {
            typed = name;
            const { next } = await client.account.signIn({ tenant, username: name, password });
            await follow(next);
          },
        }),
        el("p", { class: "small" }, el("a", { href: forgottenUrl }, words.signIn.forgotten)),
      ),
    );

  const setCredential = () =>
    show(
      place,
      panel(
        words.setNow.title,
        words.setNow.intro,
        createForm(words, {
          fields: [whose(words, typed), newPassword(words, words.setNow.field)],
          submit: words.setNow.submit,
          busy: words.setNow.busy,
          onSubmit: async ({ password }) => follow((await client.account.changeCredential({ password })).next),
        }),
        startOver(),
      ),
    );

  const verify = () =>
    show(
      place,
      panel(
        words.verify.title,
        words.verify.intro,
        createForm(words, {
          fields: [codeField(words.verify.code)],
          submit: words.verify.submit,
          busy: words.verify.busy,
          onSubmit: async ({ code }) => follow((await client.account.mfa({ code: code.replace(/\s/g, "") })).next),
        }),
        el("p", { class: "small muted" }, words.verify.lost),
        startOver(),
      ),
    );

  const enrol = (answer) =>
    show(
      place,
      panel(
        words.enrol.title,
        words.enrol.intro,
        ...enrolment(words, answer, async ({ code }) =>
          follow((await client.account.mfa({ code: code.replace(/\s/g, "") })).next),
        ),
        startOver(),
      ),
    );

  first();
};

export { enrolment, newPassword, panel, whose };

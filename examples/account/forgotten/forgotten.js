import { el, notice, show } from "../dom.js";
import { createForm } from "../form.js";
import { startPage } from "../page.js";
import { panel } from "../steps.js";

await startPage(({ place, client, words, tenant, home }) => {
  const back = () => el("p", { class: "small" }, el("a", { href: home }, words.back));
  const ask = () =>
    show(
      place,
      panel(
        words.forgotten.title,
        words.forgotten.intro,
        createForm(words, {
          fields: [{ name: "username", label: words.signIn.name, autocomplete: "username" }],
          submit: words.forgotten.submit,
          busy: words.forgotten.busy,
          onSubmit: async ({ username }) => {
            await client.account.requestPasswordReset({ tenant, username });
            sent();
          },
        }),
        back(),
      ),
    );
  // The same to everybody: a stranger learns nothing about who has an account.
  const sent = () =>
    show(
      place,
      panel(
        words.forgotten.sentTitle,
        null,
        notice("success", el("p", {}, words.forgotten.sent)),
        el(
          "div",
          { class: "aside small" },
          el(
            "p",
            { class: "muted" },
            words.forgotten.demo,
            " ",
            el("a", { href: "/mailbox/" }, words.forgotten.mailbox),
          ),
          el("p", {}, el("button", { type: "button", class: "link", onclick: ask }, words.forgotten.again)),
          back(),
        ),
      ),
    );
  ask();
});

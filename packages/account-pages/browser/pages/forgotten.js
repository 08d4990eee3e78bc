import { el, notice, show, telephone } from "../dom.js";
import { createForm } from "../form.js";
import { startPage } from "../page.js";
import { panel } from "../steps.js";

/** Every way to the portal's support. */
const ways = ({ email, url, phones = [] }) => [
  ...phones.map(({ label, number }) => [label, telephone(number)]),
  ...(email ? [[null, el("a", { href: `mailto:${email}` }, email)]] : []),
  ...(url ? [[null, el("a", { href: url }, url)]] : []),
];

await startPage(({ place, client, words, tenant, profile, home }) => {
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
  // Nothing is asked here, so nothing can be told of who exists (docs/portals.md, CU-8).
  const askSomebody = () => {
    const { support, managers } = profile;
    const isSomebodyThere = managers.length > 0;
    show(
      place,
      panel(
        words.forgotten.title,
        words.forgotten.askIntro,
        el(
          "ol",
          { class: "steps" },
          isSomebodyThere && el("li", {}, el("p", {}, words.forgotten.askManager)),
          el(
            "li",
            {},
            el("p", {}, isSomebodyThere ? words.forgotten.askNobody : words.forgotten.askSupport),
            el("p", {}, support.text),
            el(
              "ul",
              { class: "ways" },
              ...ways(support).map(([label, way]) => el("li", {}, label && `${label}: `, way)),
            ),
          ),
        ),
        back(),
      ),
    );
  };
  if (profile.credential.selfServiceReset === "mail") ask();
  else askSomebody();
});

import { isUsherError } from "@usherkit/sdk";
import { el, notice, show } from "../dom.js";
import { createForm } from "../form.js";
import { forgetToken, startPage, tokenInAddress } from "../page.js";
import { newPassword, panel, whose } from "../steps.js";

await startPage(({ place, client, words, address, home }) => {
  const token = tokenInAddress();
  const dead = (text) =>
    show(
      place,
      panel(
        words.set.deadTitle,
        null,
        notice("danger", text),
        el("p", {}, el("a", { class: "button wide", href: address("forgotten") }, words.set.forgotten)),
      ),
    );
  /** A link that has died in the meantime is a page of its own; all else is said in the form. */
  const orDead = async (run) => {
    try {
      return await run();
    } catch (error) {
      if (!isUsherError(error) || error.code !== "invalid_token") throw error;
      dead(words.set.dead);
      return undefined;
    }
  };
  const choose = (username) =>
    show(
      place,
      panel(
        words.set.title,
        null,
        createForm(words, {
          fields: [whose(words, username), newPassword(words, words.set.field)],
          submit: words.set.submit,
          busy: words.set.busy,
          onSubmit: ({ password }) =>
            orDead(async () => {
              await client.account.changeCredential({ token, password });
              forgetToken();
              done();
            }),
        }),
      ),
    );
  const done = () =>
    show(
      place,
      panel(
        words.set.doneTitle,
        null,
        notice("success", words.set.done),
        el("a", { class: "button primary wide", href: home }, words.set.signIn),
      ),
    );

  if (!token) return dead(words.set.noToken);
  // Nothing is asked of the server before this button: a mail scanner that follows links must not use one up.
  show(
    place,
    panel(
      words.set.title,
      words.set.intro,
      createForm(words, {
        fields: [],
        submit: words.set.go,
        busy: words.set.going,
        onSubmit: () => orDead(async () => choose((await client.account.changeCredential({ token })).username)),
      }),
    ),
  );
});

import { el, notice, show } from "../dom.js";
import { createForm } from "../form.js";
import { startOwnPage } from "../page.js";
import { newPassword, panel, whose } from "../steps.js";

await startOwnPage(({ place, client, words, home, session }) => {
  const back = () => el("p", { class: "small" }, el("a", { href: home }, words.back));
  const done = () => show(place, panel(words.change.doneTitle, null, notice("success", words.change.done), back()));
  show(
    place,
    panel(
      words.change.title,
      null,
      createForm(words, {
        fields: [
          whose(words, session.actor.username),
          {
            name: "currentPassword",
            label: words.change.current,
            type: "password",
            autocomplete: "current-password",
          },
          newPassword(words, words.change.field),
        ],
        submit: words.change.submit,
        busy: words.change.busy,
        onSubmit: async ({ currentPassword, password }) => {
          await client.account.changeCredential({ currentPassword, password });
          done();
        },
      }),
      back(),
    ),
  );
});

import { isUsherError } from "@usherkit/sdk";
import { el, notice, show } from "../dom.js";
import { createForm } from "../form.js";
import { startOwnPage } from "../page.js";
import { enrolment, panel } from "../steps.js";

await startOwnPage(({ place, client, words, home, address }) => {
  const back = () => el("p", { class: "small" }, el("a", { href: home }, words.back));
  const done = () =>
    show(place, panel(words.authenticator.doneTitle, null, notice("success", words.authenticator.done), back()));
  const enrolled = () =>
    show(place, panel(words.authenticator.enrolledTitle, null, notice("", words.authenticator.enrolled), back()));
  const old = () =>
    show(
      place,
      panel(
        words.authenticator.oldTitle,
        words.authenticator.old,
        el(
          "a",
          { class: "button primary wide", href: address("sign-in", { return: location.pathname + location.search }) },
          words.signIn.submit,
        ),
        back(),
      ),
    );
  const confirm = async ({ code }) => {
    await client.account.mfa({ code: code.replace(/\s/g, "") });
    done();
  };
  show(
    place,
    panel(
      words.authenticator.title,
      words.authenticator.intro,
      createForm(words, {
        fields: [],
        submit: words.authenticator.begin,
        busy: words.authenticator.beginning,
        onSubmit: async () => {
          try {
            const answer = await client.account.mfa({});
            show(place, panel(words.enrol.title, words.enrol.intro, ...enrolment(words, answer, confirm), back()));
          } catch (error) {
            if (!isUsherError(error)) throw error;
            if (error.code === "conflict") enrolled();
            else if (error.code === "step_up_required") old();
            else throw error;
          }
        },
      }),
      back(),
    ),
  );
});

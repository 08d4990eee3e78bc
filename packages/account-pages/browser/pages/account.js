import { el, show } from "../dom.js";
import { startOwnPage } from "../page.js";
import { panel } from "../steps.js";

await startOwnPage(({ place, client, words, address, home, session }) => {
  const { actor } = session;
  const entry = (href, text) => el("li", {}, el("a", { href }, text));
  show(
    place,
    panel(
      words.account.title,
      words.account.signedInAs(actor.displayName, actor.username),
      el(
        "ul",
        { class: "choices" },
        entry(address("change"), words.account.change),
        entry(address("authenticator"), words.account.authenticator),
        entry(address("sessions"), words.sessions.title),
        entry(home, words.back),
      ),
      el(
        "button",
        {
          type: "button",
          class: "button wide",
          onclick: async () => {
            await client.account.signOut();
            location.assign(home);
          },
        },
        words.account.signOut,
      ),
    ),
  );
});

import { isUsherError } from "@usherkit/sdk";
import { el, notice, show } from "../dom.js";
import { createForm } from "../form.js";
import { forgetToken, startPage, tokenInAddress } from "../page.js";
import { newPassword, panel } from "../steps.js";

const completions = { givenName: "given-name", familyName: "family-name", username: "username" };
const inputTypes = { tel: "tel", number: "number", date: "date" };

await startPage(async ({ place, client, words, profile, home }) => {
  const token = tokenInAddress();
  const dead = (text) => show(place, panel(words.set.deadTitle, null, notice("danger", text)));
  const hasAccount = () =>
    show(
      place,
      panel(
        words.signUp.takenTitle,
        null,
        notice("info", words.signUp.taken),
        el("a", { class: "button primary wide", href: home }, words.set.signIn),
      ),
    );
  const removed = () => show(place, panel(words.signUp.removedTitle, null, notice("danger", words.signUp.removed)));
  const orDead = async (run) => {
    try {
      return await run();
    } catch (error) {
      if (!isUsherError(error)) throw error;
      if (error.code === "invalid_token") dead(words.signUp.dead);
      else if (error.code === "email_taken") hasAccount();
      else if (error.code === "removed_user" && error.errors?.some(({ pointer }) => pointer === "/email")) removed();
      else throw error;
      return undefined;
    }
  };
  if (!token) return dead(words.set.noToken);
  // Asking what the invitation is for changes nothing.
  const invitation = await orDead(() => client.account.signUp({ token }));
  if (!invitation) return;

  const fieldOf = (name) => profile.fields.find(({ id }) => id === name);
  const standard = Object.entries(completions).map(([name, autocomplete]) => ({
    name,
    label: fieldOf(name)?.label ?? name,
    required: fieldOf(name)?.required !== false,
    autocomplete,
    // What is known of somebody who was invited by name.
    value: invitation[name] ?? "",
  }));
  const attributes = profile.attributes
    .filter(({ type }) => type === "text" || type in inputTypes)
    .map(({ id, label: text, type, help, required, maxLength }) => ({
      name: id,
      label: text,
      type: inputTypes[type] ?? "text",
      help,
      required: required ?? false,
      ...(type === "tel" ? { autocomplete: "tel" } : {}),
      ...(maxLength ? { maxlength: maxLength } : {}),
    }));
  const attributeValues = (values) =>
    Object.fromEntries(
      profile.attributes
        .filter(({ id }) => (values[id] ?? "").trim() !== "")
        .map(({ id, type }) => [id, type === "number" ? Number(values[id]) : values[id].trim()]),
    );

  const done = () =>
    show(
      place,
      panel(
        words.signUp.doneTitle,
        null,
        notice("success", words.signUp.done),
        el("a", { class: "button primary wide", href: home }, words.set.signIn),
      ),
    );
  show(
    place,
    panel(
      words.signUp.title,
      words.signUp.intro(invitation.email, invitation.tenant.name),
      createForm(words, {
        fields: [...standard, ...attributes, newPassword(words, words.Credential)],
        layout: ([givenName, familyName, ...rest]) => [
          el("div", { class: "name-pair" }, givenName, familyName),
          ...rest,
        ],
        submit: words.signUp.submit,
        busy: words.signUp.busy,
        onSubmit: (values) =>
          orDead(async () => {
            const { username, givenName, familyName, password } = values;
            const own = attributeValues(values);
            await client.account.signUp({
              token,
              username,
              givenName,
              familyName,
              password,
              ...(Object.keys(own).length > 0 ? { attributes: own } : {}),
            });
            forgetToken();
            done();
          }),
      }),
    ),
  );
});

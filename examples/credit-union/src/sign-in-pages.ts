import type { PublicProfile } from "@usherkit/sdk";
import { html, raw } from "hono/html";
import type { Html } from "./layout.js";
import { managersOf, phonesOf } from "./words.js";

interface FieldOptions {
  readonly name: string;
  readonly label: string;
  readonly type?: "text" | "password";
  readonly autocomplete: string;
  readonly value?: string;
  readonly help?: string | undefined;
  readonly error?: string | undefined;
}

const invalid = raw(' aria-invalid="true"');

const field = ({ name, label, type = "text", autocomplete, value = "", help, error }: FieldOptions): Html => {
  const told = error ?? help;
  return html`<div class="field">
    <label for="${name}">${label}</label>
    <input
      id="${name}"
      name="${name}"
      type="${type}"
      value="${value}"
      autocomplete="${autocomplete}"
      autocapitalize="none"
      spellcheck="false"
      required
      ${told ? html`aria-describedby="${name}-told"` : ""}${error ? invalid : ""}
    />
    ${told && html`<p class="${error ? "error" : "help"}" id="${name}-told">${told}</p>`}
  </div>`;
};

const alert = (text: string | undefined): Html | "" => (text ? html`<p class="alert" role="alert">${text}</p>` : "");

/** The sign-in. `problem`: why the last one was refused. */
export const signInPage = (
  profile: PublicProfile,
  path: string,
  { username = "", problem, target = "" }: { username?: string; problem?: string | undefined; target?: string },
): Html => {
  const pac = profile.credential.name;
  return html`<section class="panel">
    <h1>Sign in to online banking</h1>
    <form method="post" action="${path}/sign-in">
      ${alert(problem)}
      <input type="hidden" name="return" value="${target}" />
      ${field({ name: "username", label: "User name", autocomplete: "username", value: username })}
      ${field({
        name: "pac",
        label: `Personal Access Code (${pac})`,
        type: "password",
        autocomplete: "current-password",
      })}
      <button class="primary">Sign in</button>
      <p><a href="${path}/forgotten">Forgotten your ${pac}?</a></p>
    </form>
  </section>`;
};

/** Whom to ask: the same to everybody, so it tells nobody who exists (docs/portals.md, CU-8). */
export const forgottenPage = (profile: PublicProfile, path: string): Html => {
  const pac = profile.credential.name;
  return html`<section class="panel wide">
    <h1>Forgotten your ${pac}?</h1>
    <p>
      Ask somebody who manages your company's users: ${managersOf(profile)}. They reset it on the Manage Users page and
      tell you a temporary ${pac}; when you sign in with that, you choose a new one.
    </p>
    <h2>${profile.support.name}</h2>
    <p>${profile.support.text}</p>
    ${phonesOf(profile)}
    <p><a href="${path}/sign-in">Back to the sign-in</a></p>
  </section>`;
};

export type PacErrors = Partial<Record<"current" | "pac" | "again", string>>;

/** A new PAC: because the present one is temporary (`isForced`), or at will, with the present one. */
export const newPacPage = (
  profile: PublicProfile,
  path: string,
  options: { username: string; isForced: boolean; errors?: PacErrors; problem?: string | undefined },
): Html => {
  const { username, isForced, errors = {}, problem } = options;
  const { name: pac, minLength, digits } = profile.credential;
  return html`<section class="panel">
    <h1>Choose a new ${pac}</h1>
    ${isForced ? html`<p>Your ${pac} is temporary. Choose one that you alone know.</p>` : ""}
    <form method="post" action="${path}/pac">
      ${alert(problem)}
      <input type="hidden" name="username" value="${username}" autocomplete="username" />
      ${
        isForced
          ? ""
          : field({
              name: "current",
              label: `Present ${pac}`,
              type: "password",
              autocomplete: "current-password",
              error: errors.current,
            })
      }
      ${field({
        name: "pac",
        label: `New ${pac}`,
        type: "password",
        autocomplete: "new-password",
        help: `At least ${minLength.toString()} ${digits ? "digits" : "characters"}.`,
        error: errors.pac,
      })}
      ${field({
        name: "again",
        label: `New ${pac}, once more`,
        type: "password",
        autocomplete: "new-password",
        error: errors.again,
      })}
      <button class="primary">Save and continue</button>
    </form>
    ${isForced ? html`<form method="post" action="${path}/sign-out"><button class="quiet">Sign in as somebody else</button></form>` : ""}
  </section>`;
};

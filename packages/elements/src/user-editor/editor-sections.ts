import { html, nothing, type TemplateResult } from "lit";
import type { CreateUser, Decision, PortalProfile, Role, User } from "@usherkit/sdk";
import { control } from "../internal/access.js";
import { icon } from "../internal/icons.js";
import type { CommonMessages } from "../internal/messages/common.js";
import type { UserEditorMessages } from "../internal/messages/user-editor.js";
import { roleOptions } from "../internal/role-options.js";
import type { Words } from "../internal/words.js";

export type FirstCredential = NonNullable<CreateUser["credential"]>;

interface Section {
  readonly profile: PortalProfile;
  readonly t: UserEditorMessages;
  readonly m: CommonMessages;
  readonly words: Words;
}

/** The roles: chosen where the viewer may, else read. */
export const roleSection = (
  view: Section & {
    readonly user: User | undefined;
    /** Undefined: not known yet which may be given. */
    readonly roles: readonly Role[] | undefined;
    readonly chosen: readonly string[];
    readonly isEnabled: boolean;
    readonly isInvalid: boolean;
    readonly why: (decision: Decision) => string;
    readonly whyRole: (decision: Decision) => string;
    readonly onChoose: (roleIds: string[]) => void;
  },
): TemplateResult => {
  const { profile, user, roles, chosen, isInvalid, t, m, words } = view;
  const { multiple, helpUrl } = profile.roles;
  const label = multiple ? m.roles : m.role;
  const { isShown, denied } = user ? control(user, "setRoles") : { isShown: true, denied: undefined };
  return html`<section class="section" part="section">
    <h3 id="roles-label">
      ${label}
      ${
        helpUrl
          ? html`<a class="help-link" href=${helpUrl} target="_blank" rel="noopener">${m.help(label)}</a>`
          : nothing
      }
    </h3>
    ${
      isShown && roles
        ? roleOptions({
            roles,
            chosen,
            isMultiple: multiple,
            kept: user?.roleIds ?? [],
            isReadOnly: !view.isEnabled,
            isInvalid,
            labelledBy: "roles-label",
            describedBy: isInvalid ? "roles-error" : denied ? "roles-why" : undefined,
            reason: view.whyRole,
            onChoose: view.onChoose,
          })
        : html`<p class="help">${m.rolesOf(chosen.map((id) => words.roleName(id)))}</p>`
    }
    ${
      isInvalid
        ? html`<p class="error-text" id="roles-error">${icon("error")}<span>${t.chooseRole}</span></p>`
        : denied
          ? html`<p class="why" id="roles-why">${icon("info")}<span>${view.why(denied)}</span></p>`
          : nothing
    }
  </section>`;
};

/** How the new person gets a credential: said where there is one way, chosen where there are several. */
export const credentialSection = (
  view: Pick<Section, "profile" | "t"> & {
    readonly chosen: FirstCredential | undefined;
    /** The field in which it is typed, where it is. */
    readonly field: unknown;
    readonly onChoose: (way: FirstCredential) => void;
  },
): TemplateResult => {
  const { t, chosen } = view;
  const ways = view.profile.credential.onCreate;
  const only = ways.length === 1 ? ways[0] : undefined;
  return html`<section class="section" part="section">
    <h3 id="first-label">${t.firstLabel}</h3>
    ${
      only
        ? html`<p class="help">${t.first[only].about}</p>`
        : html`<div class="options" role="radiogroup" aria-labelledby="first-label">
            ${ways.map(
              (way) =>
                html`<label class="option"
                  ><span class="choice"
                    ><input
                      type="radio"
                      name="first"
                      aria-labelledby="first-name-${way}"
                      aria-describedby="first-${way}"
                      .checked=${chosen === way}
                      @change=${() => view.onChoose(way)} /></span
                  ><span class="name" id="first-name-${way}">${t.first[way].label}</span
                  ><span class="about" id="first-${way}">${t.first[way].about}</span></label
                >`,
            )}
          </div>`
    }
    ${view.field}
  </section>`;
};

import { initialState } from "@lit/task";
import type { LitElement } from "lit";
import { isolated } from "@usherkit/sdk/text";
import type {
  Action,
  Client,
  CredentialWay,
  Decision,
  EditorSection,
  GrantableAccount,
  GrantableFeature,
  PortalProfile,
  Role,
  User,
} from "@usherkit/sdk";
import { CloseRequestEvent } from "../events/close-request.js";
import { control } from "../internal/access.js";
import type { ClientController } from "../internal/client-controller.js";
import type { ConfirmController } from "../internal/confirm-dialog.js";
import { userActions } from "../internal/messages/user-actions.js";
import { userEditor } from "../internal/messages/user-editor.js";
import { reasonText, subjectOf, type Failure } from "../internal/reason.js";
import { addressDenied } from "../internal/takeover.js";
import { soleRole } from "../internal/role-options.js";
import type { Answer } from "./answer.js";
import type { DraftValue } from "./draft.js";
import { EditorActions } from "./editor-actions.js";
import { editorFields, rolesKey, secretField, sectionOf, temporaryKey, type EditorField } from "./editor-field.js";
import { EditorModel } from "./editor-model.js";
import type * as grantAreas from "./grant-areas.js";
import type { PersonHistory } from "./person-history.js";
import { EditorSaver } from "./editor-saver.js";
import type * as sectionList from "./section-list.js";

/** The element, as far as its logic needs it. */
export interface EditorHost extends LitElement {
  readonly userId: string | undefined;
  readonly user: User | undefined;
  readonly inDialog: boolean;
  readonly section: EditorSection | undefined;
}

/** What stands above the form: a failed save, or what was made. */
export interface Notice extends Failure {
  readonly kind: "danger" | "success";
  readonly title: string;
  readonly secret?: string;
}

/** What can be granted, once it is needed and known; with the module that draws it. */
interface Grants {
  readonly draw: typeof grantAreas;
  readonly features: readonly GrantableFeature[];
  readonly accounts: readonly GrantableAccount[];
}

/** What the editor knows, without its looks: whom it is about, what can be given, what was typed, and what came of it. */
export class EditorController {
  readonly model = new EditorModel();
  readonly host: EditorHost;
  readonly about: ClientController;
  readonly actions: EditorActions;
  readonly saver: EditorSaver;
  shown: string | undefined;
  roles: readonly Role[] | undefined;
  grants: Grants | undefined;
  hasNoGrants = false;
  /** The sections that save alone, once they are needed. */
  sections: typeof sectionList | undefined;
  history: PersonHistory | undefined;
  isHistoryOpen = false;
  first: CredentialWay | undefined;
  /** By action, or by the section that is saved. */
  readonly answers = new Map<string, Answer>();
  notice: Notice | undefined;
  /** The person just added, while the dialog shows their first credential. */
  created: User | undefined;
  /** Who has changed the user meanwhile. */
  who: string | undefined;
  isBusy = false;
  isGone = false;
  isFocused = false;
  /** Whether a temporary credential lets in who is locked or inactive, in the same step. */
  isLettingIn = false;
  answer = "";

  constructor(host: EditorHost, about: ClientController, confirm: ConfirmController) {
    this.host = host;
    this.about = about;
    this.actions = new EditorActions(this, confirm);
    this.saver = new EditorSaver(this);
  }

  get id(): string | undefined {
    return this.host.userId ?? this.host.user?.id;
  }
  get t() {
    return this.about.messages("userEditor", userEditor);
  }
  get actionWords() {
    return this.about.messages("userActions", userActions);
  }
  get subject() {
    return subjectOf(this.model.user, this.about.session?.actor.id);
  }
  /** How the person is called in a sentence. */
  get name(): string {
    const { user } = this.model;
    return isolated(user ? user.givenName || user.displayName || user.username : this.model.name);
  }
  /** Whether each section saves by itself: by the portal's choice, or because one alone is shown. */
  get isSectioned(): boolean {
    const { section } = this.host;
    return this.id !== undefined && (section !== undefined || this.about.profile?.editor?.shape === "sections");
  }
  get canEdit(): boolean {
    const { user } = this.model;
    return user ? control(user, "edit").isEnabled : control(this.about.session, "create").isEnabled;
  }
  /** Why this viewer can't change the address of somebody whom they may edit otherwise. */
  get addressWithheld(): string | undefined {
    const denied = addressDenied(this.model.user);
    return denied && this.why(denied, "edit");
  }
  get canSetRoles(): boolean {
    const { user } = this.model;
    return user ? control(user, "setRoles").isEnabled : this.canEdit;
  }
  get canSetActive(): boolean {
    const { user } = this.model;
    return control(user, "activate").isEnabled || control(user, "deactivate").isEnabled;
  }
  get canSave(): boolean {
    const { user } = this.model;
    const grants = (["setFeatures", "setAccounts"] as const).some((action) => control(user, action).isEnabled);
    return this.canEdit || this.canSetRoles || this.canSetActive || grants;
  }
  /** Something is under way that has to be waited for. */
  get isWorking(): boolean {
    return this.isBusy || [...this.answers.values()].some(({ busy }) => busy);
  }

  update(): void {
    this.host.requestUpdate();
  }

  why(decision: Decision | undefined, action: Action): string {
    const { m, words } = this.about;
    return decision ? reasonText(decision, { action, subject: this.subject, m, words }) : "";
  }

  listen(client: Client): () => void {
    const ends = [
      client.on("user.changed", ({ user }) => {
        if (user.id === this.model.user?.id && !this.isBusy) this.#receive(user);
      }),
      client.on("user.deleted", ({ id }) => {
        if (id === this.model.user?.id) this.isGone = true;
        this.update();
      }),
    ];
    return () => {
      for (const end of ends) end();
    };
  }

  /** Somebody else was faster: the person as they are now. */
  async reread(): Promise<void> {
    const { user } = this.model;
    const fresh = user && (await this.about.client?.users.get(user.id).catch(() => undefined));
    if (fresh) this.#receive(fresh);
    this.update();
  }

  /** A newer state; what an answer doesn't report is kept. */
  #receive(user: User): void {
    const access = user.access ?? this.model.user?.access;
    const hasHappened = user.version > (this.model.user?.version ?? user.version);
    this.model.receive({ ...user, ...(access && { access }) });
    if (hasHappened && this.isHistoryOpen) void this.history?.open();
    this.update();
  }

  async read(
    [client, profile, id, user]: readonly [
      Client | undefined,
      PortalProfile | undefined,
      string | undefined,
      User | undefined,
      ...unknown[],
    ],
    signal: AbortSignal,
  ): Promise<typeof initialState | undefined> {
    if (!client || !profile) return initialState;
    const known = user && user.id === id ? user : undefined;
    const { isSectioned } = this;
    this.model.groupOf = (key) => {
      const section = sectionOf(key);
      // In one form all that it saves is one group (docs/portals.md, CU-3); a temporary credential has a button of its own.
      return isSectioned || section === temporaryKey ? section : "";
    };
    if (this.shown !== (id ?? "")) {
      this.shown = id ?? "";
      this.model.reset([], known);
      this.answers.clear();
      this.first = profile.credential.onCreate[0];
      this.notice = undefined;
      this.created = undefined;
      this.history = undefined;
      this.isHistoryOpen = false;
      this.isGone = false;
      this.isFocused = false;
      this.isLettingIn = false;
    } else if (known) this.#receive(known);
    this.refit(profile);
    const [roles, fresh, sections] = await Promise.all([
      client.roles.list({ signal, language: this.about.words.locale }),
      id === undefined || known?.access ? undefined : client.users.get(id, { signal }),
      isSectioned ? import("./section-list.js") : undefined,
    ]);
    this.roles = roles;
    if (id === undefined) this.model.suggest(rolesKey, soleRole(roles));
    this.sections = sections;
    if (fresh) this.#receive(fresh);
    await this.readGrants(signal);
    return undefined;
  }

  /** Whether a section is among those that the editor shows. */
  shows(section: EditorSection): boolean {
    const { section: only } = this.host;
    const editor = this.about.profile?.editor;
    if (only !== undefined) return only === section;
    return editor?.shape === "sections" ? editor.sections.some(({ id }) => id === section) : true;
  }

  /** What can be granted is read only where somebody may see it. */
  readGrants = async (signal?: AbortSignal): Promise<void> => {
    const { client, profile } = this.about;
    const { user } = this.model;
    const needs = {
      features: this.shows("features") && control(user, "setFeatures").isShown,
      accounts: this.shows("accounts") && control(user, "setAccounts").isShown,
    };
    if (!client || !profile || !(needs.features || needs.accounts)) return;
    this.hasNoGrants = false;
    this.update();
    const options = { language: this.about.words.locale, ...(signal && { signal }) };
    try {
      const [draw, features, accounts] = await Promise.all([
        import("./grant-areas.js"),
        needs.features ? client.features.list(options) : [],
        needs.accounts ? client.accounts.list(options) : [],
      ]);
      this.grants = { draw, features, accounts };
      this.refit(profile);
    } catch (error) {
      if (signal?.aborted) throw error;
      // The rest of the editor works without; its place says so, and offers to try again.
      this.hasNoGrants = true;
    }
    this.update();
  };

  toggleHistory(isOpen: boolean): void {
    if (isOpen && !this.isHistoryOpen) void this.#openHistory();
    this.isHistoryOpen = isOpen;
  }

  async #openHistory(): Promise<void> {
    const { PersonHistory } = await import("./person-history.js");
    const { user } = this.model;
    if (!user) return;
    this.history ??= new PersonHistory(this, user.id);
    await this.history.open();
  }

  refit(profile: PortalProfile): void {
    const { t } = this;
    const { credential } = profile;
    const minLength = t.minLength(credential.minLength, credential.digits === true);
    const isNew = this.shown === "";
    const secrets: EditorField[] = [];
    if (isNew && this.first === "password")
      secrets.push(secretField(profile, "password", { label: t.credential, help: minLength, isRequired: true }));
    else if (credential.managersMayType && (!isNew || this.first === "temporary"))
      secrets.push(
        secretField(profile, isNew ? "password" : temporaryKey, {
          label: t.temporaryLabel,
          // Where it must be changed, the warning beneath says already that it may be left empty.
          help: this.about.words.mustChange ? minLength : `${t.leaveEmpty} ${minLength}`,
          isRequired: false,
        }),
      );
    this.model.refit(
      [
        // What somebody else has to fill in can't be asked of this one.
        ...editorFields(profile).map((field) => (this.isMine(field) ? field : { ...field, isRequired: false })),
        ...secrets,
      ],
      this.grants && {
        featureIds: this.grants.features.map(({ id }) => id),
        accountIds: this.grants.accounts.map(({ id }) => id),
      },
    );
  }

  /** Whether the portal lets this viewer fill it in, of somebody new as of somebody there: else it is shown, and never sent. */
  isMine = ({ editableBy }: EditorField): boolean => {
    const held = this.about.session?.actor.roleIds ?? [];
    return editableBy?.some((id) => held.includes(id)) ?? true;
  };

  labelOf = (key: string): string => {
    const { m } = this.about;
    const { grants, t } = this;
    const [kind, id] = key.split(/\/(.*)/s);
    if (key === rolesKey) return m.role;
    if (key === "active") return t.active.label;
    if (kind === "features") return grants?.features.find((feature) => feature.id === id)?.label ?? id ?? key;
    if (kind === "accounts") return grants?.accounts.find((account) => account.id === id)?.name ?? id ?? key;
    return this.model.fields.find((field) => field.key === key)?.label ?? key;
  };

  type(key: string, value: DraftValue): void {
    this.model.set(key, value);
    this.answer = "";
    // What came of the last time is about what the section held then; a secret stays until it is told.
    const section = sectionOf(key);
    for (const one of [section, ...(section === "active" ? ["activate", "deactivate"] : [])]) this.answers.delete(one);
    this.update();
  }

  /** Nobody is left to edit. */
  end(): void {
    this.isGone = true;
    this.close();
  }

  close(): void {
    this.model.reset(this.model.fields, this.model.user);
    this.notice = undefined;
    this.answers.clear();
    this.update();
    this.host.dispatchEvent(new CloseRequestEvent());
  }

  /** In a dialog, once all is stored and nothing is left to be read. */
  closeWhenDone(): void {
    const isRead = ![...this.answers.values()].some(({ secret }) => secret);
    if (this.host.inDialog && isRead && this.model.changed.length === 0)
      this.host.dispatchEvent(new CloseRequestEvent());
  }

  /** Brings the focus to what has to be looked at, in one area: the first wrong field, a conflict, a notice. */
  async showProblems(area?: string): Promise<void> {
    this.update();
    await this.host.updateComplete;
    const { renderRoot } = this.host;
    const root = (area && renderRoot.querySelector(`#area-${area}`)) || renderRoot;
    const invalid = root.querySelector<HTMLElement>("[aria-invalid]");
    this.showProblem(invalid ?? root.querySelector<HTMLElement>(".conflict, .told") ?? undefined);
  }

  /** A list of options has its focus in the first of them. */
  showProblem(problem: HTMLElement | undefined): void {
    const inside = problem?.matches(".options") ? problem.querySelector<HTMLElement>("input") : problem;
    inside?.focus();
  }
}

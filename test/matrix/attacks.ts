import type { Session } from "@usherkit/contract";
import type { Answer, Client, Mail, TestPortal } from "../support/portal.js";
import { requiredAttributes } from "./people.js";
import { openSession, type Holding, type Person, type TargetState } from "./takeover.js";

/** Where somebody who wants to take an account over reads their mail, beside their own address. */
const attackersAddress = "reader@attacker.example";
/** What they type, and what they set by a link. */
export const typedPassword = "typed by the attacker 1";
const linkPassword = "set by the attacker 2";

export interface Attack {
  readonly state: TargetState;
  /** The attacker types a credential. */
  readonly types?: boolean;
  readonly run: (call: Client["call"], target: Person, holding: Holding, portal: TestPortal) => Promise<Answer[]>;
}

const any = { "If-Match": "*" };
const post =
  (path: string, body: object = {}): Attack["run"] =>
  async (call, { id }) => [await call("POST", `/users/${id}/${path}`, body)];

const move = (call: Client["call"], { id }: Person, more: object = {}) =>
  call("PATCH", `/users/${id}`, { email: attackersAddress, ...more }, any);

/** "Forgotten?", which anybody may ask for anybody. */
const forget = (portal: TestPortal, username: string) =>
  portal.call("POST", "/password-reset-requests", { tenant: portal.tenantId, username });

/** Everything that makes a credential, moves an address or takes a second factor away, and what mails a link afterwards. */
export const attacks: Readonly<Record<string, Attack>> = {
  "a temporary credential": { state: "active", run: post("temporary-password") },
  "a typed credential": {
    state: "active",
    types: true,
    run: post("temporary-password", { password: typedPassword }),
  },
  "a temporary credential of who has none": { state: "provisioned", run: post("temporary-password") },
  unlock: { state: "locked", run: post("unlock") },
  "unlock with a reset": { state: "locked", run: post("unlock", { resetCredential: true }) },
  "another address, then a reset": {
    state: "active",
    run: async (call, target) => [
      await move(call, target),
      await call("POST", `/users/${target.id}/password-reset`, {}),
    ],
  },
  "another address and user name, then a reset by a stranger": {
    state: "active",
    run: async (call, target, _holding, portal) => [
      await move(call, target, { username: `${target.username}-moved` }),
      await forget(portal, `${target.username}-moved`),
      await forget(portal, attackersAddress),
    ],
  },
  "no address, then another, then a temporary credential": {
    state: "active",
    run: async (call, target) => [
      await call("PATCH", `/users/${target.id}`, { email: null }, any),
      await move(call, target),
      await call("POST", `/users/${target.id}/temporary-password`, {}),
    ],
  },
  "another address, then a welcome": {
    state: "provisioned",
    run: async (call, target) => [
      await move(call, target),
      await call("POST", `/users/${target.id}/welcome-email`, {}),
    ],
  },
  "a welcome once more": { state: "provisioned", run: post("welcome-email") },
  "no second factor": { state: "enrolled", run: post("mfa-reset") },
  "somebody removed": {
    state: "removed",
    run: async (call, target) => [
      await call("POST", `/users/${target.id}/restore`, {}),
      await move(call, target),
      await call("POST", `/users/${target.id}/temporary-password`, {}),
    ],
  },
  "somebody new like them": {
    state: "active",
    types: true,
    run: async (call, _target, { roleIds }, portal) => [
      await call("POST", "/users", {
        username: "newcomer",
        email: attackersAddress,
        givenName: "New",
        familyName: "Comer",
        roleIds,
        attributes: requiredAttributes(portal.profile),
        ...(portal.profile.credential.managersMayType && { password: typedPassword }),
      }),
    ],
  },
  "an invitation like theirs": {
    state: "active",
    run: async (call, _target, { roleIds }) => {
      const sent = await call("POST", "/invitations", { emails: [attackersAddress], roleIds });
      const id: unknown = sent.body?.outcomes?.[0]?.invitation?.id;
      return typeof id === "string" ? [sent, await call("POST", `/invitations/${id}/resend`, {})] : [sent];
    },
  },
};

/** Those that open somebody who holds no more than the attacker, or somebody new: what shows that a trial is one. */
export const helping: readonly string[] = [
  "a temporary credential",
  "unlock with a reset",
  "another address, then a reset",
  "another address, then a welcome",
  "somebody new like them",
];

/** What came of an attack. */
export interface Loot {
  readonly types: boolean;
  readonly answers: readonly Answer[];
  /** Mails to the attacker's addresses, and to everybody else. */
  readonly read: readonly Mail[];
  readonly unread: readonly Mail[];
}

export const attack = async (
  portal: TestPortal,
  { run, types = false }: Attack,
  actor: { client: Client; email: string },
  target: Person,
  holding: Holding,
): Promise<Loot> => {
  portal.mails.length = 0;
  const answers = await run(actor.client.call, target, holding, portal);
  await portal.deliver();
  const isTheirs = ({ to }: Mail) => to === actor.email || to === attackersAddress;
  return {
    types,
    answers,
    read: portal.mails.filter(isTheirs),
    unread: portal.mails.filter((mail) => !isTheirs(mail)),
  };
};

const tokensOf = (text: string): string[] => [...text.matchAll(/#token=([\w-]+)/g)].map(([, token = ""]) => token);

/** The credentials that mails hold: each stands on a line of its own. */
export const credentialsIn = (mails: readonly Mail[]): string[] =>
  mails
    .flatMap(({ text }) => [...text.matchAll(/^\S+$/gm)].map(([word]) => word))
    .filter((word) => !/[@:#,]/.test(word));

/** Tries everything that the attacker has come to know, on everybody whom it may open; answers the sessions that it did. */
export const breakIn = async (portal: TestPortal, target: Person, loot: Loot): Promise<Session[]> => {
  const { answers, read } = loot;
  const done = answers.filter(({ status }) => status < 300).map(({ body }) => body ?? {});
  const told = done.flatMap(({ temporaryPassword }) =>
    typeof temporaryPassword === "string" ? [temporaryPassword] : [],
  );
  const tokens = [...tokensOf(JSON.stringify(done)), ...read.flatMap(({ text }) => tokensOf(text))];
  const names = new Set([target.username]);
  for (const body of done) names.add(String(body.user?.username ?? body.username ?? target.username));
  const secrets = new Set([...told, ...credentialsIn(read), ...(loot.types && done.length > 0 ? [typedPassword] : [])]);
  for (const token of tokens) {
    const set = await portal.call("POST", "/credentials", { token, password: linkPassword });
    if (set.status === 200) secrets.add(linkPassword);
    if (set.status !== 410) continue;
    const person = { username: "newcomer", givenName: "New", familyName: "Comer", password: linkPassword };
    const attributes = requiredAttributes(portal.profile);
    const signedUp = await portal.call("POST", "/sign-up", { token, ...person, attributes });
    if (signedUp.status !== 200) continue;
    names.add(person.username);
    secrets.add(linkPassword);
  }
  const sessions: Session[] = [];
  for (const name of names)
    for (const secret of secrets) {
      const client = await openSession(portal, name, secret);
      const session = await client?.call("GET", "/session");
      if (session?.status === 200) sessions.push(session.body);
    }
  return sessions;
};

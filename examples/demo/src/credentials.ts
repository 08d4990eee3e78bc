import { MfaAnswer, SignedIn, type PortalProfile, type UserWithCredential } from "@usherkit/contract";
import { Secret, TOTP } from "otpauth";
import * as z from "zod/mini";
import { nameOf, type Cast } from "./people.js";
import type { SeedServices } from "./seed.js";

/** What nobody could know of a demo's people unless it were kept: by the name that they sign in with. */
export interface SeedSecrets {
  /** Of enrolled authenticators, base32: only a phone would know them else. */
  readonly authenticators: Record<string, string>;
  /** Passwords that a manager or the server has made, not yet changed. */
  readonly temporary: Record<string, string>;
}

const minute = 60_000;
const anything = z.unknown();

/** What the people of a tenant know by heart while their past is played, and the sign-ins that they do with it. */
export class Credentials {
  readonly #services: SeedServices;
  readonly #cast: Cast;
  readonly #profile: PortalProfile;
  readonly #passwords = new Map<string, string>();
  readonly #authenticators = new Map<string, string>();
  readonly #temporary = new Map<string, string>();

  constructor(services: SeedServices, cast: Cast, profile: PortalProfile) {
    this.#services = services;
    this.#cast = cast;
    this.#profile = profile;
    for (const member of [cast.manager, ...cast.people])
      if (member.password !== undefined) this.#passwords.set(nameOf(member), member.password);
  }

  get secrets(): SeedSecrets {
    return {
      authenticators: Object.fromEntries(this.#authenticators),
      temporary: Object.fromEntries(this.#temporary),
    };
  }

  /** The one that somebody would sign in with now. */
  of(name: string): string {
    return this.#temporary.get(name) ?? this.chosen(name);
  }

  /** The one that somebody has chosen, or will. */
  chosen(name: string): string {
    return this.#passwords.get(name) ?? this.#cast.password;
  }

  keepTemporary(name: string, { temporaryPassword }: UserWithCredential): void {
    if (temporaryPassword) this.#temporary.set(name, temporaryPassword);
  }

  forgetAuthenticator(name: string): void {
    this.#authenticators.delete(name);
  }

  async signIn(name: string): Promise<string> {
    const { api } = this.#services;
    const body = { tenant: this.#cast.tenant.id, username: name, password: this.of(name) };
    const { token, next } = await api.call({ method: "POST", path: "/sign-in", body }, SignedIn);
    if (token === null) throw new Error(`${name} was told no token.`);
    if (next !== "verify_mfa") return token;
    const code = { code: this.#code(name) };
    const answer = await api.call({ method: "POST", path: "/mfa", token, body: code }, MfaAnswer);
    return answer.token ?? token;
  }

  async change(name: string, to: string): Promise<void> {
    const isForced = this.#temporary.has(name);
    const body = { ...(!isForced && { currentPassword: this.of(name) }), password: to };
    const token = await this.signIn(name);
    await this.#services.api.call({ method: "POST", path: "/credentials", token, body }, anything);
    this.#temporary.delete(name);
    this.#passwords.set(name, to);
  }

  /** As many as lock the account, half a minute between two. */
  async mistype(name: string): Promise<void> {
    const { api, clock } = this.#services;
    for (let count = 0; count < this.#profile.credential.lockout.attempts; count += 1) {
      const body = { tenant: this.#cast.tenant.id, username: name, password: `not it ${count}` };
      await api.attempt({ method: "POST", path: "/sign-in", body });
      clock.advance(minute / 2);
    }
  }

  async enrol(name: string): Promise<void> {
    const { api } = this.#services;
    const token = await this.signIn(name);
    const { secret } = await api.call({ method: "POST", path: "/mfa", token, body: {} }, MfaAnswer);
    this.#authenticators.set(name, secret ?? "");
    await api.call({ method: "POST", path: "/mfa", token, body: { code: this.#code(name) } }, MfaAnswer);
  }

  #code(name: string): string {
    const secret = Secret.fromBase32(this.#authenticators.get(name) ?? "");
    return new TOTP({ secret }).generate({ timestamp: this.#services.clock.now().getTime() });
  }
}

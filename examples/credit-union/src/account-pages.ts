import type { Session } from "@usherkit/sdk";
import { html, raw } from "hono/html";
import { featureName, type Html } from "./layout.js";
import { day, ledger, money, type Account } from "./ledger.js";

interface OpenAccount extends Account {
  /** How far it is open: the profile's words for the level. */
  readonly level: string;
}

/** The bank's accounts that the session reports, in the bank's order: no other is even named. */
export const openAccounts = ({ accounts, profile }: Session): OpenAccount[] =>
  ledger.flatMap((account) => {
    const grant = accounts.find(({ id }) => id === account.id);
    if (!grant) return [];
    const level = profile.accountLevels?.find(({ id }) => id === grant.level)?.label ?? grant.level;
    return [{ ...account, level }];
  });

const negative = raw(' class="owed"');
const amount = (value: number): Html =>
  html`<data value="${value.toFixed(2)}" ${value < 0 ? negative : ""}>${money(value)}</data>`;

const table = (caption: string, accounts: readonly OpenAccount[], path: string): Html =>
  html`<table class="accounts">
    <caption>
      ${caption}
    </caption>
    <thead>
      <tr>
        <th scope="col">Account</th>
        <th scope="col">Your access</th>
        <th scope="col" class="sum">Balance</th>
      </tr>
    </thead>
    <tbody>
      ${accounts.map(
        ({ id, name, number, level, balance }) =>
          html`<tr>
            <th scope="row"><a href="${path}/accounts/${id}">${name}</a> <span>…${number}</span></th>
            <td data-label="Your access">${level}</td>
            <td class="sum" data-label="Balance">${amount(balance)}</td>
          </tr> `,
      )}
    </tbody>
  </table>`;

const hour = (now: Date): string => {
  const inAlaska = Number(
    new Intl.DateTimeFormat("en-US", { hour: "2-digit", hourCycle: "h23", timeZone: "America/Anchorage" }).format(now),
  );
  return inAlaska < 12 ? "Good morning" : inAlaska < 18 ? "Good afternoon" : "Good evening";
};

/** The accounts and the features of who is signed in: what the session reports, and nothing else. */
export const overview = (session: Session, path: string, now: Date): Html => {
  const accounts = openAccounts(session);
  const deposits = accounts.filter(({ kind }) => kind === "deposit");
  const loans = accounts.filter(({ kind }) => kind === "loan");
  return html`<h1>Accounts</h1>
    <p class="lead">${hour(now)}, ${session.actor.displayName}.</p>
    ${
      accounts.length === 0
        ? html`<p class="note">
            No account is open to you yet. Who manages the users of ${session.tenant.name} can open some.
          </p>`
        : ""
    }
    ${deposits.length > 0 ? table("Checking and savings", deposits, path) : ""}
    ${loans.length > 0 ? table("Cards and loans", loans, path) : ""}
    ${
      session.features.length === 0
        ? ""
        : html`<section aria-labelledby="services">
            <h2 id="services">Services</h2>
            <ul class="services">
              ${session.features.map(
                ({ id }) =>
                  html`<li>
                    <a href="${path}/features/${id}">${featureName(session, id)}</a>
                    <p>${session.profile.features?.find((feature) => feature.id === id)?.description}</p>
                  </li> `,
              )}
            </ul>
          </section>`
    }`;
};

/** One account with what moved on it last. */
export const accountPage = (account: OpenAccount, path: string): Html =>
  html`<p class="back"><a href="${path}/">Accounts</a></p>
    <h1>${account.name} <span class="number">…${account.number}</span></h1>
    <p class="lead">
      ${account.level}. ${account.kind === "loan" ? "Owed" : "Available"}: <strong>${amount(account.balance)}</strong>
    </p>
    <table class="entries">
      <caption>
        Latest activity
      </caption>
      <thead>
        <tr>
          <th scope="col">Date</th>
          <th scope="col">What</th>
          <th scope="col" class="sum">Amount</th>
        </tr>
      </thead>
      <tbody>
        ${account.entries.map(
          ({ date, text, amount: value }) =>
            html`<tr>
              <td><time datetime="${date}">${day(date)}</time></td>
              <td>${text}</td>
              <td class="sum">${amount(value)}</td>
            </tr> `,
        )}
      </tbody>
    </table>`;

/** What a feature offers, for the accounts that are open far enough; the rest of a bank is not in this demo. */
export const featurePage = (session: Session, id: string): Html => {
  const accounts = openAccounts(session).filter(({ kind }) => kind === "deposit");
  return html`<h1>${featureName(session, id)}</h1>
    <p class="lead">${session.profile.features?.find((feature) => feature.id === id)?.description}</p>
    ${
      accounts.length === 0
        ? html`<p class="note">No account is open to you for this.</p>`
        : html`<h2>From these accounts</h2>
            <ul class="plain">
              ${accounts.map(({ name, number, level }) => html`<li>${name} …${number} <span>${level}</span></li> `)}
            </ul>`
    }
    <p class="note">Nothing is waiting for your approval.</p>`;
};

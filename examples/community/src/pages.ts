import { html, raw } from "hono/html";
import type { Directory } from "./directory.js";
import type { PortalSession } from "./sessions.js";

type Html = ReturnType<typeof html>;

export interface Frame {
  readonly title: string;
  readonly body: Html;
  readonly current?: string;
  readonly session?: PortalSession | undefined;
  readonly scripts?: readonly string[];
}

const currentPage = raw(' aria-current="page"');
const menu = [
  { href: "/cases", text: "Cases" },
  { href: "/community", text: "Community" },
];
const own = [
  { href: "/profile", text: "My Profile" },
  { href: "/users", text: "Manage Users" },
];

const link = (href: string, text: string, current?: string): Html =>
  html`<a href="${href}" ${href === current ? currentPage : ""}>${text}</a>`;

/** The portal's page; the elements' bundle comes from where the API is, so that the two are always of one version. */
export const framed = (
  { apiUrl }: Pick<Directory, "apiUrl">,
  { title, body, current, session, scripts = [] }: Frame,
): Html =>
  html`<!doctype html>
    <html lang="en" data-api="${apiUrl}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title} | Tallisworks Support</title>
        <link rel="icon" href="/mark.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/brand.css" />
        <link rel="stylesheet" href="/host.css" />
        ${scripts.map((script) => html`<script type="module" src="${script}"></script>`)}
      </head>
      <body>
        <header>
          <a class="name" href="/"><span class="mark" aria-hidden="true"></span>Tallisworks Support</a>
          ${
            session &&
            html`<nav aria-label="Tallisworks Support">${menu.map(({ href, text }) => link(href, text, current))}</nav>
              <details class="own">
                <summary>My Tallisworks</summary>
                <div>
                  <p>${session.name}</p>
                  ${own.map(({ href, text }) => link(href, text, current))}
                  <form method="post" action="/sign-out"><button>Sign out</button></form>
                </div>
              </details>`
          }
        </header>
        <main>${body}</main>
        <footer>Tallisworks: drives, spindles and the people who keep them running.</footer>
      </body>
    </html>`;

export const signInPage = (
  api: URL,
  tenantId: string,
  { to, username = "", problem }: { to: string; username?: string; problem?: string | undefined },
): Html =>
  html`<section class="sign-in">
    <h1>Sign in</h1>
    <form method="post" action="/sign-in?to=${encodeURIComponent(to)}">
      ${problem && html`<p class="notice bad" role="alert">${problem}</p>`}
      <label>User name or email<input name="username" autocomplete="username" value="${username}" required /></label>
      <label>Password<input name="password" type="password" autocomplete="current-password" required /></label>
      <button class="main">Sign in</button>
    </form>
    <p>
      <a href="${new URL(`/account/forgotten/?tenant=${encodeURIComponent(tenantId)}`, api).href}"
        >Forgotten your password?</a
      >
    </p>
    <p class="faint">No login yet? A Super User of your company invites you.</p>
  </section>`;

/** In place of any page, to whom the user management refuses. */
export const refusedPage = (problem: string): Html =>
  html`<h1>No access</h1>
    <p class="notice bad" role="alert">${problem}</p>
    <form method="post" action="/sign-out"><button class="main">Sign out</button></form>`;

/** While the user management can't be asked. */
export const unavailablePage = (problem: string): Html =>
  html`<h1>Not now</h1>
    <p class="notice bad" role="alert">${problem}</p>`;

export const casesPage = html`<h1>Cases</h1>
  <p class="notice bad" id="refused" role="alert" hidden></p>
  <section class="cases">
    <h2 id="scope">Your cases</h2>
    <div class="scroll" role="region" aria-labelledby="scope" tabindex="0">
      <table>
        <thead>
          <tr>
            <th scope="col">Case</th>
            <th scope="col">Subject</th>
            <th scope="col">Raised by</th>
            <th scope="col">Status</th>
            <th scope="col">Updated</th>
          </tr>
        </thead>
        <tbody id="cases"></tbody>
      </table>
    </div>
  </section>
  <section class="raise" aria-labelledby="raise">
    <h2 id="raise">Raise a case</h2>
    <form id="raise-form">
      <fieldset disabled>
        <label>What is it about?<input name="subject" maxlength="120" autocomplete="off" required /></label>
        <button class="main">Raise a case</button>
      </fieldset>
      <p class="notice" id="raised" role="status" hidden></p>
    </form>
  </section>`;

const topics = [
  { title: "Spindle warm-up in cold halls: what works for you?", replies: 14, by: "Kofi Mensah-Boateng" },
  { title: "Firmware 7.2: known issues and the way back to 7.1", replies: 31, by: "Tallisworks Support" },
  { title: "Naming of axes in a mixed fleet", replies: 6, by: "Birgitte Thorsen" },
];

export const communityPage = html`<h1>Community</h1>
  <ul class="topics">
    ${topics.map(
      ({ title, replies, by }) =>
        html`<li>
          <strong>${title}</strong>
          <span class="faint">${by}, ${replies.toString()} replies</span>
        </li> `,
    )}
  </ul>`;

const trail = (current: string): Html =>
  html`<nav class="trail" aria-label="My Tallisworks">
    <span>My Tallisworks</span>${own.map(({ href, text }) => link(href, text, current))}
  </nav>`;

export const profilePage = ({ name, username }: PortalSession): Html =>
  html`${trail("/profile")}
    <h1>My Profile</h1>
    <dl>
      <div>
        <dt>Name</dt>
        <dd>${name}</dd>
      </div>
      <div>
        <dt>Signed in as</dt>
        <dd>${username}</dd>
      </div>
    </dl>
    <p>Who works with us at your company, and who may sign in: <a href="/users">Manage Users</a>.</p>`;

export const usersPage = html`${trail("/users")}
  <h1>Manage Users</h1>
  <p class="notice bad" id="refused" role="alert" hidden></p>
  <dialog id="again" aria-labelledby="again-title">
    <h2 id="again-title">This needs a fresh sign-in</h2>
    <p>Sign in again in a tab of its own, then come back to this page: what you typed is still here.</p>
    <p class="ways">
      <a class="main" href="/sign-in?again&amp;to=/users" target="_blank">Sign in again</a>
      <button type="button">Not now</button>
    </p>
  </dialog>
  <usher-provider><user-table></user-table></usher-provider>`;

import type { Session } from "@usherkit/sdk";
import { html, raw } from "hono/html";

/** A piece of a page. Everything put into a template is escaped; a piece is not escaped again. */
export type Html = ReturnType<typeof html>;

export interface PageOptions {
  readonly title: string;
  /** Where online banking begins: `/credit-union`. */
  readonly path: string;
  readonly body: Html;
  /** Who is signed in: the menu shows what they may use. */
  readonly session?: Session;
  /** The path of this page, below `path`. */
  readonly current?: string;
  /** Modules that the page loads. */
  readonly scripts?: readonly string[];
}

const currentPage = raw(' aria-current="page"');

/** A feature's name as the portal's profile has it. */
export const featureName = (session: Session, id: string): string =>
  session.profile.features?.find((feature) => feature.id === id)?.label ?? id;

/** Whoever may do it to nobody isn't offered it; who comes by the address is told why, by the element. */
export const mayManage = ({ actions }: Session): boolean =>
  actions.list?.state === "allowed" || actions.list?.state === "stepUp";

const link = ({ path, current }: PageOptions, href: string, text: string): Html =>
  html`<a href="${path}${href}" ${href === current ? currentPage : ""}>${text}</a>`;

const menu = (session: Session, options: PageOptions): Html =>
  html`<nav class="menu" aria-label="Online banking">
    <ul>
      <li>${link(options, "/", "Accounts")}</li>
      ${
        session.features.length > 0
          ? html`<li>
              <details>
                <summary>Services</summary>
                <ul>
                  ${session.features.map(
                    ({ id }) => html`<li>${link(options, `/features/${id}`, featureName(session, id))}</li> `,
                  )}
                </ul>
              </details>
            </li>`
          : ""
      }
      ${mayManage(session) ? html`<li>${link(options, "/users", "Manage Users")}</li>` : ""}
    </ul>
  </nav>`;

const member = (session: Session, path: string): Html =>
  html`<div class="member">
    <p><strong>${session.actor.displayName}</strong><span>${session.tenant.name}</span></p>
    <a href="${path}/pac">Change your ${session.profile.credential.name}</a>
    <form method="post" action="${path}/sign-out"><button class="quiet">Sign out</button></form>
  </div>`;

const wave = html`<svg class="wave" viewBox="0 0 32 32" aria-hidden="true">
  <path d="M2 20c4 0 4-5 8-5s4 5 8 5 4-5 8-5 4 3 4 3M2 26c4 0 4-5 8-5s4 5 8 5 4-5 8-5 4 3 4 3" />
  <circle cx="21" cy="8" r="4" />
</svg>`;

/** A whole page of online banking: nothing inline but its words. */
export const page = (options: PageOptions): Html => {
  const { title, path, session, body, scripts = [] } = options;
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title} · Tidewater Credit Union</title>
        <link rel="icon" href="${path}/wave.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="${path}/brand.css" />
        <link rel="stylesheet" href="${path}/host.css" />
        ${scripts.map((script) => html`<script type="module" src="${script}"></script>`)}
      </head>
      <body>
        <a class="skip" href="#content">Skip to the page</a>
        <header class="band">
          <a class="name" href="${path}/"
            >${wave}<span>Tidewater <small>Credit Union</small></span></a
          >
          ${session && member(session, path)}
        </header>
        ${session && menu(session, options)}
        <main id="content" tabindex="-1">${body}</main>
        <footer>
          <p>Tidewater Credit Union, 1180 Harbor Road, Anchorage. Owned by its members since 1951.</p>
          <p>We never ask for your PAC by mail or telephone.</p>
        </footer>
      </body>
    </html>`;
};

/** A page that says one thing. */
export const messagePage = (options: Omit<PageOptions, "body"> & { text: string; link?: Html }): Html =>
  page({
    ...options,
    body: html`<h1>${options.title}</h1>
      <p class="lead">${options.text}</p>
      <p>${options.link ?? ""}</p>`,
  });

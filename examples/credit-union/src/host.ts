import { fileURLToPath } from "node:url";
import { serveStatic } from "@hono/node-server/serve-static";
import type { Session } from "@usherkit/sdk";
import { Hono } from "hono";
import type { Context } from "hono";
import { html } from "hono/html";
import { accountPage, featurePage, openAccounts, overview } from "./account-pages.js";
import { createBank, type BankOptions } from "./bank.js";
import { apiRequest, forgetSession, ownHostOnly, pageHeaders, readSession, sameOriginOnly } from "./guards.js";
import { mayManage, messagePage, page, type PageOptions } from "./layout.js";
import { signInRoutes } from "./sign-in.js";

const publicFolder = fileURLToPath(new URL("../public", import.meta.url));
const files = ["brand.css", "host.css", "manage-users.js", "wave.svg"];

/** Tidewater's online banking: plain pages, and Usherkit's API behind its own sign-in. It answers below the path of `url`. */
export const createHost = (options: BankOptions): ((request: Request) => Response | Promise<Response>) => {
  const bank = createBank(options);
  const { path } = bank;

  /** Runs `draw` for who is signed in; anybody else signs in first and comes back. */
  const member =
    (draw: (session: Session, context: Context) => Response | Promise<Response>) =>
    async (context: Context): Promise<Response> => {
      const { pathname, search } = new URL(context.req.url);
      const back = new URLSearchParams(pathname === `${path}/` ? {} : { return: pathname + search });
      const known = readSession(bank, context);
      if (known && known.userId === undefined) return context.redirect(`${path}/pac`, 303);
      const report = known && (await bank.report(known));
      if (report && !("refused" in report)) return draw(report, context);
      if (report) back.set("reason", report.refused.code);
      forgetSession(bank, context);
      return context.redirect(`${path}/sign-in${back.size > 0 ? `?${back.toString()}` : ""}`, 303);
    };
  const show = (context: Context, rest: Omit<PageOptions, "path">): Response | Promise<Response> =>
    context.html(page({ path, ...rest }));
  const toAccounts = html`<a href="${path}/">Go to your accounts</a>`;

  const app = new Hono({ strict: false }).basePath(path);
  app.use(pageHeaders, ownHostOnly(bank), sameOriginOnly(bank));
  app.all("/v1/*", (context) => bank.handler(apiRequest(bank, context.req.raw)));
  for (const file of files)
    app.get(`/${file}`, serveStatic({ root: publicFolder, rewriteRequestPath: () => `/${file}` }));
  app.route("/", signInRoutes(bank));

  app.get(
    "/",
    member((session, context) =>
      show(context, { title: "Accounts", session, current: "/", body: overview(session, path, bank.now()) }),
    ),
  );
  app.get(
    "/accounts/:id",
    member((session, context) => {
      const account = openAccounts(session).find(({ id }) => id === context.req.param("id"));
      if (account) return show(context, { title: account.name, session, body: accountPage(account, path) });
      // One that isn't open can't be told from one that isn't there.
      const text = "There is no such account, or it is not open to you.";
      return context.html(messagePage({ title: "No such account", path, session, text, link: toAccounts }), 404);
    }),
  );
  app.get(
    "/features/:id",
    member((session, context) => {
      const feature = session.features.find(({ id }) => id === context.req.param("id"));
      if (feature) {
        const title = session.profile.features?.find(({ id }) => id === feature.id)?.label ?? feature.id;
        return show(context, {
          title,
          session,
          current: `/features/${feature.id}`,
          body: featurePage(session, feature.id),
        });
      }
      const text = "Your access doesn’t include this. Who manages your company’s users can add it.";
      return context.html(messagePage({ title: "Not in your access", path, session, text, link: toAccounts }), 403);
    }),
  );
  app.get(
    "/users",
    member((session, context) =>
      show(context, {
        title: "Manage Users",
        session,
        current: "/users",
        scripts: ["/assets/usherkit.js", `${path}/manage-users.js`],
        body: html`<h1>Manage Users</h1>
          ${mayManage(session) ? html`<p class="lead">All authorized users of ${session.tenant.name}.</p>` : ""}
          <dialog id="ended" aria-labelledby="ended-title">
            <h2 id="ended-title">Your session has ended</h2>
            <p>Sign in again in a tab of its own, then come back to this page: what you typed is still here.</p>
            <p class="ways">
              <a class="fill" href="${path}/sign-in?again" target="_blank">Sign in again</a>
              <button type="button" class="quiet">Not now</button>
            </p>
          </dialog>
          <user-table base-url="${path}/v1"></user-table>`,
      }),
    ),
  );

  app.notFound((context) =>
    context.html(
      messagePage({ title: "No such page", path, text: "There is no such page. Check the address.", link: toAccounts }),
      404,
    ),
  );
  app.onError((error, context) => {
    console.error(error.name);
    const text = "Online banking can’t do this at the moment. Nothing was changed. Try again later.";
    return context.html(messagePage({ title: "Something went wrong", path, text }), 500);
  });
  return (request) => app.fetch(request);
};

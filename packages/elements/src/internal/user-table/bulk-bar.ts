import { html, nothing, type TemplateResult } from "lit";
import type { User, UserAction } from "@usherkit/sdk";
import { control } from "../access.js";
import { actionIcons } from "../action-icons.js";
import { asksFirst } from "../action-kinds.js";
import { icon } from "../icons.js";
import { tableOverlays } from "../messages/table-overlays.js";
import { onPress, type TableParts } from "./parts.js";

/** The arrow keys walk along a toolbar, as its role promises; Tab leaves by each button as it would without them. */
const handleArrows = (event: KeyboardEvent): void => {
  const bar = event.currentTarget;
  if (!(bar instanceof HTMLElement)) return;
  const buttons = [...bar.querySelectorAll("button")].filter((button) => button.checkVisibility());
  const at = buttons.findIndex((button) => button.matches(":focus"));
  const forward = bar.matches(":dir(rtl)") ? "ArrowLeft" : "ArrowRight";
  const steps: Record<string, number> = {
    ArrowLeft: at - 1 + buttons.length,
    ArrowRight: at - 1 + buttons.length,
    Home: 0,
    End: buttons.length - 1,
    [forward]: at + 1,
  };
  const to = steps[event.key];
  if (to === undefined) return;
  event.preventDefault();
  buttons[to % buttons.length]?.focus();
};

/** Everybody that the present search and filters find. */
const everybody = async ({ about: { client }, list }: TableParts): Promise<User[]> => {
  const found: User[] = [];
  if (client) for await (const user of client.users.list({ ...list.question, limit: 200 })) found.push(user);
  return found;
};

/** With a selection: what can be done to it, and to how many of it. */
export const bulkBar = (table: TableParts): TemplateResult => {
  const { about, list, selection, bulkActions } = table;
  const m = about.messages("tableOverlays", tableOverlays);
  const { asks } = table.m;
  const { users } = selection;
  const total = list.page?.total;
  const offers = bulkActions
    .map((action) => ({ action, count: users.filter((user) => control(user, action).isEnabled).length }))
    .filter(({ count }) => count > 0)
    .map(({ action, count }) => ({
      action,
      count,
      label: m.some(
        asksFirst(action, about.profile, users.length === 1 ? users[0] : undefined) && count === users.length
          ? asks(about.m.actions[action])
          : about.m.actions[action],
        count,
        users.length,
      ),
    }));
  // What it is started from may be gone when it is done; the button that clears the selection is not.
  const start = (action: UserAction, from: HTMLElement) => {
    void table.start(action, users, from.closest(".strip")?.querySelector<HTMLElement>(".push") ?? undefined);
  };
  // Narrow, what most can have and what destroys stay, beside a menu of all; as cards there is the menu alone.
  const most = Math.max(...offers.map(({ count }) => count));
  const first = offers.find(({ action, count }) => action !== "delete" && count === most) ?? offers[0];
  const folded = offers.filter((offer) => offer !== first && offer.action !== "delete");
  return html`<div class="strip bulk" part="strip" role="toolbar" aria-label=${m.selection} @keydown=${handleArrows}>
    <strong>${m.selected(users.length)}</strong>
    ${
      total?.exact && total.value > users.length && total.value <= 1000
        ? html`<button
            type="button"
            class="link"
            @click=${async () => {
              table.select(await everybody(table), true);
            }}
          >
            ${m.selectAll(total.value)}
          </button>`
        : nothing
    }
    <span class="rule table-only"></span>
    ${offers.map(
      (offer) =>
        html`<button
          type="button"
          class="btn quiet sm table-only ${offer.action === "delete" ? "danger-quiet" : ""} ${folded.includes(offer) ? "wide-only" : ""}"
          @click=${(event: Event) => {
            if (event.currentTarget instanceof HTMLElement) start(offer.action, event.currentTarget);
          }}
        >
          ${icon(actionIcons[offer.action])}${offer.label}
        </button>`,
    )}
    ${offers.length === 0 ? html`<span class="muted">${m.nothingToDo}</span>` : nothing}
    ${
      offers.length > 0
        ? html`<button
            type="button"
            class="btn quiet icon-only sm ${folded.length > 0 ? "narrow-only" : "cards-only"}"
            aria-label=${m.moreActions}
            aria-haspopup="menu"
            aria-expanded="false"
            @click=${onPress(table, (over, trigger) => {
              over.openBulk(trigger, m.moreActions, offers, (action) => {
                start(action, trigger);
              });
            })}
          >
            ${icon("more")}
          </button>`
        : nothing
    }
    <button
      type="button"
      class="btn quiet icon-only sm push"
      aria-label=${m.clearSelection}
      @click=${() => {
        selection.clear();
      }}
    >
      ${icon("x")}
    </button>
  </div>`;
};

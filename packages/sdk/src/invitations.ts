import type { CreateInvitations, Invitation, InvitationOutcomes, InvitationQuery } from "@usherkit/contract";
import type { Caller, RequestOptions } from "./internal/caller.js";
import type { PageList } from "./page.js";

/** The invitations of the tenant, one row for every one that was sent (docs/portals.md, NF-4). */
export const createInvitations = ({ call, list, emit }: Caller) => {
  const changed =
    (name: "resendInvitation" | "revokeInvitation") =>
    async ({ id }: Pick<Invitation, "id">, options?: RequestOptions): Promise<Invitation> => {
      const invitation = await call(name, { id, body: {} }, options);
      emit("invitations.changed", { ids: [invitation.id] });
      return invitation;
    };
  return {
    list: (query: InvitationQuery = {}, options?: RequestOptions): PageList<Invitation> =>
      list(query, (wire, all) => call("listInvitations", { query: wire }, all), options),

    /**
     * Several addresses at once, one outcome each: a malformed one never sinks the rest. With names, one address: of somebody
     * who becomes a contact first, where the portal's invitations make contacts (docs/portals.md, CO-3).
     */
    create: async (body: CreateInvitations, options?: RequestOptions): Promise<InvitationOutcomes> => {
      const answer = await call("createInvitations", { body }, options);
      const ids = answer.outcomes.flatMap(({ invitation }) => (invitation ? [invitation.id] : []));
      if (ids.length > 0) emit("invitations.changed", { ids });
      return answer;
    },

    /** A new link by a new mail; the old one dies. Answers the new invitation. */
    resend: changed("resendInvitation"),
    revoke: changed("revokeInvitation"),
  };
};
export type Invitations = ReturnType<typeof createInvitations>;

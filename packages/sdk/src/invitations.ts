import type { CreateInvitations, Invitation, InvitationOutcomes, InvitationQuery } from "@usherkit/contract";
import type { Caller, RequestOptions } from "./internal/caller.js";
import { PageList } from "./page.js";

/** The invitations of the tenant, one row for every one that was sent (PORTALS.md, NF-4). */
export const createInvitations = ({ call, callForRows, emit }: Caller) => {
  const changed = (invitation: Invitation): Invitation => {
    emit("invitations.changed", { ids: [invitation.id] });
    return invitation;
  };
  return {
    list: (query: InvitationQuery = {}, options?: RequestOptions): PageList<Invitation> =>
      new PageList(
        (cursor) =>
          callForRows(
            "listInvitations",
            (backend, all) =>
              backend.listInvitations?.({ query: { ...query, ...(cursor !== undefined && { cursor }) } }, all),
            options,
          ),
        query.cursor,
      ),

    /** Several addresses at once, one outcome each: a malformed one never sinks the rest. */
    create: async (body: CreateInvitations, options?: RequestOptions): Promise<InvitationOutcomes> => {
      const answer = await call(
        "createInvitations",
        (backend, all) => backend.createInvitations?.({ body }, all),
        options,
      );
      const ids = answer.outcomes.flatMap(({ invitation }) => (invitation ? [invitation.id] : []));
      if (ids.length > 0) emit("invitations.changed", { ids });
      return answer;
    },

    /** A new link by a new mail; the old one dies. Answers the new invitation. */
    resend: async ({ id }: Pick<Invitation, "id">, options?: RequestOptions): Promise<Invitation> =>
      changed(
        await call("resendInvitation", (backend, all) => backend.resendInvitation?.({ id, body: {} }, all), options),
      ),

    revoke: async ({ id }: Pick<Invitation, "id">, options?: RequestOptions): Promise<Invitation> =>
      changed(
        await call("revokeInvitation", (backend, all) => backend.revokeInvitation?.({ id, body: {} }, all), options),
      ),
  };
};
export type Invitations = ReturnType<typeof createInvitations>;

"use client";
import { InviteForm, UserTable } from "@usherkit/elements/react";
import { createClient } from "@usherkit/sdk";
import { useMemo, useState } from "react";

export const People = ({ api, token }) => {
  const client = useMemo(() => createClient({ baseUrl: api, auth: { getToken: async () => token } }), [api, token]);
  const [opened, setOpened] = useState("nobody");
  return (
    <>
      <UserTable
        client={client}
        pageSize={10}
        density="compact"
        onUserEditRequest={(event) => setOpened(event.detail.user?.displayName ?? "somebody new")}
      />
      <p id="opened">Opened: {opened}</p>
      <InviteForm client={client} />
    </>
  );
};

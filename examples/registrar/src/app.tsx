import { useRef, useState } from "react";
import type { Session } from "@usherkit/sdk";
import { Frame, Masthead } from "./frame.tsx";
import { Elsewhere, Help, PageTitle } from "./pages.tsx";
import { client, home, readSession } from "./portal.ts";
import { SignInAgain } from "./sign-in-again.tsx";
import { SignIn } from "./sign-in.tsx";
import { useSession } from "./use-session.ts";

/** What the elements are asked after a new sign-in. */
interface Reloadable {
  reload(): Promise<void>;
}

interface PageProps {
  readonly session: Session;
  readonly isNew: boolean;
  readonly keep: (element: Reloadable | null) => void;
}

/** The page of this address. */
const Page = ({ session, isNew, keep }: PageProps) => {
  switch (location.pathname) {
    case home:
      return (
        <>
          <PageTitle hasFocus={isNew}>Users</PageTitle>
          <user-table ref={keep} />
        </>
      );
    case `${home}invites/`:
      return (
        <>
          <PageTitle hasFocus={isNew}>Pending invites</PageTitle>
          <pending-invites ref={keep} />
        </>
      );
    case `${home}help/`:
      return <Help profile={session.profile} hasFocus={isNew} />;
    default:
      return <Elsewhere hasFocus={isNew} />;
  }
};

export const App = () => {
  const { state, load, signOut, fail } = useSession();
  const [hasEnded, setEnded] = useState(false);
  const element = useRef<Reloadable>(null);

  if (state.kind === "loading") return <main aria-busy="true" />;
  if (state.kind === "failed")
    return (
      <>
        <Masthead />
        <main>
          <PageTitle>Northmark can’t be reached</PageTitle>
          <div className="notice danger">The server doesn’t answer. Nothing is lost.</div>
          <p>
            <button type="button" className="button" onClick={() => void load()}>
              Try again
            </button>
          </p>
        </main>
      </>
    );
  if (state.kind === "signed-out")
    return (
      <>
        <Masthead />
        <main>
          <SignIn onDone={() => load(true)} onFail={fail} />
        </main>
      </>
    );

  const { session, isNew } = state;
  const signedInAgain = async () => {
    const now = await readSession();
    if (now?.actor.id === session.actor.id) await element.current?.reload();
    else await load();
  };
  return (
    <Frame session={session} onSignOut={() => void signOut()}>
      <usher-provider
        client={client}
        onsign-in-required={() => {
          setEnded(true);
        }}
      >
        <Page
          session={session}
          isNew={isNew}
          keep={(found) => {
            element.current = found;
          }}
        />
      </usher-provider>
      {hasEnded && (
        <SignInAgain
          username={session.actor.username}
          onDone={signedInAgain}
          onClose={() => {
            setEnded(false);
          }}
        />
      )}
    </Frame>
  );
};

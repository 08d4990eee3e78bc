import { useEffect, useRef, useState, type ReactNode } from "react";
import type { CollectionAction, Session } from "@usherkit/sdk";
import { home, tenant } from "./portal.ts";

const shapes = {
  overview: "M3 10.5 10 4l7 6.500M5 9v7.500h10V9",
  domains:
    "M10 2.500a7.500 7.500 0 1 0 0 15 7.500 7.500 0 0 0 0-15ZM2.500 10h15M10 2.500c2.500 2.300 3.500 4.800 3.500 7.500s-1 5.200-3.500 7.500c-2.500-2.300-3.500-4.800-3.500-7.500s1-5.200 3.500-7.500Z",
  dns: "M3 4h14v5H3ZM3 11h14v5H3ZM6 6.500h.01M6 13.500h.01",
  billing: "M2.500 5h15v10.500h-15ZM2.500 8.500h15M5.500 12.500h3",
  settings: "M3 6h8M15 6h2M3 14h2M9 14h8M13 4v4M7 12v4",
} as const;

interface Entry {
  readonly href: string;
  readonly text: string;
  readonly icon?: keyof typeof shapes;
  /** What somebody may do to nobody isn't offered; who comes by the address is told why by the element. */
  readonly action?: CollectionAction;
}

const sections: readonly Entry[] = [
  { href: `${home}overview/`, text: "Overview", icon: "overview" },
  { href: `${home}domains/`, text: "Domains", icon: "domains" },
  { href: `${home}dns/`, text: "DNS", icon: "dns" },
  { href: `${home}billing/`, text: "Billing", icon: "billing" },
];
const settings: readonly Entry[] = [
  { href: home, text: "Users", action: "list" },
  { href: `${home}invites/`, text: "Pending invites", action: "listInvitations" },
  { href: `${home}help/`, text: "Help" },
];

const isOffered = (session: Session, action?: CollectionAction): boolean =>
  !action || ["allowed", "stepUp"].includes(session.actions[action]?.state ?? "");

const Link = ({ href, text, icon }: Entry) => (
  <a href={href} aria-current={location.pathname === href ? "page" : undefined}>
    {icon && (
      <svg viewBox="0 0 20 20" aria-hidden="true">
        <path d={shapes[icon]} />
      </svg>
    )}
    <span>{text}</span>
  </a>
);

/** Open where there is room, folded into the header where there is none. */
const useFolding = () => {
  const menu = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const narrow = matchMedia("(max-width: 47.9375rem)");
    const fold = () => {
      if (menu.current) menu.current.open = !narrow.matches;
    };
    fold();
    narrow.addEventListener("change", fold);
    return () => {
      narrow.removeEventListener("change", fold);
    };
  }, []);
  return menu;
};

const Rail = ({ session }: { readonly session: Session }) => (
  <details ref={useFolding()} className="rail">
    <summary>Menu</summary>
    <nav aria-label="Northmark">
      <ul>
        {sections.map((entry) => (
          <li key={entry.href}>
            <Link {...entry} />
          </li>
        ))}
        <li>
          <Link href={isOffered(session, "list") ? home : `${home}help/`} text="Settings" icon="settings" />
          <ul>
            {settings
              .filter(({ action }) => isOffered(session, action))
              .map((entry) => (
                <li key={entry.href}>
                  <Link {...entry} />
                </li>
              ))}
          </ul>
        </li>
      </ul>
    </nav>
  </details>
);

interface SignedInProps {
  readonly session: Session;
  readonly onSignOut: () => void;
}

const Account = ({ session, onSignOut }: SignedInProps) => {
  const [isOpen, setOpen] = useState(false);
  const menu = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    // A menu that stays open behind what one clicks next is in the way.
    const close = ({ target }: MouseEvent) => {
      if (target instanceof Node && !menu.current?.contains(target)) setOpen(false);
    };
    document.addEventListener("click", close);
    return () => {
      document.removeEventListener("click", close);
    };
  }, []);
  const query = `?tenant=${encodeURIComponent(tenant)}`;
  return (
    <details
      ref={menu}
      className="who"
      open={isOpen}
      onToggle={(event) => {
        setOpen(event.currentTarget.open);
      }}
      onKeyDown={({ key }) => {
        if (key !== "Escape" || !isOpen) return;
        setOpen(false);
        menu.current?.querySelector("summary")?.focus();
      }}
    >
      <summary>{session.actor.displayName}</summary>
      <div className="menu">
        <a href={`/account/${query}`}>Your account</a>
        <a href={`/account/change/${query}`}>Change your password</a>
        <a href={`/account/authenticator/${query}`}>Authenticator</a>
        <button type="button" onClick={onSignOut}>
          Sign out
        </button>
      </div>
    </details>
  );
};

/** The header: for who is signed in, with the tenant and the person; before that, the name alone. */
export const Masthead = ({ children }: { readonly children?: ReactNode }) => (
  <header className="masthead">
    <span className="mark" aria-hidden="true" />
    <a className="name" href={home}>
      Northmark
    </a>
    {children}
  </header>
);

/** Northmark's frame around a page: the header, the rail, and `main`. */
export const Frame = ({ session, onSignOut, children }: SignedInProps & { readonly children: ReactNode }) => (
  <div className="framed">
    <Masthead>
      <span className="tenant">{session.tenant.name}</span>
      <Account session={session} onSignOut={onSignOut} />
    </Masthead>
    <Rail session={session} />
    <main>{children}</main>
  </div>
);

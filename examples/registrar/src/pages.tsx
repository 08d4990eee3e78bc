import { useEffect, useRef, type ReactNode } from "react";
import type { PortalProfile } from "@usherkit/sdk";
import { home } from "./portal.ts";

interface PageTitleProps {
  readonly children: string;
  /** It took the place of another view: it is read out. */
  readonly hasFocus?: boolean;
}

/** The heading of a page; the document is named after it. */
export const PageTitle = ({ children, hasFocus = false }: PageTitleProps) => {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${children} · Northmark`;
    if (hasFocus) heading.current?.focus();
  }, [children, hasFocus]);
  return (
    <h1 ref={heading} tabIndex={-1}>
      {children}
    </h1>
  );
};

const Entries = ({ of: entries }: { readonly of: readonly (readonly [string, ReactNode])[] }) => (
  <dl>
    {entries.map(([term, meaning]) => (
      <div key={term}>
        <dt>{term}</dt>
        <dd>{meaning}</dd>
      </div>
    ))}
  </dl>
);

interface HelpProps {
  readonly profile: PortalProfile;
  readonly hasFocus: boolean;
}

/** What the statuses and roles mean, in the words of the profile: the table's help links lead here. */
export const Help = ({ profile, hasFocus }: HelpProps) => {
  const { support } = profile;
  useEffect(() => {
    // It is drawn after the address was read: its anchors are looked for again.
    if (location.hash) document.getElementById(location.hash.slice(1))?.scrollIntoView();
  }, []);
  return (
    <>
      <PageTitle hasFocus={hasFocus}>Help: users</PageTitle>
      <div className="card prose">
        <h2 id="status">What a status means</h2>
        <p>The status follows from what has happened to a user; nobody sets it by hand.</p>
        <Entries of={profile.statuses.map(({ label, meaning }) => [label, meaning])} />
        <h2 id="roles">What a role may do</h2>
        <p>Each user has one role. You can give a role only if you hold everything that it allows.</p>
        <Entries of={profile.roles.items.map(({ name, description }) => [name, description])} />
        <h2 id="support">{support.name}</h2>
        <p>
          {support.text} {support.email && <a href={`mailto:${support.email}`}>{support.email}</a>}
        </p>
      </div>
    </>
  );
};

const known: Readonly<Record<string, string>> = {
  overview: "Overview",
  domains: "Domains",
  dns: "DNS",
  billing: "Billing",
};

/** The parts of Northmark that have nothing to do with users are not in this demo. */
export const Elsewhere = ({ hasFocus }: { readonly hasFocus: boolean }) => {
  const name = known[location.pathname.split("/").filter(Boolean).at(-1) ?? ""];
  return (
    <>
      <PageTitle hasFocus={hasFocus}>{name ?? "There is no such page"}</PageTitle>
      <div className="card prose">
        <p>{name ? `${name} is not part of this demo, which is about users.` : "Check the address."}</p>
        <p>
          <a href={home}>Go to Users</a>
        </p>
      </div>
    </>
  );
};

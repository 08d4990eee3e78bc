/** What Solvan's systems would answer: this demo is about users, so the rest of it stands still. */

export interface Ticket {
  readonly number: string;
  readonly subject: string;
  readonly site: string;
  readonly state: "Open" | "With you" | "Solved";
  readonly changed: string;
}

export const tickets: readonly Ticket[] = [
  {
    number: "SC-20418",
    subject: "Packet loss on the warehouse line",
    site: "Denver, Brighton Blvd",
    state: "Open",
    changed: "today, 09:12",
  },
  {
    number: "SC-20397",
    subject: "Move two desk phones to the new office",
    site: "Aurora, Airport Rd",
    state: "With you",
    changed: "yesterday",
  },
  {
    number: "SC-20371",
    subject: "Static address for the loading gate",
    site: "Denver, Brighton Blvd",
    state: "Open",
    changed: "2 days ago",
  },
  {
    number: "SC-20290",
    subject: "Invoice shows a line that was given up",
    site: "All sites",
    state: "Solved",
    changed: "last week",
  },
  {
    number: "SC-20214",
    subject: "No dial tone after the power cut",
    site: "Pueblo, Elizabeth St",
    state: "Solved",
    changed: "last month",
  },
];

export interface Order {
  readonly number: string;
  readonly product: string;
  readonly site: string;
  readonly step: string;
  /** Of five. */
  readonly done: number;
}

export const orders: readonly Order[] = [
  {
    number: "O-7731",
    product: "Business Fibre 1000",
    site: "Aurora, Airport Rd",
    step: "Engineer comes on Thursday",
    done: 4,
  },
  { number: "O-7718", product: "Failover 5G", site: "Pueblo, Elizabeth St", step: "Equipment is on its way", done: 3 },
  {
    number: "O-7702",
    product: "Desk phones, 12",
    site: "Aurora, Airport Rd",
    step: "Waiting for your approval",
    done: 1,
  },
  { number: "O-7644", product: "Business Fibre 500", site: "Denver, Brighton Blvd", step: "In service", done: 5 },
];

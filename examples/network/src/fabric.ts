/** What the fabric's own systems would answer: this demo is about users, so the rest of it stands still. */

/** A place where the fabric can be reached; `x` and `y` on a map 640 by 240. */
export interface Site {
  readonly id: string;
  readonly city: string;
  readonly ports: number;
  readonly x: number;
  readonly y: number;
}

export const sites: readonly Site[] = [
  { id: "SEA1", city: "Seattle", ports: 2, x: 56, y: 48 },
  { id: "LAX4", city: "Los Angeles", ports: 3, x: 92, y: 182 },
  { id: "DEN1", city: "Denver", ports: 2, x: 238, y: 116 },
  { id: "DFW2", city: "Dallas", ports: 2, x: 310, y: 200 },
  { id: "CHI2", city: "Chicago", ports: 4, x: 402, y: 88 },
  { id: "ASH1", city: "Ashburn", ports: 4, x: 524, y: 126 },
  { id: "NYC3", city: "New York", ports: 3, x: 578, y: 72 },
];

export interface Circuit {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly gigabits: number;
  readonly use: string;
  readonly state: "up" | "degraded";
}

export const circuits: readonly Circuit[] = [
  { id: "VC-0417", from: "LAX4", to: "DEN1", gigabits: 10, use: "Contribution feed, west", state: "up" },
  { id: "VC-0422", from: "DEN1", to: "CHI2", gigabits: 10, use: "Contribution feed, west", state: "up" },
  { id: "VC-0431", from: "CHI2", to: "NYC3", gigabits: 40, use: "Playout", state: "up" },
  { id: "VC-0432", from: "CHI2", to: "ASH1", gigabits: 20, use: "Cloud on-ramp", state: "up" },
  { id: "VC-0440", from: "SEA1", to: "DEN1", gigabits: 5, use: "Archive", state: "degraded" },
  { id: "VC-0446", from: "DFW2", to: "ASH1", gigabits: 10, use: "Disaster recovery", state: "up" },
  { id: "VC-0451", from: "LAX4", to: "DFW2", gigabits: 10, use: "Disaster recovery", state: "up" },
];

export interface Quote {
  readonly id: string;
  readonly customer: string;
  readonly route: string;
  readonly gigabits: number;
  readonly state: "draft" | "sent" | "accepted";
}

export const quotes: readonly Quote[] = [
  { id: "Q-2207", customer: "Larkspur Studios", route: "LAX4 to CHI2", gigabits: 10, state: "sent" },
  { id: "Q-2203", customer: "Quayside Radio", route: "SEA1 to DEN1", gigabits: 1, state: "accepted" },
  { id: "Q-2198", customer: "Hollin Sports", route: "DFW2 to ASH1", gigabits: 20, state: "draft" },
];

/** Whom the fabric writes to at the company: none of them need be a user. */
export interface Contact {
  readonly name: string;
  readonly email: string;
  readonly gets: string;
}

export const contacts: readonly Contact[] = [
  { name: "Network operations", email: "noc@meridian-broadcasting.example", gets: "Maintenance notices" },
  { name: "Accounts payable", email: "payable@meridian-broadcasting.example", gets: "Invoices" },
  { name: "Sunniva Rask", email: "sunniva.rask@meridian-broadcasting.example", gets: "Outages" },
];

/** What the bank itself knows: accounts and what moved on them. The user management says who may see which. */
export interface Account {
  readonly id: string;
  readonly name: string;
  /** The last four digits. */
  readonly number: string;
  readonly kind: "deposit" | "loan";
  /** US dollars; what is owed is negative. */
  readonly balance: number;
  readonly entries: readonly Entry[];
}

export interface Entry {
  /** ISO 8601, the day alone. */
  readonly date: string;
  readonly text: string;
  readonly amount: number;
}

const entry = (date: string, text: string, amount: number): Entry => ({ date, text, amount });

export const ledger: readonly Account[] = [
  {
    id: "operating",
    name: "Operating checking",
    number: "4821",
    kind: "deposit",
    balance: 48_210.37,
    entries: [
      entry("2026-11-19", "Harrow Marine Fuel, card 9034", -1_284.6),
      entry("2026-11-18", "Deposit, check 20417, Cook Inlet Charters", 6_350),
      entry("2026-11-16", "Transfer to Payroll checking …4839", -22_000),
      entry("2026-11-13", "ACH credit, Kodiak Fisheries Co-op", 18_904.12),
    ],
  },
  {
    id: "payroll",
    name: "Payroll checking",
    number: "4839",
    kind: "deposit",
    balance: 22_641.08,
    entries: [
      entry("2026-11-16", "Transfer from Operating checking …4821", 22_000),
      entry("2026-11-13", "Payroll, 14 payments", -21_377.45),
    ],
  },
  {
    id: "petty_cash",
    name: "Petty cash checking",
    number: "4847",
    kind: "deposit",
    balance: 611.2,
    entries: [entry("2026-11-17", "Withdrawal, Harbor Road branch", -200)],
  },
  {
    id: "kodiak",
    name: "Kodiak store checking",
    number: "4855",
    kind: "deposit",
    balance: 9_455.81,
    entries: [entry("2026-11-19", "Card sales, week 46", 7_102.33)],
  },
  {
    id: "seward",
    name: "Seward store checking",
    number: "4863",
    kind: "deposit",
    balance: 5_318.44,
    entries: [entry("2026-11-19", "Card sales, week 46", 3_871.9)],
  },
  {
    id: "tax_reserve",
    name: "Tax reserve",
    number: "5510",
    kind: "deposit",
    balance: 31_000,
    entries: [entry("2026-10-15", "IRS, estimated tax", -11_400)],
  },
  {
    id: "savings",
    name: "Business savings",
    number: "2207",
    kind: "deposit",
    balance: 86_940.55,
    entries: [entry("2026-10-31", "Dividend, October", 109.42)],
  },
  {
    id: "money_market",
    name: "Money market",
    number: "2216",
    kind: "deposit",
    balance: 150_322.9,
    entries: [entry("2026-10-31", "Dividend, October", 401.77)],
  },
  {
    id: "visa",
    name: "Business Visa",
    number: "9034",
    kind: "loan",
    balance: -3_907.16,
    entries: [
      entry("2026-11-19", "Harrow Marine Fuel", -1_284.6),
      entry("2026-11-12", "Rope & Rigging Supply", -438.25),
    ],
  },
  {
    id: "line_of_credit",
    name: "Line of credit",
    number: "7102",
    kind: "loan",
    balance: -15_000,
    entries: [entry("2026-11-02", "Advance", -5_000)],
  },
  {
    id: "boat_loan",
    name: "Boat loan, MV Sandpiper",
    number: "7118",
    kind: "loan",
    balance: -212_480.03,
    entries: [entry("2026-11-01", "Monthly payment", 2_914.7)],
  },
  {
    id: "equipment_loan",
    name: "Equipment loan, forklift",
    number: "7126",
    kind: "loan",
    balance: -18_662.4,
    entries: [entry("2026-11-05", "Monthly payment", 742)],
  },
];

const dollars = new Intl.NumberFormat("en-US", { style: "currency", currency: "USD" });
export const money = (amount: number): string => dollars.format(amount);

const days = new Intl.DateTimeFormat("en-US", { dateStyle: "medium", timeZone: "UTC" });
export const day = (date: string): string => days.format(new Date(`${date}T00:00:00Z`));

/** What can happen to a person, each by the call that does it in life. */
export type Deed =
  "onboard" | "signIn" | "wrongPasswords" | "lock" | "forgot" | "openReset" | "enrolAuthenticator" | "resetMfa";

/** Somebody of a story's tenant, and their past: instants in UTC to the minute. */
export interface Person {
  readonly username: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly email?: string;
  readonly telephone?: string;
  readonly roleId: string;
  readonly added: string;
  readonly past: readonly (readonly [at: string, deed: Deed])[];
}

export const password = "harbour-lantern-27";

/** The first manager of every tenant. */
export const nomvula = {
  username: "ndlamini",
  email: "nomvula.dlamini@haldenmedia.example",
  givenName: "Nomvula",
  familyName: "Dlamini",
  password,
  roleIds: ["admin"],
};

const ines: Person = {
  username: "iabreu",
  givenName: "Inês",
  familyName: "Abreu",
  email: "ines.abreu@haldenmedia.example",
  telephone: "+351 21 555 0117",
  roleId: "domain_manager",
  added: "2026-02-03T09:12",
  past: [
    ["2026-02-04T10:20", "onboard"],
    ["2026-10-12T11:00", "enrolAuthenticator"],
    ["2026-11-20T16:41", "signIn"],
  ],
};

const hugo: Person = {
  username: "heriksen",
  givenName: "Hugo",
  familyName: "Eriksen",
  email: "hugo.eriksen@haldenmedia.example",
  roleId: "admin",
  added: "2026-01-12T10:02",
  past: [
    ["2026-01-13T08:15", "onboard"],
    ["2026-11-20T06:49", "signIn"],
  ],
};

const marta: Person = {
  username: "mnowak",
  givenName: "Marta",
  familyName: "Nowak",
  email: "marta.nowak@haldenmedia.example",
  roleId: "billing",
  added: "2026-03-02T09:30",
  past: [
    ["2026-03-02T11:05", "onboard"],
    ["2026-11-18T14:22", "signIn"],
  ],
};

/** One of every kind of viewer. */
export const few: readonly Person[] = [ines, hugo, marta];

/** Every status of the registrar portal (docs/portals.md, RP-3), most of them reached by one person. */
export const everyStatus: readonly Person[] = [
  ...few,
  {
    username: "t.adamczyk",
    givenName: "Tomasz",
    familyName: "Adamczyk",
    email: "tomasz.adamczyk@haldenmedia.example",
    roleId: "billing",
    added: "2026-06-17T13:30",
    past: [
      ["2026-06-18T07:44", "onboard"],
      ["2026-11-09T08:03", "signIn"],
      ["2026-11-21T07:58", "wrongPasswords"],
    ],
  },
  {
    username: "obamgbose",
    givenName: "Oluwaseun",
    familyName: "Bamgbose-Fairweather",
    email: "oluwaseun.bamgbose-fairweather@registrations.haldenmedia.example",
    roleId: "domain_manager",
    added: "2026-01-28T10:00",
    past: [
      ["2026-01-28T12:31", "onboard"],
      ["2026-11-21T10:22", "signIn"],
    ],
  },
  {
    username: "mcharbonneau",
    givenName: "Marguerite",
    familyName: "Charbonneau",
    email: "m.charbonneau@haldenmedia.example",
    roleId: "read_only",
    added: "2026-11-18T14:20",
    past: [],
  },
  {
    // Her password is older than the portal allows.
    username: "fchowdhury",
    givenName: "Farhana",
    familyName: "Chowdhury",
    email: "farhana.chowdhury@haldenmedia.example",
    roleId: "dns_operator",
    added: "2025-11-10T08:41",
    past: [
      ["2025-11-12T09:03", "onboard"],
      ["2026-08-14T12:55", "signIn"],
    ],
  },
  {
    username: "lfontaine",
    givenName: "Lucie",
    familyName: "Fontaine",
    email: "lucie.fontaine@haldenmedia.example",
    roleId: "billing",
    added: "2026-02-22T12:10",
    past: [
      ["2026-02-23T08:22", "onboard"],
      ["2026-07-30T15:10", "signIn"],
      ["2026-09-30T09:00", "lock"],
    ],
  },
  {
    username: "dgallagher",
    givenName: "Declan",
    familyName: "Gallagher",
    email: "declan.gallagher@haldenmedia.example",
    roleId: "dns_operator",
    added: "2026-05-09T10:25",
    past: [
      ["2026-05-10T09:51", "onboard"],
      ["2026-11-19T11:36", "signIn"],
      ["2026-11-21T17:30", "forgot"],
    ],
  },
  {
    // Has opened the reset's link, and not set a new password yet.
    username: "asokolova",
    givenName: "Анастасия",
    familyName: "Соколова",
    email: "anastasia.sokolova@haldenmedia.example",
    roleId: "dns_operator",
    added: "2026-07-23T07:32",
    past: [
      ["2026-07-24T07:15", "onboard"],
      ["2026-11-04T09:14", "signIn"],
      ["2026-11-21T17:32", "forgot"],
      ["2026-11-21T17:47", "openReset"],
    ],
  },
];

/** Names that are long, that read from the other side, that have no spaces to break at, and two that are the same. */
export const scripts: readonly Person[] = [
  ["yishikawa", "由紀", "石川", "yuki.ishikawa@haldenmedia.example"],
  ["lmahmoud", "ليلى", "محمود", "leila.mahmoud@haldenmedia.example"],
  ["npapadaki", "Νεφέλη", "Παπαδάκη", "nefeli.papadaki@haldenmedia.example"],
  ["psharma", "प्रिया", "शर्मा", "priya.sharma@haldenmedia.example"],
  ["dlevi", "דנה", "לוי", "dana.levi@haldenmedia.example"],
  ["spongsakorn", "สมชาย", "พงศกร", "somchai.pongsakorn@haldenmedia.example"],
  ["malvarez", "María José", "Álvarez Peña", "maria.jose.alvarez@haldenmedia.example"],
  ["malvarez2", "María José", "Álvarez Peña", "mj.alvarez@accounts.haldenmedia.example"],
  [
    "wolfeschlegelsteinhausenbergerdorff.hubert.blaine.senior",
    "Hubert Blaine",
    "Wolfeschlegelsteinhausenbergerdorff",
    "hubert.blaine.wolfeschlegelsteinhausenbergerdorff.senior@registrations.subsidiaries.haldenmedia.example",
  ],
  [
    "rsantos",
    "Maria Fernanda da Conceição Aparecida",
    "dos Santos e Silva Vasconcelos de Albuquerque",
    "mf.vasconcelos.albuquerque@haldenmedia.example",
  ],
  ["o", "O", "Ng", "o@haldenmedia.example"],
].map(([username = "", givenName = "", familyName = "", email = ""], index) => ({
  username,
  givenName,
  familyName,
  email,
  roleId: ["domain_manager", "dns_operator", "billing", "read_only"][index % 4] ?? "read_only",
  added: `2026-0${(index % 8) + 1}-11T09:${String(10 + index)}`,
  past: [[`2026-0${(index % 8) + 1}-12T10:${String(10 + index)}`, "onboard"]],
}));

const given = [
  "Aino",
  "Bruno",
  "Chipo",
  "Dagny",
  "Emre",
  "Fatou",
  "Goran",
  "Hana",
  "Ivo",
  "Jun",
  "Kemi",
  "Lars",
  "Mei",
];
const family = [
  "Okafor",
  "Lindqvist",
  "Haddad",
  "Moreau",
  "Tanaka",
  "Novák",
  "Silva",
  "Kaya",
  "Mutasa",
  "Berg",
  "Rossi",
];

/** So many that the list has pages. Nobody of them has onboarded yet: each takes a few milliseconds to add. */
export const crowd = (count: number): readonly Person[] =>
  Array.from({ length: count }, (_, index) => {
    const givenName = given[index % given.length] ?? "";
    const familyName = family[(index * 7) % family.length] ?? "";
    const username = `${givenName}.${familyName}.${String(index + 1)}`.normalize("NFD").replace(/\P{ASCII}/gu, "");
    return {
      username: username.toLowerCase(),
      givenName,
      familyName,
      roleId: ["domain_manager", "dns_operator", "billing", "read_only"][index % 4] ?? "read_only",
      added: `2026-11-${String(10 + (index % 11))}T${String(8 + (index % 9)).padStart(2, "0")}:00`,
      past: [],
    };
  });

/** A support case of the account. */
export interface SupportCase {
  readonly number: number;
  readonly subject: string;
  readonly raisedBy: string;
  readonly name: string;
  readonly status: "New" | "In progress" | "Waiting for you" | "Solved";
  /** ISO 8601, the day alone. */
  readonly updated: string;
}

const known = (
  number: number,
  subject: string,
  [raisedBy, name]: readonly [string, string],
  status: SupportCase["status"],
  updated: string,
): SupportCase => ({ number, subject, raisedBy, name, status, updated });

const anneliese = ["abrandt", "Anneliese Brandt"] as const;
const kofi = ["kmensah", "Kofi Mensah-Boateng"] as const;
const birgitte = ["bthorsen", "Birgitte Thorsen"] as const;
const graciela = ["gmontoya", "Graciela Montoya"] as const;

/** The cases of one account. They are gone with the server: the demo is about users. */
export class CaseBook {
  readonly #cases: SupportCase[] = [
    known(20418, "Spindle drive stops after firmware 7.2", kofi, "In progress", "2026-11-20"),
    known(20397, "Order of two replacement encoders", birgitte, "Waiting for you", "2026-11-19"),
    known(20371, "Licence for the second line has run out", anneliese, "In progress", "2026-11-17"),
    known(20344, "Alarm 118 in the night shift", birgitte, "Solved", "2026-11-12"),
    known(20290, "Export of maintenance log is empty", graciela, "Solved", "2026-10-30"),
  ];

  /** Of everybody, or of one person; newest first. */
  list(raisedBy?: string): readonly SupportCase[] {
    return this.#cases.filter((each) => raisedBy === undefined || each.raisedBy === raisedBy);
  }

  raise(subject: string, by: { readonly username: string; readonly name: string }): SupportCase {
    const number = Math.max(...this.#cases.map((each) => each.number)) + 1;
    const updated = new Date().toISOString().slice(0, 10);
    const raised = known(number, subject, [by.username, by.name], "New", updated);
    this.#cases.unshift(raised);
    return raised;
  }
}

/**
 * What the people who set a server up have to mend: no database, a port that is taken, a tenant that is there already. `message` is
 * one line that says what to do; the stack would tell them nothing.
 */
export class SetupError extends Error {
  override readonly name: string = "SetupError";
}

import { SetupError } from "../setup-error.js";

/**
 * Runs a program. What its reader has to mend (a `SetupError`: no database, a port that is taken) is told in one line, everything else
 * whole; either way the process ends with status 1.
 */
export const runProgram = async (program: () => Promise<void>): Promise<void> => {
  try {
    await program();
  } catch (error) {
    console.error(error instanceof SetupError ? error.message : error);
    process.exit(1);
  }
};

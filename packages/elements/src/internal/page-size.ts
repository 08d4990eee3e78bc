/** What the API answers at once (SearchBody of the contract, whose schemas the elements must not load). */
const most = 200;

/** A number of rows as the API takes it; `usual` where it is no number, as of an attribute that was taken away. */
export const pageSizeOf = (size: number, usual: number): number =>
  Number.isFinite(size) ? Math.min(most, Math.max(1, Math.trunc(size))) : usual;

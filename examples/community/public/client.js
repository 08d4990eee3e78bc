const { api } = document.documentElement.dataset;
const { createClient, isUsherError } = await import(new URL("/assets/usherkit-sdk.js", api).href);

/** Why our own server gave no token. */
let refusal;

const ask = async () => {
  const response = await fetch("/session-token", { method: "POST" });
  refusal = response.status === 401 || response.status === 403 ? await response.json() : undefined;
  if (refusal) return null;
  if (!response.ok) throw new Error(`No token: ${response.status}`);
  return (await response.json()).token;
};

let held;
/** The token in hand; another one when the API no longer takes it. */
const getToken = ({ refresh }) => {
  if (refresh || !held) {
    held = ask();
    // What could not be had is asked for again.
    held.then((token) => token ?? Promise.reject(new Error("refused"))).catch(() => (held = undefined));
  }
  return held;
};

/** After a new sign-in at this portal: the token in hand is of the one before. */
export const forgetToken = () => {
  held = undefined;
};

/** The API as who is signed in at this page: with a token, and never with a cookie. */
export const client = createClient({ baseUrl: api, auth: { getToken }, language: () => document.documentElement.lang });

/** What a failed call means, in the portal's own words: "You are not a member of an Account". */
export const refusalText = (error) => {
  if (!isUsherError(error)) throw error;
  return refusal?.text ?? error.detail ?? "Tallisworks Support can't be reached at the moment. Try again.";
};

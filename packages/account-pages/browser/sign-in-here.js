import { pageAddress } from "./page-address.js";
import { showSignIn } from "./steps.js";
import { wordsFor } from "./words.js";

/**
 * Signs somebody in on a host's own page, in `place`, in the words of the tenant's profile; `onDone()` when the session is whole.
 * Resolves once the form stands there; rejects with an UsherError where the profile can't be had.
 */
export const signInHere = async (place, { client, tenant, username, onDone }) => {
  // In the language of the host's page, which this becomes a part of.
  const language = place.closest("[lang]")?.lang || undefined;
  const words = await wordsFor(await client.account.profile(tenant, { language }));
  if (words.language !== language) Object.assign(place, { lang: words.language, dir: words.direction });
  const forgottenUrl = pageAddress("forgotten", { tenant });
  showSignIn(place, { client, words, tenant, forgottenUrl, onDone, username });
};

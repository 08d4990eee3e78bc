import { returnAddress, startPage } from "../page.js";
import { showSignIn } from "../steps.js";

await startPage((context) => {
  const { place, client, words, tenant, address } = context;
  showSignIn(place, {
    client,
    words,
    tenant,
    forgottenUrl: address("forgotten"),
    onDone: () => location.assign(returnAddress(context)),
  });
});

import { client, refusalText } from "./client.js";

document.querySelector("usher-provider").client = client;

// The session at the portal has ended, or the person was switched off: the portal says which.
document.addEventListener("sign-in-required", async () => {
  const refused = document.querySelector("#refused");
  try {
    await client.session.get();
    refused.hidden = true;
  } catch (error) {
    refused.textContent = refusalText(error);
    refused.hidden = false;
  }
});

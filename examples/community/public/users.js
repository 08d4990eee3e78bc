import { client, forgetToken, refusalText } from "./client.js";

document.querySelector("usher-provider").client = client;
const again = document.querySelector("#again");

document.addEventListener("sign-in-required", async ({ detail }) => {
  // The session is too old for what was asked. In a dialog, because one of the elements' may be open.
  if (detail.reason === "step_up") {
    if (!again.open) again.showModal();
    return;
  }
  // The session at the portal has ended, or the person was switched off: the portal says which.
  const refused = document.querySelector("#refused");
  try {
    await client.session.get();
    refused.hidden = true;
  } catch (error) {
    refused.textContent = refusalText(error);
    refused.hidden = false;
  }
});

again.querySelector("button").addEventListener("click", () => again.close());
document.addEventListener("visibilitychange", () => {
  if (document.hidden || !again.open) return;
  forgetToken();
  again.close();
  void document.querySelector("user-table").reload();
});

// The elements say that one has to sign in: the session has ended, or is too old for what was asked. Leaving the page would lose what
// was typed, so one signs in beside it; in a dialog, because one of theirs may be open, and what lies under it can't be reached.
const ended = document.querySelector("#ended");
const titles = { signed_out: "Your session has ended", step_up: "This needs a fresh sign-in" };

document.addEventListener("sign-in-required", ({ detail }) => {
  if (ended.open) return;
  ended.querySelector("h2").textContent = titles[detail.reason];
  ended.showModal();
});
ended.querySelector("button").addEventListener("click", () => ended.close());

document.addEventListener("visibilitychange", () => {
  if (document.hidden || !ended.open) return;
  ended.close();
  void document.querySelector("user-table").reload();
});

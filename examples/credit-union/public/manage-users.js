// The elements say that the session has ended. Leaving the page would lose what was typed, so one signs in beside it; in a dialog,
// because one of theirs may be open, and what lies under it can't be reached.
const ended = document.querySelector("#ended");

document.addEventListener("sign-in-required", () => {
  if (!ended.open) ended.showModal();
});
ended.querySelector("button").addEventListener("click", () => ended.close());

document.addEventListener("visibilitychange", () => {
  if (document.hidden || !ended.open) return;
  ended.close();
  void document.querySelector("user-table").reload();
});

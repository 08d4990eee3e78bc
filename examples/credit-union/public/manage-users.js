// The elements say that the session has ended. Leaving the page would lose what was typed, so one signs in beside it.
const notice = document.querySelector("#ended");

document.addEventListener("sign-in-required", () => {
  notice.hidden = false;
});

document.addEventListener("visibilitychange", () => {
  if (document.hidden || notice.hidden) return;
  notice.hidden = true;
  void document.querySelector("user-table").reload();
});

import { client, refusalText } from "./client.js";

const refused = document.querySelector("#refused");
const raised = document.querySelector("#raised");
const form = document.querySelector("#raise-form");
const dates = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeZone: "UTC" });

const say = (element, text) => {
  element.textContent = text;
  element.hidden = text === "";
};

const row = ({ number, subject, name, status, updated }) => {
  const cells = [subject, name, status, dates.format(new Date(updated))].map((text) => {
    const cell = document.createElement("td");
    cell.textContent = text;
    return cell;
  });
  const head = document.createElement("th");
  head.scope = "row";
  head.textContent = `#${number}`;
  const line = document.createElement("tr");
  line.append(head, ...cells);
  return line;
};

const draw = async () => {
  try {
    const { permissions, tenant } = await client.session.get();
    const seesAll = permissions.includes("cases.view_all");
    document.querySelector("#scope").textContent = seesAll ? `All cases of ${tenant.name}` : "Your cases";
    const response = await fetch("/cases.json");
    const answer = await response.json();
    if (!response.ok) return say(refused, answer.text);
    document.querySelector("#cases").replaceChildren(...answer.cases.map(row));
  } catch (error) {
    say(refused, refusalText(error));
  }
};

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  say(refused, "");
  say(raised, "");
  try {
    // Whoever was switched off since the page was opened is told before anything is sent.
    await client.session.get();
  } catch (error) {
    return say(refused, refusalText(error));
  }
  const response = await fetch("/cases", { method: "POST", body: new URLSearchParams(new FormData(form)) });
  const answer = await response.json();
  if (!response.ok) return say(refused, answer.text);
  form.reset();
  say(raised, `Case #${answer.number} is raised. We answer within a working day.`);
  await draw();
});
// Before this, nobody would take what one sends, and it would be lost.
form.querySelector("fieldset").disabled = false;

await draw();

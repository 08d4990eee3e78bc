import { expect } from "@open-wc/testing";
import "@usherkit/elements/invite-form/define";
import { dropped, Line, unavailable } from "./support/faults.js";
import {
  announced,
  find,
  findAll,
  focusIs,
  heard,
  isGone,
  key,
  mount,
  nameOf,
  paste,
  press,
  pressOn,
  reads,
  textOf,
  type,
  until,
} from "./support/page.js";
import { ines, marta, Tenant } from "./support/tenant.js";

const box = (form: HTMLElement) => find(form, "textbox", "Email addresses");
/** The addresses in the box, in order. */
const addresses = (form: HTMLElement) =>
  findAll(form, "button", /^Remove /).map((button) => nameOf(button).replace("Remove ", ""));

describe("<invite-form>", () => {
  let tenant: Tenant;
  let line: Line;
  beforeEach(async () => {
    tenant = await Tenant.open({ people: [ines] });
    line = new Line();
  });
  const open = async () => {
    const form = mount("invite-form", { client: tenant.client(line) });
    await box(form);
    return form;
  };
  const sentBodies = () => line.sent.filter(({ route }) => route === "POST /invitations").map(({ body }) => body);

  it("takes a pasted list apart, flags what is no address, and sends the rest", async () => {
    const sent = heard("invitations-sent");
    const form = await open();
    paste(
      await box(form),
      `Ada Lovelace <ada@halden.example>; "Hopper, Grace" <grace@halden.example>\nnot@an-address, ${tenant.addressOf("iabreu")} ADA@halden.example`,
    );
    await until(
      () => addresses(form).length === 4,
      () => addresses(form).join(),
    );
    expect(addresses(form)).to.deep.equal([
      "ada@halden.example",
      "grace@halden.example",
      "not@an-address",
      tenant.addressOf("iabreu"),
    ]);
    await reads(form, "4 addresses added. 1 address is in the list already");
    await reads(form, "not@an-address isn’t a complete address.");
    // Somebody who is a user already is told before anything is sent.
    await reads(form, "is already a user and won’t be invited.");
    await reads(form, "2 of 4 ready");
    await reads(form, "4 words beside them were left out.");
    await press(await find(form, "radio", "Read only"));
    await pressOn(form, "button", "Send 2 invites");
    await find(form, "heading", "2 of 4 invites sent");
    await focusIs("heading 2 of 4 invites sent");
    const outcomes = findAll(form, "listitem").map(textOf);
    expect(outcomes).to.have.length(4);
    expect(outcomes[0]).to.match(/^ada@halden.example Invite sent\. The link works until /);
    expect(outcomes[1]).to.match(/^grace@halden.example Invite sent\. The link works until /);
    expect(outcomes[2]).to.match(/^not@an-address Not a complete address/);
    expect(outcomes[3]).to.match(/^iabreu@.* Already a user, not invited/);
    expect(sentBodies()).to.deep.equal([
      { emails: ["ada@halden.example", "grace@halden.example"], roleIds: ["read_only"] },
    ]);
    expect(sent[0]?.detail.outcomes.map(({ result }) => result)).to.deep.equal(["sent", "sent"]);
    expect((await tenant.mailTo("ada@halden.example"))[0]?.text).to.match(/#token=/);

    // What is wrong is corrected from there, and isn't brought back otherwise.
    await pressOn(form, "button", /^Correct: /);
    const input = await box(form);
    expect(input).to.have.property("value", "not@an-address");
    expect(addresses(form)).to.deep.equal([]);
    await focusIs("textbox Email addresses");
    await type(".example");
    await key("Enter");
    await pressOn(form, "button", "Send 1 invite");
    await find(form, "heading", "1 invite sent");
    await pressOn(form, "button", "Invite more");
    expect(addresses(form)).to.deep.equal([]);
  });

  it("loses none of several wrong addresses while one of them is corrected", async () => {
    const form = await open();
    paste(await box(form), "good@halden.example one@halden two@halden");
    await press(await find(form, "radio", "Read only"));
    await pressOn(form, "button", "Send 1 invite");
    await pressOn(form, "button", "Correct: one@halden");
    expect(await box(form)).to.have.property("value", "one@halden");
    expect(addresses(form)).to.deep.equal(["two@halden"]);
  });

  it("drops all that is wrong together, and warns of letters that only look like others", async () => {
    const form = await open();
    paste(await box(form), "a@halden.example b@halden c@@halden.example p\u0430ul@halden.example");
    await reads(form, "p\u0430ul@halden.example Its letters are of several alphabets");
    await reads(form, "2 of 4 ready");
    await pressOn(form, "button", "Remove the 2 that aren’t complete");
    await until(() => addresses(form).join() === "a@halden.example,p\u0430ul@halden.example", "the right ones alone");
    await focusIs("textbox Email addresses");
    await find(form, "button", "Send 2 invites");
  });

  it("tells what was sent of a long list whose second request failed, and sends the rest at the next try", async () => {
    const sent = heard("invitations-sent");
    const form = await open();
    const list = Array.from({ length: 103 }, (_, place) => `p${String(place)}@halden.example`);
    paste(await box(form), list.join(" "));
    await press(await find(form, "radio", "Billing"));
    let calls = 0;
    line.break(
      (request, send) => ((calls += 1) === 1 ? send(request) : unavailable(request, send)),
      /^POST \/invitations$/,
    );
    await pressOn(form, "button", "Send 103 invites");
    await reads(await find(form, "alert"), "100 sent, 3 not. The server is busy or being restarted.");
    expect(addresses(form)).to.deep.equal(list.slice(100));
    expect(findAll(form, "listitem").filter((item) => textOf(item).includes("Invite sent"))).to.have.length(100);
    line.mend();
    await pressOn(form, "button", "Send 3 invites");
    await find(form, "heading", "103 invites sent");
    expect(sent.map(({ detail }) => detail.outcomes.length)).to.deep.equal([100, 3]);
  });

  it("opens the person to whom an address belongs", async () => {
    const asked = heard("user-open-request");
    const form = await open();
    paste(await box(form), `${tenant.addressOf("iabreu")}, new@halden.example`);
    await press(await find(form, "radio", "Billing"));
    await pressOn(form, "button", "Open this user");
    expect(asked.map(({ detail }) => detail.userId)).to.deep.equal([tenant.idOf("iabreu")]);
    await pressOn(form, "button", "Send 1 invite");
    await pressOn(form, "button", /^Open: iabreu/);
    expect(asked).to.have.length(2);
  });

  it("makes an address of what is typed by Enter, comma and leaving, and never sends by Enter", async () => {
    const form = await open();
    (await box(form)).focus();
    await type("a@halden.example");
    await key("Enter");
    await type("b@halden.example,");
    await type("c@halden.example");
    await key("Tab");
    expect(addresses(form)).to.deep.equal(["a@halden.example", "b@halden.example", "c@halden.example"]);
    expect(sentBodies()).to.deep.equal([]);
    (await box(form)).focus();
    await key("Backspace");
    await until(() => addresses(form).length === 2, "one address less");
    await pressOn(form, "button", "Remove a@halden.example");
    await until(() => addresses(form).join() === "b@halden.example", "one address less");
    await reads(form, "a@halden.example removed");
    expect(announced()).to.equal("button Remove b@halden.example");
  });

  it("says what is missing, with the focus where it is to be given", async () => {
    const form = await open();
    await pressOn(form, "button", "Send invites");
    await reads(form, "Add at least one complete address.");
    await focusIs("textbox Email addresses");
    await type("a@halden.example");
    await pressOn(form, "button", "Send invites");
    await reads(form, "Choose a role.");
    await focusIs(/^radio /);
    expect(sentBodies()).to.deep.equal([]);
  });

  it("keeps everything where the server can’t, and sends it at the next try", async () => {
    const form = await open();
    paste(await box(form), "a@halden.example b@halden.example");
    await press(await find(form, "radio", "Billing"));
    line.break(unavailable, /^POST \/invitations$/);
    await pressOn(form, "button", "Send 2 invites");
    await reads(await find(form, "alert"), "The invites weren’t sent. The server is busy or being restarted.");
    expect(addresses(form)).to.deep.equal(["a@halden.example", "b@halden.example"]);
    line.mend();
    await pressOn(form, "button", "Send 2 invites");
    await find(form, "heading", "2 invites sent");
  });

  it("keeps what a broken connection may have sent, and sends nobody two invites", async () => {
    const client = tenant.client({ fetch: line.fetch, timeout: 2500 });
    const form = mount("invite-form", { client });
    paste(await box(form), "lost@halden.example");
    await press(await find(form, "radio", "Billing"));
    line.break(async (request, send) => {
      await send(request.clone());
      return dropped(request, send);
    }, /^POST \/invitations$/);
    await pressOn(form, "button", "Send 1 invite");
    await reads(
      await find(form, "alert"),
      "It isn’t known whether these were sent. The connection broke off. Trying again is safe.",
    );
    expect(addresses(form)).to.deep.equal(["lost@halden.example"]);
    // The same request again, though more was typed meanwhile: the first answer, and no second mail.
    line.mend();
    paste(await box(form), "b@halden.example");
    await pressOn(form, "button", "Send 2 invites");
    await find(form, "heading", "2 invites sent");
    const { items } = await tenant.elsewhere.invitations.list();
    expect(items).to.have.length(2);
    expect(await tenant.mailTo("lost@halden.example")).to.have.length(1);
  });

  it("asks before what was typed would be lost", async () => {
    let closed = 0;
    const form = await open();
    form.addEventListener("close-request", () => (closed += 1));
    paste(await box(form), "a@halden.example");
    form.requestClose();
    await pressOn(await find(form, "alertdialog", "Leave without saving?"), "button", "Keep editing");
    await isGone(form, "alertdialog");
    expect(addresses(form)).to.deep.equal(["a@halden.example"]);
    form.requestClose();
    await pressOn(await find(form, "alertdialog"), "button", "Discard changes");
    await until(() => closed === 1, "close-request");
  });

  it("tells who may invite nobody whom to ask", async () => {
    const own = await Tenant.open({ people: [{ ...marta, deeds: ["onboard"] }] });
    const form = mount("invite-form", { client: own.client({ token: await own.signIn("mnowak") }) });
    await find(form, "heading", "You do not have access to this feature.");
    await reads(form, "Only an Admin can invite users. Ask Nomvula Dlamini");
    expect(findAll(form, "textbox")).to.deep.equal([]);
  });
});

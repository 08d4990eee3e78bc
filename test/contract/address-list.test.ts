import { readAddressList } from "@usherkit/contract";
import { describe, expect, test } from "vitest";

const ada = "ada.o@firm.example";
const bo = "bo.l@firm.example";

describe("a pasted list", () => {
  test.each([
    ["as Exchange names people", `Okoye, Ada <${ada}>; Lund, Bo <${bo}>`, [ada, bo], 4],
    ["quoted names", `"Okoye, Ada" <${ada}>, 'Lund, Bo' <${bo}>`, [ada, bo], 4],
    ["German quotation marks", `„Okoye, Ada“ <${ada}>; “Lund” <${bo}>`, [ada, bo], 3],
    ["columns", `Name\tEmail\tRole\nAda Okoye\t${ada}\tEditor\nBo Lund\t${bo}\tViewer`, [ada, bo], 9],
    ["a template of commas", `First name,Last name,Email\r\nAda,Okoye,${ada}\r\nBo,Lund,${bo}\r\n`, [ada, bo], 9],
    ["a template of semicolons", `Vorname;Nachname;E-Mail\nAda;Okoye;${ada}`, [ada], 5],
    ["bars", `| Ada | ${ada} |\n| Bo | ${bo} |`, [ada, bo], 2],
    [
      "bullets",
      `• ${ada}\n– ${bo}\n* cy@firm.example\n1) dee@firm.example`,
      [ada, bo, "cy@firm.example", "dee@firm.example"],
      1,
    ],
    ["bullets without a space", `•${ada}\n-${bo}`, [ada, bo], 0],
    ["Arabic commas", `${ada}، ${bo}؛ cy@firm.example`, [ada, bo, "cy@firm.example"], 0],
    [
      "ideographic commas",
      `${ada}、${bo}，cy@firm.example；dee@firm.example`,
      [ada, bo, "cy@firm.example", "dee@firm.example"],
      0,
    ],
    ["brackets of Chinese", `《${ada}》「${bo}」`, [ada, bo], 0],
    ["guillemets", `« ${ada} » ‹${bo}›`, [ada, bo], 0],
    ["quotation marks", `“${ada}” ‘${bo}’ '${"cy@firm.example"}'`, [ada, bo, "cy@firm.example"], 0],
    ["links", `mailto:${ada}?subject=Hi&cc=x@y.example [${bo}](mailto:${bo})`, [ada, bo, bo], 0],
    ["what nobody sees", `\ufeff${ada}\u200b \u202a${bo}\u202c`, [ada, bo], 0],
    ["a wide at", `ada.o＠firm.example`, [ada], 0],
    ["a full stop", `Write to ${ada}, or to ${bo}.`, [ada, bo], 4],
    ["slashes", `${ada}/${bo}`, [ada, bo], 0],
    ["names in other scripts", `محمد <${ada}>، 山田太郎（${bo}）`, [ada, bo], 2],
    ["a colon", `E-mail: ${ada}\nПочта：${bo}`, [ada, bo], 2],
    [
      "a plus and an apostrophe",
      "ada+x@firm.example o'brien@firm.example",
      ["ada+x@firm.example", "o'brien@firm.example"],
      0,
    ],
  ])("with %s is read", (_kind, text, addresses, left) => {
    expect(readAddressList(text)).toEqual({ addresses, left });
  });

  test.each([
    ["no dot", `${ada}, bo@firm`, "bo@firm"],
    ["two at", `${ada}, bo@@firm.example`, "bo@@firm.example"],
    ["no domain", `${ada}, bo@`, "bo@"],
    ["no local part", `${ada}, @firm.example`, "@firm.example"],
    ["no at", `${ada}, bo.firm.example`, "bo.firm.example"],
    ["a spelled at", `${ada}, bo (at) firm.example`, "bo(at)firm.example"],
    ["a typesetter's apostrophe", `${ada}, o’brien@firm.example`, "o’brien@firm.example"],
    ["a bullet inside", `${ada}, b•o@firm.example`, "b•o@firm.example"],
  ])("tells an attempt with %s", (_kind, text, attempt) => {
    expect(readAddressList(text).addresses).toEqual([ada, attempt]);
  });

  test("without any address loses nothing", () => {
    expect(readAddressList("adafirm.example, bo")).toEqual({ addresses: ["adafirm.example", "bo"], left: 0 });
    expect(readAddressList(" •  – ")).toEqual({ addresses: [], left: 0 });
  });

  test("of a megabyte is read at once", () => {
    const start = performance.now();
    for (const text of [
      '"'.repeat(1e6),
      "<".repeat(1e6),
      "a".repeat(1e6),
      "mailto:".repeat(1e5),
      "a.".repeat(5e5),
      " ".repeat(1e6),
      "\u200b".repeat(1e6),
      "•".repeat(1e6),
    ])
      readAddressList(text);
    expect(performance.now() - start).toBeLessThan(2000);
  });
});

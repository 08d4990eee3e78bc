import { CreateInvitations, CreateUser, problemErrors, SignUp, UpdateUser, withoutInvisible } from "@usherkit/contract";
import { describe, expect, test } from "vitest";
import * as z from "zod/mini";

/** The code with which a given name is refused when a user is created; undefined: it is taken. */
const refusalOf = (givenName: string): string | undefined => {
  const parsed = z.safeParse(z.pick(CreateUser, { givenName: true }), { givenName });
  return parsed.success ? undefined : problemErrors(parsed.error.issues)[0]?.code;
};

describe("a person's name", () => {
  test.each([
    ["a saint", "St. John"],
    ["a hyphen", "Müller-Lüdenscheidt"],
    ["an apostrophe", "D'Angelo"],
    ["a typographic apostrophe", "O’Brien"],
    ["initials", "J.R.R."],
    ["space around it", "José  "],
    ["a decomposed accent", "Jose\u0301"],
    ["two words", "María del Carmen"],
    ["Arabic", "محمد بن سلمان"],
    ["Persian with a zero width non-joiner", "علی\u200cرضا"],
    ["Hebrew", "יוסף"],
    ["Hebrew with points", "יוֹסֵף"],
    ["Thai", "สมชาย ใจดี"],
    ["Devanagari with a zero width joiner", "क्\u200dषमा"],
    ["Kannada with a zero width non-joiner", "ರಾಜ್\u200cಕುಮಾರ್"],
    ["Malayalam that ends with a joiner", "രാമന്\u200d"],
    ["Sinhala with a zero width joiner", "ශ්\u200dරී"],
    ["Bengali with a joiner after a mark", "র\u09cd\u200dযাব"],
    ["an ideograph's variant", "葛\u{e0100}城"],
    ["Chinese", "李小龍"],
    ["Mongolian with a variation", "ᠠ\u180bᠮ"],
    ["an emoji", "Ada 🚀"],
    ["a family of emoji", "👩\u200d👩\u200d👧"],
    ["an emoji with a skin colour", "👩🏽\u200d💻"],
    ["a heart with a presentation", "Ada ❤\ufe0f"],
    ["a slash", "Ana/Anna"],
    ["a colon", "Ada: second of that name"],
    ["w's", "Awww"],
    ["an Arabic number sign", "\u0601 1"],
    ["Vietnamese accents apart", "Nguyễn Thị Hằng".normalize("NFD")],
    ["all the accents of Greek apart", "ᾇ".normalize("NFD")],
    ["stacked Tibetan", "སྒྲུབ་བརྒྱུད"],
    ["Khmer", "ស្ត្រី"],
    ["Hebrew with points and accents", "בְּרֵאשִׁ֖ית"],
    ["Thai marks", "ปิ่น"],
  ])("with %s is taken", (_what, name) => {
    expect(refusalOf(name)).toBeUndefined();
  });

  test.each([
    ["a URL", "https://evil.example/x"],
    ["a URL in capitals", "Ada HTTPS://EVIL.EXAMPLE"],
    ["a URL in wide letters", "ｈｔｔｐｓ：／／ｅｖｉｌ"],
    ["another scheme", "smb://host"],
    ["www.", "see www.evil.example"],
    ["WWW.", "WWW.EVIL.EXAMPLE"],
    ["wide www.", "ｗｗｗ．evil"],
    ["a right-to-left override", "Ada\u202egnp.exe"],
    ["an isolate", "\u2066Ada\u2069"],
    ["a left-to-right mark", "Ada\u200e"],
    ["a zero width space", "Ada\u200bLovelace"],
    ["a zero width joiner between Latin letters", "A\u200dda"],
    ["a zero width non-joiner before a letter", "\u200cعلی"],
    ["two zero width non-joiners", "علی\u200c\u200cرضا"],
    ["a word joiner", "Ada\u2060"],
    ["a soft hyphen", "Ada\u00adLovelace"],
    ["a byte order mark inside", "Ada\ufeffLovelace"],
    ["tags", "Ada\u{e0041}\u{e0042}"],
    ["a Hangul filler", "Ada\u3164"],
    ["a braille blank", "\u2800"],
    ["a variation selector after a letter", "Ada\ufe01"],
    ["a line break", "Ada\nLovelace"],
    ["a line separator", "Ada\u2028Lovelace"],
    ["a control", "Ada\u0007"],
    ["NUL", "Ada\0"],
    ["nothing but a zero width space", "\u200b"],
    ["nothing but a mark", "\u0301"],
    ["a flood of marks", `Z${"\u0335\u0321".repeat(47)}`],
    ["five marks on one letter", "Z\u0300\u0301\u0302\u0303\u0304"],
    ["a composed flood", "Ǻ\u0300\u0302\u0303"],
    ["a flood of Thai marks", `ก${"\u0e34".repeat(9)}`],
  ])("with %s is refused", (_what, name) => {
    expect(refusalOf(name)).toBe("invalid_text");
  });

  test("is held to the same wherever one is typed", () => {
    const name = z.object({ givenName: z.optional(z.any()), familyName: z.optional(z.any()) });
    for (const schema of [CreateUser, UpdateUser, CreateInvitations, SignUp]) {
      const given = { ...z.parse(name, { givenName: "www.evil.example", familyName: "a\u202eb" }) };
      const parsed = z.safeParse(z.pick(z.partial(schema), { givenName: true, familyName: true }), given);
      expect(problemErrors(parsed.error?.issues ?? []).map(({ code }) => code)).toEqual([
        "invalid_text",
        "invalid_text",
      ]);
    }
  });
});

test.each([
  ["A\u200bd\u202ea", "Ada"],
  ["علی\u200cرضا", "علی\u200cرضا"],
  ["👩\u200d💻\u200d", "👩\u200d💻"],
  ["a\r\nb\u2029c", "abc"],
])("%j without what nobody sees is %j", (text, expected) => {
  expect(withoutInvisible(text)).toBe(expected);
});

import type { UserAction } from "@usherkit/sdk";
import { sentence, type Words } from "../words.js";

/** English: what the editor says. */
export const userEditor = (w: Words) => {
  const { user, role } = w.terms;
  const upper = (text: string) => sentence(text, w.locale);
  return {
    save: "Save changes",
    saving: "Saving…",
    saved: (time: string) => `Saved at ${time}`,
    unchanged: "Nothing changed yet",
    unsaved: (count: number) => `${w.number(count)} unsaved ${w.plural(count, { one: "change", other: "changes" })}`,
    /** Of what "Save" doesn't save. */
    ownButton: (count: number) =>
      w.plural(count, {
        one: "1 change above has a button of its own",
        other: `${w.number(count)} changes above have buttons of their own`,
      }),
    problems: (count: number) => `${w.number(count)} ${w.plural(count, { one: "problem", other: "problems" })} to fix`,
    notSaved: "Nothing was saved.",
    unsureSaved: "It isn’t known whether this was saved.",
    partlySaved: (done: string, missed: string) => `Saved: ${done}. Not saved: ${missed}.`,
    partlyUnsure: (done: string, missed: string) => `Saved: ${done}. Not certain: ${missed}.`,
    notAdded: (name: string) => (name ? `${name} wasn’t added.` : `The ${user} wasn’t added.`),
    adding: "Adding…",
    added: (name: string) => `${name} was added.`,
    done: "Done",
    /** What somebody new has none of yet. */
    toGrant: (what: string) => `Not granted yet: ${what}.`,
    /** Names the ways to the parts of a long form. */
    parts: "Parts of this form",
    goTo: (part: string) => `Go to ${part}`,
    /** Of an address that is kept all the same. */
    mixed: "Its letters are of several alphabets, and may only look like those of another address.",
    gone: `This ${user} is no longer there`,
    goneText: "Deleted in the meantime, or not yours to see.",
    failed: `The ${user} couldn’t be loaded`,
    readOnly: (hasRest: boolean) =>
      hasRest ? "You can’t change these details." : `You can look at this ${user}, but not change anything here.`,
    lastSignIn: (date: string) => `Last signed in ${date}`,
    neverSignedIn: "Never signed in",
    lockedSince: (date: string) => `Locked since ${date}`,
    unlocksAt: (date: string) => `Unlocks by itself at ${date}`,
    chooseRole: `Choose a ${role}.`,

    leaveText: "What you typed is not saved, and would be lost.",

    /** How a new person gets their first credential. */
    credential: upper(w.credential),
    firstLabel: `First ${w.credential}`,
    first: {
      welcome: {
        label: "By email",
        about: `They get a link by email, and set their own ${w.credential} with it.`,
      },
      temporary: {
        label: `Temporary ${w.credential}`,
        about: w.mustChange ? "You tell it to them. They must change it at the first sign-in." : "You tell it to them.",
      },
      password: {
        label: `Set the ${w.credential} now`,
        about: "You type it and tell it to them. No email is sent.",
      },
    },
    minLength: (count: number, isDigits: boolean) =>
      isDigits ? `At least ${w.number(count)} digits.` : `At least ${w.number(count)} characters.`,
    temporaryLabel: `Temporary ${w.credential}`,
    leaveEmpty: "Leave it empty, and one is made and shown once.",
    /** Warnings: what is less safe than it could be, and what would be safer. */
    thoughtUp: `A ${w.credential} that somebody thinks up is easier to guess. Safer: leave it empty, and one is made and shown once.`,
    notAsked: (name: string) => `You know this ${w.credential}, and ${name || "the person"} is not asked to change it.`,
    keptOut: (name: string, status: string) => `${name} still can’t sign in with it: the status is “${status}”.`,
    alsoDo: (action: string) => `${action} in the same step`,
    saferBy: (way: string) => `Safer: “${way}”, with which they set their own.`,
    saferChange: "Safer: have them change it at once, on their own account page.",

    /** What is wrong with a field, by its code. */
    fieldProblem: (code: string, label: string, value: string): string | undefined => {
      switch (code) {
        case "required":
        case "too_small":
          return `${label} is needed.`;
        case "invalid_email": {
          const domain = value.trim().split("@")[1];
          return domain && !domain.includes(".")
            ? `This address has no ending after “${domain}”. Check for a missing .com or .net.`
            : "This isn’t a complete address.";
        }
        case "invalid_username":
          return "One word, without spaces, in letters of one script.";
        case "not_own_address":
          return "An address can be the user name of nobody but its owner.";
        case "invalid_text":
          return `${label} holds a link, or a character that can’t be kept.`;
        case "not_digits":
          return "Only digits.";
        case "same_as_username":
          return `The ${w.credential} must not be the user name or the address.`;
        case "contains_name":
          return `The ${w.credential} must not be a name of the person, the company or the portal.`;
        case "too_common":
          return `The ${w.credential} is too easy to guess.`;
        case "compromised":
          return `The ${w.credential} is known from a data leak.`;
        case "too_short":
          return `${label} is too short.`;
        case "too_big":
          return `${label} is too long.`;
        case "invalid_type":
          return "This isn’t a number.";
        case "invalid_tel":
          return "This isn’t a telephone number.";
        case "invalid_date":
          return "This isn’t a date.";
        case "not_editable":
          return `${label} is changed by others.`;
        default:
          return undefined;
      }
    },
    refused: (code: string) => `This wasn’t accepted (${code}).`,
    contact: (support: string) => `Contact ${support}`,
    onlyRoles: (able: readonly string[]) => `Only ${w.list(able, "disjunction")} can change this.`,

    clash: (who: string | undefined) => `${who ?? "Somebody else"} changed this ${user} while you were editing.`,
    clashOwn: `You changed this ${user} in another window while you were editing here.`,
    clashText: "Nothing of yours is lost. Choose what to keep, field by field.",
    clashLabel: "Changed by someone else",
    field: "Field",
    theirs: (who: string | undefined, time: string) => `${who ? `${who}’s` : "Theirs"}, saved ${time}`,
    mine: "Yours, not saved",
    tally: (theirs: number, mine: number, who: string | undefined) =>
      `${w.number(theirs)} from ${who ?? "them"}, ${w.number(mine)} from you`,
    takeAll: (who: string | undefined) => (who ? `Take all of ${who}’s` : "Take all of theirs"),
    apply: "Apply choices",
    empty: "Empty",

    /** What an action does, beside its button, where the question before it doesn't say it. */
    about: {
      setTemporaryPassword: (name: string) =>
        `You see it once and tell it to ${name}${w.mustChange ? ", who must change it at the next sign-in" : ""}.`,
    } as Partial<Record<UserAction, (name: string) => string>>,
    /** Active and inactive, beside each other (docs/portals.md, CU-4). */
    activeTitle: "Active or inactive",
    active: { label: "Active", about: "Can sign in." },
    inactive: { label: "Inactive", about: "Can’t sign in until set back. Nothing of theirs is lost." },
    history: "History",
    /** In the place of one part, while the rest is there. */
    notLoaded: "This couldn’t be loaded.",
    deleteUser: `${w.terms.actions?.delete ?? "Delete"} ${user}`,
  };
};
export type UserEditorMessages = ReturnType<typeof userEditor>;

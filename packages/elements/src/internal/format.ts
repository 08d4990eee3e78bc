import type { Words } from "./words.js";

/** An instant in two lines, and in one for a sentence. The zone is said apart: once in a heading, or with `zone`. */
export interface When {
  readonly date: string;
  readonly time: string;
  readonly zone: string;
}

const formats = new Map<string, { date: Intl.DateTimeFormat; time: Intl.DateTimeFormat }>();

const formatsFor = (locale: string, timeZone: string) => {
  const key = `${locale} ${timeZone}`;
  let found = formats.get(key);
  if (!found) {
    found = {
      date: new Intl.DateTimeFormat(locale, { day: "numeric", month: "short", year: "numeric", timeZone }),
      time: new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone }),
    };
    formats.set(key, found);
  }
  return found;
};

/** A time from now, in the largest unit that says it well: "in 40 seconds", "in 12 minutes", "in 3 hours". */
export const later = (seconds: number, { locale }: Words): string => {
  const format = new Intl.RelativeTimeFormat(locale);
  if (seconds < 60) return format.format(Math.max(1, Math.ceil(seconds)), "second");
  const minutes = Math.ceil(seconds / 60);
  return minutes < 90 ? format.format(minutes, "minute") : format.format(Math.ceil(minutes / 60), "hour");
};

/** `20 Nov 2026` and `16:41`, in the profile's time zone. English without a region puts the day first. */
export const when = (instant: string, words: Words): When => {
  const at = new Date(instant);
  const { date, time } = formatsFor(words.locale, words.zone.id);
  let day = date.format(at);
  if (words.locale === "en") {
    const parts = Object.fromEntries(date.formatToParts(at).map((part) => [part.type, part.value]));
    day = `${parts["day"]} ${parts["month"]} ${parts["year"]}`;
  }
  return { date: day, time: time.format(at), zone: words.zone.label };
};

/**
 * A day without a time, `2026-11-20`: noon of it is the same day in every zone that people keep. What is none stays as it is: an
 * earlier version may have stored it.
 */
export const day = (date: string, words: Words): string => {
  const noon = `${date}T12:00:00Z`;
  return Number.isNaN(Date.parse(noon)) ? date : when(noon, words).date;
};

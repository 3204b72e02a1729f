/** Days and times as people in Norway read them; the server's instants are UTC. */
const zone = "Europe/Oslo";

export const clock = (instant: string | Date, locale: string) =>
  new Intl.DateTimeFormat(locale, { timeZone: zone, hour: "2-digit", minute: "2-digit" }).format(new Date(instant));

export const dayAndClock = (instant: string, locale: string) =>
  new Intl.DateTimeFormat(locale, { timeZone: zone, dateStyle: "long", timeStyle: "short" }).format(new Date(instant));

/** A calendar day (`2026-11-22`), which has no zone. */
export const longDay = (day: string, locale: string) =>
  new Intl.DateTimeFormat(locale, { timeZone: "UTC", weekday: "long", day: "numeric", month: "long" }).format(
    new Date(`${day}T00:00:00Z`),
  );

export const shortDate = (day: string, locale: string) =>
  new Intl.DateTimeFormat(locale, { timeZone: "UTC", day: "2-digit", month: "2-digit", year: "numeric" }).format(
    new Date(`${day}T00:00:00Z`),
  );

/** Today's calendar day in Oslo. */
export const todayInOslo = () => new Intl.DateTimeFormat("sv-SE", { timeZone: zone }).format(new Date());

export function dayAfter(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** Milliseconds into the conversation as `m:ss`. */
export function offsetClock(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

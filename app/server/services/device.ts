import Bowser from "bowser";

/** A browser as its user agent tells, in words: "Firefox on Linux". Undefined where it tells nothing. */
export function describeDevice(userAgent: string | null): string | undefined {
  if (!userAgent) return undefined;
  const { browser, os } = Bowser.parse(userAgent.slice(0, 512));
  const named = [browser.name, os.name].filter(Boolean);
  return named.length > 0 ? named.join(" on ") : undefined;
}

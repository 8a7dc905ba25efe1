import type { Visit } from "./load";

import { MEMBER } from "./database";

/** One line of the table: what is asked, of whom, and what it is held against. */
export interface Target extends Visit {
  name: string;
  server: "floor" | "app";
  /** The name of the target that this one's cost is divided by. */
  floor: string;
  /** The most that the ratio shall be. */
  goal?: number;
  /** The part of the requests that is enough for an answer whose cost is only looked at. */
  share?: number;
  /** A text that the answer holds, so that an error page is not what gets measured. */
  holds: string;
}

const PAGE = "floor: page";
const JSON_FLOOR = "floor: JSON";

/** Everything that is measured, in the order of the table. */
export function targetsOf(urls: { floor: string; app: string }, cookies: Map<string, string>): Target[] {
  const brotli = { holds: "", headers: { "accept-encoding": "br" }, share: 0.1 };
  const feed = { server: "app", url: `${urls.app}/`, floor: PAGE } as const;
  const all = {
    server: "app",
    url: `${urls.app}/api/trpc/post.all`,
    floor: JSON_FLOOR,
    holds: '"content":',
  } as const;
  // Hardly more than the look-up of who asks: the difference between the two is what it costs.
  const session = {
    server: "app",
    url: `${urls.app}/api/trpc/auth.getSession`,
    floor: JSON_FLOOR,
  } as const;
  return [
    { name: PAGE, server: "floor", url: `${urls.floor}/page`, floor: PAGE, holds: "</html>" },
    { ...feed, name: "feed, guest", goal: 0.5, holds: "/sign-up" },
    { ...feed, name: "feed, member", goal: 8, holds: MEMBER.name, cookies },
    { ...feed, name: "feed, guest, brotli", ...brotli },
    { ...feed, name: "feed, member, brotli", ...brotli, cookies },
    { name: JSON_FLOOR, server: "floor", url: `${urls.floor}/json`, floor: JSON_FLOOR, holds: '"content":' },
    { ...session, name: "getSession, guest", holds: '"json":null' },
    { ...session, name: "getSession, member", holds: MEMBER.email, cookies },
    { ...all, name: "post.all, guest", goal: 2 },
    { ...all, name: "post.all, member", goal: 4, cookies },
  ];
}

import { randomUUID } from "node:crypto";

import { phrase } from "./passages";

interface Source {
  word: () => string;
}

/** Members without a way to sign in: rows of the user table. */
export function makeMembers(source: Source, { count, joined }: { count: number; joined: Date }) {
  const mark = randomUUID().slice(0, 6);
  return Array.from({ length: count }, (_, index) => ({
    id: randomUUID(),
    name: `${phrase(source, 1)} ${phrase(source, 1)}`,
    handle: `m${mark}${index}`,
    email: `m${mark}${index}@example.com`,
    email_verified: true,
    role: "member",
    created_at: joined.toISOString(),
    updated_at: joined.toISOString(),
  }));
}

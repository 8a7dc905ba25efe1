import type { Database } from "../db/client";

import { diffTexts, folded, type Fold, type Segment } from "./text-diff";
import { versionWithTexts, type VersionsOf } from "./version";

/** Where two versions differ. */
interface Difference {
  title: Segment[];
  content: (Segment | Fold)[];
  /** In their new order, those that went at the end. */
  tags: { name: string; kind: Segment["kind"] }[];
}

type Version = NonNullable<Awaited<ReturnType<typeof versionWithTexts>>>["after"];

/**
 * Comparisons made lately, by what was compared: a version never changes, and nobody shall have the
 * server compare the same two long texts again and again. Held by number, the oldest goes.
 */
const made = new Map<string, Difference>();
const MADE_MAX = 32;

/** Of the first version, and of one whose forerunner was not kept, the whole text. */
function whole({ title, content, tags }: Version): Difference {
  return {
    title: diffTexts(title ?? "", title ?? ""),
    content: diffTexts(content, content),
    tags: tags.map((name) => ({ name, kind: "same" })),
  };
}

function compare(before: Version, after: Version): Difference {
  return {
    title: diffTexts(before.title ?? "", after.title ?? ""),
    content: folded(diffTexts(before.content, after.content)),
    tags: [
      ...after.tags.map((name) => ({ name, kind: before.tags.includes(name) ? "same" : "added" }) as const),
      ...before.tags
        .filter((name) => !after.tags.includes(name))
        .map((name) => ({ name, kind: "removed" }) as const),
    ],
  };
}

/**
 * A version, where it belongs, and what it changed of the one before. Undefined when there is no
 * such version.
 */
export async function versionDifference(db: Database, of: VersionsOf, version: number | undefined) {
  const found = await versionWithTexts(db, of, version);
  if (!found) return undefined;
  const { subject, after, before } = found;
  const { content: _, ...shown } = after;
  const key = `${Object.values(of).join()} ${after.version} ${after.writtenAt.toISOString()}`;
  let difference = made.get(key);
  if (!difference) {
    difference = before ? compare(before, after) : whole(after);
    made.set(key, difference);
    const [oldest] = made.keys();
    if (made.size > MADE_MAX && oldest !== undefined) made.delete(oldest);
  }
  return { subject, version: shown, isFirst: !before, difference };
}

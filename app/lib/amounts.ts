/** A number of things, in words for a sentence: "1 post", "1,204 posts". */
export const counted = (count: number, noun: string) =>
  `${count.toLocaleString("en")} ${noun}${count === 1 ? "" : "s"}`;

/** "a", "a and b", "a, b and c". */
export function listed(items: readonly string[]): string {
  const last = items.at(-1) ?? "";
  return items.length < 2 ? last : `${items.slice(0, -1).join(", ")} and ${last}`;
}

const UNITS = ["bytes", "kB", "MB", "GB"] as const;

/** A number of bytes as people say it: "512 bytes", "1.4 MB". */
export function fileSize(bytes: number): string {
  const power = Math.min(UNITS.length - 1, Math.floor(Math.log10(Math.max(bytes, 1)) / 3));
  const size = bytes / 1000 ** power;
  return `${size.toLocaleString("en", { maximumFractionDigits: size < 10 && power > 0 ? 1 : 0 })} ${UNITS[power]}`;
}

/** Pixels of the picture that other sites show beside a link. */
export const CARD_WIDTH = 1200;
export const CARD_HEIGHT = 630;

/** One more whenever cards look otherwise than before. */
const DESIGN = "1";

/**
 * Names what a card shows, so that its address is another whenever it would be drawn otherwise. Needs no
 * secrecy: two hashes of 32 bits (FNV-1a), in base 36.
 */
export function cardVersion(...shown: string[]): string {
  const text = [DESIGN, ...shown].join("\0");
  let [one, other] = [0x811c9dc5, 0x9dc5811c];
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    one = Math.imul(one ^ unit, 0x01000193);
    other = Math.imul(other ^ (unit + at), 0x01000193);
  }
  return [one, other].map((hash) => (hash >>> 0).toString(36)).join("");
}

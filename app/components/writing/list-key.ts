/** The parts of a pressed key that count. */
interface PressedKey {
  key: string;
  shiftKey: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
}

/**
 * What a key means to an open list of `count` entries beside a field that keeps the focus: the place
 * of the entry to go to, "choose" or "close". Undefined where it is for the field. `index` is -1 while
 * no entry is meant.
 */
export function listKey(event: PressedKey, { index, count }: { index: number; count: number }) {
  const isPlain = [event.shiftKey, event.ctrlKey, event.metaKey, event.altKey].every((held) => !held);
  if (count === 0 || !isPlain) return undefined;
  switch (event.key) {
    case "ArrowDown":
      return (index + 1) % count;
    case "ArrowUp":
      return index <= 0 ? count - 1 : index - 1;
    case "Escape":
      return "close";
    case "Enter":
    case "Tab":
      return index === -1 ? undefined : "choose";
    default:
      return undefined;
  }
}

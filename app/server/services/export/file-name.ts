import { slugOf } from "~/lib/slug";

/** With a date, an ending and a number around it, a name stays below the 255 bytes of common file systems. */
const SLUG_MAX = 50;

/** What a title gives to the name of a file. */
export const fileNameOf = (title: string) => slugOf(title, SLUG_MAX);

/**
 * Gives every file of a folder its own name: a second one is numbered. What differs in case or in
 * accents' form alone counts as the same, as it does to some file systems.
 */
export function uniqueNames(): (name: string) => string {
  /** How many names a name was given out as. */
  const given = new Map<string, number>();
  const keyOf = (name: string) => name.normalize("NFKD").toUpperCase().toLowerCase();
  return (name) => {
    let number = given.get(keyOf(name)) ?? 0;
    let unique = name;
    do {
      number += 1;
      unique = number === 1 ? name : `${name}-${number}`;
    } while (number > 1 && given.has(keyOf(unique)));
    given.set(keyOf(name), number);
    if (number > 1) given.set(keyOf(unique), 1);
    return unique;
  };
}

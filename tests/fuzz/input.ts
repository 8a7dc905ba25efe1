import type { z } from "zod/v4";

import type { Random } from "./random";

import { NUMBERS, ODDITIES, textOf } from "./values";

type Schema = z.core.$ZodType;
type Def = z.core.$ZodTypes["_zod"]["def"];

/** What to draw from: chance, ids of what exists on this site, and other texts that mean something on it. */
export interface Source {
  random: Random;
  ids: readonly [string, ...string[]];
  known: readonly [string, ...string[]];
}

/**
 * A value for a schema: by its structure a right one, by its texts and numbers an odd one, and now
 * and then with a part that is missing, too many, or of another kind.
 */
export function inputFor(schema: Schema, source: Source): unknown {
  const { random } = source;
  if (random.chance(0.02)) return random.pick(ODDITIES);
  const { def } = schema._zod as { def: Def };
  const make = MAKERS[def.type] as ((def: Def, source: Source) => unknown) | undefined;
  if (!make) throw new Error(`The fuzzer knows no way to make “${def.type}”.`);
  return make(def, source);
}

type Makers = { [Type in Def["type"]]?: (def: Extract<Def, { type: Type }>, source: Source) => unknown };

const inner = (def: { innerType: Schema }, source: Source) => inputFor(def.innerType, source);
const orNot = (def: { innerType: Schema }, source: Source, nothing: unknown) =>
  source.random.chance(0.5) ? nothing : inner(def, source);

const MAKERS: Makers = {
  string: (def, { random, known, ids }) => {
    if ("format" in def && def.format === "uuid" && random.chance(0.9)) return random.pick(ids);
    return random.chance(0.5) ? random.pick(known) : textOf(random);
  },
  number: (_, { random }) => random.pick(NUMBERS),
  boolean: (_, { random }) => random.chance(0.5),
  void: () => undefined,
  enum: (def, { random }) => random.pick(Object.values(def.entries) as [unknown]),
  literal: (def, { random }) => random.pick(def.values as [unknown]),
  array: (def, source) => {
    const { random } = source;
    const length = random.pick([0, 1, 1, 2, 5, 6, 60]);
    return Array.from({ length }, () => inputFor(def.element, source));
  },
  object: (def, source) => {
    const entries: [string, unknown][] = Object.entries(def.shape)
      .filter(() => !source.random.chance(0.02))
      .map(([key, schema]) => [key, inputFor(schema, source)]);
    if (source.random.chance(0.02)) entries.push(["role", "administrator"]);
    return Object.fromEntries(entries);
  },
  union: (def, source) => inputFor(source.random.pick(def.options as [Schema, ...Schema[]]), source),
  pipe: (def, source) => inputFor(def.in, source),
  optional: (def, source) => orNot(def, source, undefined),
  default: (def, source) => orNot(def, source, undefined),
  nullable: (def, source) => orNot(def, source, null),
};

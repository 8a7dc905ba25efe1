import { randomInt } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const FILE = "demo-password";

/** 128 short words that are hard to mishear or misspell. */
const WORDS = `
  acorn amber anchor apple arrow autumn badge baker barley basil basket beacon birch bottle bramble breeze
  bridge bucket butter button cabin candle canvas carpet carrot castle cedar cherry chisel clover cobalt comet
  copper coral corner cotton cradle cricket daisy dapple ember fabric falcon feather fennel fiddle finch forest
  garden garlic ginger glider granite hammer harbour harvest hazel hedge helmet heron honey indigo island ivory
  jacket jasmine kettle kitten ladder lantern lemon lichen linen lizard lobster magnet maple marble meadow melon
  mitten morning mustard needle nettle nutmeg olive orchard otter paddle paper parsley pebble pencil pepper pigeon
  pillow planet plaster pocket potter puddle pumpkin quartz rabbit radish raven ribbon river rocket saddle salmon
  sandal shovel silver spider spruce summer teapot thimble thistle timber tulip velvet violet walnut willow winter
`
  .trim()
  .split(/\s+/);

/**
 * The password of the demonstration accounts: made once, kept in the data folder, readable by its
 * owner alone. Four words and a number, as `willow-copper-otter-lemon-4821`: about 41 bits.
 */
export function demoPassword(dataDir: string): string {
  const file = join(dataDir, FILE);
  const kept = readKept(file);
  if (kept) return kept;
  const made = makePassword();
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  // Renamed when complete, so that a stop in between leaves no half of a password.
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, `${made}\n`, { mode: 0o600 });
  renameSync(draft, file);
  return made;
}

/** Whether a folder was filled with demonstration accounts. */
export const hasDemoPassword = (dataDir: string) => existsSync(join(dataDir, FILE));

function makePassword(): string {
  const words = Array.from({ length: 4 }, () => WORDS[randomInt(WORDS.length)]);
  return [...words, randomInt(1000, 10_000)].join("-");
}

function readKept(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8").trim() || undefined;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

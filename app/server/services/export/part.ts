import type { Database } from "../../db/client";

/** Whose data is written out, and for which site. */
export interface ExportSource {
  db: Database;
  userId: string;
  /** The public address of the site; addresses of pages begin with it. */
  baseUrl: string;
  /** When the archive was begun. */
  at: Date;
}

/** One file of the archive; its content may come piece by piece. */
export interface ExportFile {
  name: string;
  content: Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>;
}

/** One subject of the archive: its files, and a sentence about each for the README. */
export interface ExportPart {
  about: Record<string, string>;
  files: (source: ExportSource) => AsyncIterable<ExportFile>;
}

/** A value as a JSON file that a person can read too. */
export const jsonFile = (name: string, value: unknown): ExportFile => ({
  name,
  content: [`${JSON.stringify(value, null, 2)}\n`],
});

import type { DraftText } from "./draft-text";

/** A text on this device that the server is not known to have. */
export interface DeviceRecord {
  /** Its key in the browser's storage. */
  key: string;
  target: string;
  id: string;
  /** The version of the draft that it was made from. */
  version: number;
  baseVersion?: number | undefined;
  text: DraftText;
  /** Fingerprints of what was sent since that version without an answer: it may have arrived. */
  sent: string[];
  /** When it was written, in milliseconds since 1970. */
  at: number;
}

// By member: whoever signs in next in this browser is shown nothing of it. By writer: two tabs on one
// draft must not write over each other here, where no version guards them.
const prefixOf = (userId: string) => `posthouse-draft ${userId} `;

/** Where one tab keeps one draft. */
export const deviceKey = (userId: string, target: string, writer: string) =>
  `${prefixOf(userId)}${target} ${writer}`;

/**
 * Keeps a text on this device. Not IndexedDB: this is done when it returns, also while the tab
 * closes. False where the browser keeps nothing, or has no room.
 */
export function keepOnDevice({ key, ...record }: DeviceRecord): boolean {
  try {
    localStorage.setItem(key, JSON.stringify(record));
    return true;
  } catch {
    return false;
  }
}

export function dropFromDevice(key: string): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // Where nothing can be kept there is nothing to drop.
  }
}

/** What this device keeps of a member, of one target or of all, the last written first. */
export function deviceRecords(userId: string, target?: string): DeviceRecord[] {
  try {
    const prefix = prefixOf(userId) + (target === undefined ? "" : `${target} `);
    return Object.keys(localStorage)
      .filter((key) => key.startsWith(prefix))
      .flatMap((key) => readRecord(key) ?? [])
      .sort((one, other) => other.at - one.at);
  } catch {
    return [];
  }
}

function readRecord(key: string): DeviceRecord | undefined {
  try {
    const record = JSON.parse(localStorage.getItem(key) ?? "") as Omit<DeviceRecord, "key">;
    return { ...record, key };
  } catch {
    return undefined;
  }
}

import { useRouter } from "@tanstack/react-router";
import { useEffect, useState } from "react";

import type { DraftServer } from "./draft-server";

import { deviceRecords, dropFromDevice, type DeviceRecord } from "./draft-device";
import { newerOf } from "./draft-refusal";
import { useDraftServer } from "./draft-server";
import { fingerprint, keptText, sameText } from "./draft-text";

/** A text that is this old is not just being typed in another tab, which would send it itself. */
const ABANDONED = 15_000;
/** What a form that was left just now needs to have its last save answered. */
const LAST_SAVE = 1500;

/**
 * Sends what was left on this device to the server: by a tab that was closed without a network, or
 * after the session had ended. Answers what the server does not have still, for the writer to open.
 */
export function useLeftHere(userId: string): DeviceRecord[] {
  const server = useDraftServer();
  const router = useRouter();
  const [left, setLeft] = useState<DeviceRecord[]>([]);
  useEffect(() => {
    let isOver = false;
    const send = async () => {
      const found = deviceRecords(userId);
      const records = found.filter(({ at }) => Date.now() - at > ABANDONED);
      const sent = await Promise.all(records.map((record) => sendRecord(server, record, userId)));
      if (found.length > records.length) await new Promise((resolve) => setTimeout(resolve, LAST_SAVE));
      if (isOver) return;
      setLeft(deviceRecords(userId));
      if (sent.includes(true)) await router.invalidate();
    };
    void send();
    return () => {
      isOver = true;
    };
  }, [server, router, userId]);
  return left;
}

/** Whether the server has it now; else it stays on this device. */
async function sendRecord(server: DraftServer, record: DeviceRecord, userId: string): Promise<boolean> {
  const { key, id, target, version, baseVersion, text, sent } = record;
  const save = (from: number) =>
    server.save({ id, target, ...keptText(text), version: from, baseVersion, userId });
  try {
    await save(version).catch(async (error: unknown) => {
      const newer = newerOf(error);
      if (!newer) throw error;
      if (sameText(newer.text, text)) return;
      // Its own earlier save, whose answer was lost.
      if (newer.id !== id || !sent.includes(fingerprint(newer.text))) throw error;
      await save(newer.version);
    });
    dropFromDevice(key);
    return true;
  } catch {
    return false;
  }
}

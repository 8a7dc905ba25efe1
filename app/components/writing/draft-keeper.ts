import { v7 as uuidv7 } from "uuid";

import type { DraftSave, DraftServer, StoredDraft } from "./draft-server";
import type { DraftConflict, DraftTarget, DraftView } from "./draft-view";

import { deviceKey, deviceRecords, dropFromDevice, keepOnDevice } from "./draft-device";
import { openingOf, textOf } from "./draft-opening";
import { newerOf, refusalOf, type NewerText } from "./draft-refusal";
import { BLANK, fingerprint, keptText, sameText, type DraftText } from "./draft-text";

/** After the last key, in milliseconds. */
const PAUSE = 1000;
/** The longest that typing goes on without a save. */
const LONGEST = 5000;
/** Between two looks at whether another device wrote meanwhile. */
const LOOK_AGAIN = 5000;
/** Before a save that nobody answered is tried again: longer each time, up to the second. */
const RETRY = [5000, 30_000] as const;

export interface KeeperOptions {
  target: DraftTarget;
  /** Whose draft it is. Without one nothing is kept. */
  userId: string | undefined;
  server: DraftServer;
  /** The draft's id, where the page's address says it. */
  id?: string | undefined;
  /** What the form begins with where there is no draft. */
  original?: DraftText | undefined;
  /** The version that `original` is of a post or comment, and when that was written. */
  baseVersion?: number | undefined;
  writtenAt?: Date | undefined;
  /** What the server has, where the page has loaded it already. Null where it has none. */
  stored?: StoredDraft | null | undefined;
}

/**
 * Keeps one draft: on this device with every key, on the server soon after. It knows nothing of the
 * screen, which reads `view` and is told of every change of it.
 *
 * Who is to win is never guessed. A save names the version it was made from; where the server has
 * another one, saving stops and the writer is shown both texts.
 */
export class DraftKeeper {
  view: DraftView;
  readonly #options: KeeperOptions;
  readonly #key: string;
  readonly #listeners = new Set<() => void>();
  #original: DraftText;
  /** What the server holds as `#version`. */
  #saved: DraftText;
  #version: number;
  #sent: string[] = [];
  /** What the server refused in earnest: it is not asked again until something was changed. */
  #refused: DraftText | undefined;
  #conflicts: DraftConflict[] = [];
  #replaced: DraftText | undefined;
  #state: "new" | "opening" | "open" | "publishing" | "over" = "new";
  #isMounted = false;
  #inFlight: Promise<void> | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #typingSince: number | undefined;
  #retries = 0;
  /** Counts what was published, so that an answer meant for it is not taken for one of the next. */
  #round = 0;
  #lookedAt = 0;

  constructor(options: KeeperOptions) {
    const { stored, original = BLANK } = options;
    this.#options = options;
    this.#key = deviceKey(options.userId ?? "", options.target, uuidv7());
    this.#original = original;
    this.#saved = stored ? textOf(stored) : original;
    this.#version = stored?.version ?? 0;
    this.view = {
      id: stored?.id ?? options.id ?? uuidv7(),
      baseVersion: stored?.baseVersion ?? options.baseVersion,
      phase: "idle",
      savedAt: undefined,
      message: undefined,
      isKeptHere: false,
      isKept: true,
      isBegun: Boolean(stored),
      restored: stored ? textOf(stored) : undefined,
      restoredAt: undefined,
      mine: this.#saved,
      conflict: undefined,
      canBringBack: false,
    };
  }

  subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Begins to keep: finds what was kept before, and notices when the page goes or the network comes. */
  mount = () => {
    this.#isMounted = true;
    window.addEventListener("pagehide", this.#onPageHide);
    window.addEventListener("online", this.#onBack);
    window.addEventListener("focus", this.#onBack);
    document.addEventListener("visibilitychange", this.#onVisibility);
    if (this.#state === "new") void this.#open();
    return () => {
      this.#isMounted = false;
      window.removeEventListener("pagehide", this.#onPageHide);
      window.removeEventListener("online", this.#onBack);
      window.removeEventListener("focus", this.#onBack);
      document.removeEventListener("visibilitychange", this.#onVisibility);
      void this.#save();
    };
  };

  /** What stands in the form now. */
  change = (text: DraftText) => {
    if (this.#state === "over" || sameText(text, this.view.mine)) return;
    this.#typingSince ??= Date.now();
    this.#show({ mine: { ...text } });
    this.#keepHere();
    this.#saveSoon();
  };

  /**
   * Publishes what was written: `send` gets the draft's id, which makes a second try harmless, and the
   * version the change was made from. A newer text that it meets is shown beside one's own.
   */
  publish = async <Result>(
    send: (draft: { draftId: string; version: number | undefined }) => Promise<Result>,
  ): Promise<Result> => {
    const before = this.#state;
    this.#state = "publishing";
    clearTimeout(this.#timer);
    try {
      // A save that arrives after the text was published would make a draft of it again.
      await this.#inFlight;
      const result = await send({ draftId: this.view.id, version: this.view.baseVersion });
      this.forget();
      return result;
    } catch (error) {
      this.#state = before;
      this.refused(error);
      this.#saveSoon();
      throw error;
    }
  };

  /** Shows the newer text that a refused change carries. False when it carries none. */
  refused = (error: unknown): boolean => {
    const newer = newerOf(error);
    if (!newer || newer.id !== undefined) return false;
    this.#meet({ from: "published", ...newer });
    return true;
  };

  /**
   * After publishing: nothing is kept any more, here or on the server. What is typed next for the same
   * target is another draft; for a new post there is no next one.
   */
  forget = () => {
    const { target, baseVersion } = this.#options;
    clearTimeout(this.#timer);
    this.#round += 1;
    this.#state = target.startsWith("new-post:") ? "over" : "open";
    this.#conflicts = [];
    this.#replaced = undefined;
    this.#adopt({ id: uuidv7(), version: 0, text: this.#original });
    this.#dropHere();
    this.#show({
      phase: "idle",
      message: undefined,
      mine: this.#original,
      baseVersion,
      restoredAt: undefined,
    });
  };

  /** One's own text goes on, over the other. */
  keepMine = () => {
    const [conflict] = this.#conflicts;
    if (!conflict) return;
    this.#settle(conflict);
    this.#conflicts.shift();
    this.#show({});
    this.#keepHere();
    void this.#save();
  };

  /** The other text goes on; one's own can be brought back. */
  takeOther = () => {
    const [conflict] = this.#conflicts;
    if (!conflict) return;
    this.#settle(conflict);
    if (conflict.from === "published") this.#original = conflict.text;
    this.#conflicts.shift();
    this.#replace(conflict.text);
  };

  /** Back to what the form begins with where there is no draft; the text can be brought back. */
  discard = () => this.#replace(this.#original);

  bringBack = () => {
    const text = this.#replaced;
    if (!text) return;
    this.#replace(text);
    this.#replaced = undefined;
    this.#show({});
  };

  #replace(text: DraftText) {
    this.#replaced = this.view.mine;
    this.#show({ mine: { ...text }, restored: { ...text }, restoredAt: undefined });
    this.#keepHere();
    void this.#save();
  }

  #settle({ from, version, id, text, key }: DraftConflict) {
    if (from === "device" && key) dropFromDevice(key);
    if (from === "published") this.#show({ baseVersion: version });
    if (from === "draft") this.#adopt({ id, version, text });
  }

  /** Goes on from what the server has. */
  #adopt({ id, version, text }: { id?: string | undefined; version: number; text: DraftText }) {
    this.#version = version;
    this.#saved = text;
    this.#sent = [];
    this.#show({ id: id ?? this.view.id });
  }

  get #isDirty() {
    return !sameText(this.view.mine, this.#saved);
  }

  /** Only a text that may be sent is: the writer has not to choose first, or to be done with it. */
  get #maySave() {
    if (this.#state !== "open" || this.#conflicts.length > 0 || !this.#isDirty) return false;
    return !this.#refused || !sameText(this.#refused, this.view.mine);
  }

  async #open() {
    this.#state = "opening";
    const { stored: shown, userId, baseVersion, writtenAt } = this.#options;
    const stored = shown === undefined ? await this.#load() : shown;
    const records = userId === undefined ? [] : this.#recordsOfOthers(userId);
    const opening = openingOf({
      original: this.#original,
      current: baseVersion === undefined ? undefined : { version: baseVersion, at: writtenAt ?? new Date() },
      typed: this.#isDirty ? this.view.mine : undefined,
      stored,
      wasShown: shown !== undefined,
      records,
    });
    this.#state = "open";
    this.#begin(opening, stored);
    const left = new Set(this.#conflicts.map(({ key }) => key));
    if (!this.#isDirty || this.view.isKeptHere)
      for (const { key } of records) if (!left.has(key)) dropFromDevice(key);
    void this.#save();
  }

  async #load(): Promise<StoredDraft | null> {
    const { userId, target, server } = this.#options;
    if (userId === undefined) return null;
    try {
      return await server.load(target);
    } catch (error) {
      // What the server has shows when it refuses to have it written over.
      this.#show(refusalOf(error));
      return null;
    }
  }

  #recordsOfOthers(userId: string) {
    return deviceRecords(userId, this.#options.target).filter(({ key }) => key !== this.#key);
  }

  #begin(opening: ReturnType<typeof openingOf>, stored: StoredDraft | null) {
    const { text, id, version, baseVersion, sent, at, conflicts } = opening;
    this.#version = version;
    this.#saved = stored ? textOf(stored) : this.#original;
    this.#sent = sent;
    this.#conflicts = conflicts;
    const isNews = !sameText(text, this.view.mine);
    this.#show({
      id: id ?? this.view.id,
      baseVersion,
      mine: text,
      restoredAt: at,
      ...(isNews ? { restored: { ...text } } : {}),
    });
    this.#keepHere();
  }

  #keepHere() {
    const { userId, target } = this.#options;
    if (userId === undefined) return;
    if (!this.#isDirty && this.#conflicts.length === 0) {
      this.#dropHere();
      return;
    }
    const { id, baseVersion, mine: text } = this.view;
    const { baseVersion: _, ...record } = {
      target,
      id,
      version: this.#version,
      text,
      sent: this.#sent,
      baseVersion,
    };
    const isKeptHere = keepOnDevice({ ...record, baseVersion, key: this.#key, at: Date.now() });
    this.#show({ isKeptHere });
  }

  #dropHere() {
    dropFromDevice(this.#key);
    this.#show({ isKeptHere: false });
  }

  #saveSoon(wait = this.#wait()) {
    clearTimeout(this.#timer);
    if (this.#isMounted && this.#maySave) this.#timer = setTimeout(() => void this.#save(), wait);
  }

  #wait(): number {
    const { phase } = this.view;
    if (phase === "offline" || phase === "signed-out") {
      return Math.min(RETRY[0] * 2 ** Math.max(0, this.#retries - 1), RETRY[1]);
    }
    const typing = Date.now() - (this.#typingSince ?? Date.now());
    return Math.max(0, Math.min(PAUSE, LONGEST - typing));
  }

  /** Sends what stands there now, unless a save is on its way: then when it is answered. */
  async #save() {
    if (this.#inFlight || !this.#maySave) return;
    clearTimeout(this.#timer);
    this.#inFlight = this.#send();
    await this.#inFlight;
    this.#inFlight = undefined;
    this.#saveSoon();
  }

  async #send() {
    const text = this.view.mine;
    const round = this.#round;
    const input = this.#input(text);
    this.#typingSince = undefined;
    // Words of trouble stay until it is over.
    if (this.view.phase === "idle" || this.view.phase === "saved") this.#show({ phase: "saving" });
    try {
      const { version, updatedAt } = await this.#options.server.save(input);
      if (round === this.#round) this.#saveDone({ version, text }, updatedAt);
    } catch (error) {
      if (round === this.#round) this.#saveFailed(error, text);
    }
  }

  /** The draft as it is sent, noted as sent: it may arrive though no answer comes back. */
  #input(text: DraftText): DraftSave {
    const { target, userId } = this.#options;
    const { id, baseVersion } = this.view;
    // What is as it was before needs no draft.
    const kept = sameText(text, this.#original) ? BLANK : keptText(text);
    this.#sent = [...this.#sent.slice(-20), fingerprint(kept)];
    this.#keepHere();
    return { id, target, ...kept, baseVersion, version: this.#version, userId };
  }

  #saveDone(kept: { id?: string | undefined; version: number; text: DraftText }, savedAt: Date) {
    this.#retries = 0;
    this.#adopt(kept);
    this.#show({ phase: "saved", savedAt, message: undefined });
    this.#keepHere();
  }

  #saveFailed(error: unknown, text: DraftText) {
    const newer = newerOf(error);
    if (newer) {
      // It is what was sent, now or before: it had arrived, and only the answer was lost.
      if (sameText(newer.text, text) || this.#sent.includes(fingerprint(newer.text)))
        this.#saveDone(newer, newer.at);
      else this.#meet({ from: "draft", ...newer });
      return;
    }
    const refusal = refusalOf(error);
    this.#retries += 1;
    this.#show(refusal);
    this.#keepHere();
    if (refusal.phase === "failed") this.#refused = text;
  }

  #meet(conflict: NewerText & { from: DraftConflict["from"] }) {
    if (sameText(conflict.text, this.view.mine)) {
      this.#settle(conflict);
      this.#saveSoon();
      return;
    }
    this.#conflicts = [...this.#conflicts.filter(({ from }) => from !== conflict.from), conflict];
    this.#show({ phase: "idle" });
    this.#keepHere();
  }

  #isBusy(): boolean {
    return this.#isDirty || this.#inFlight !== undefined;
  }

  /** Takes over what another device wrote, where nothing was typed here since. */
  async #lookAgain() {
    const isDue = Date.now() - this.#lookedAt > LOOK_AGAIN;
    if (this.#state !== "open" || this.#version === 0 || this.#isBusy() || !isDue) return;
    this.#lookedAt = Date.now();
    const stored = await this.#options.server.load(this.#options.target).catch(() => null);
    if (!stored || this.#isBusy() || stored.version <= this.#version) return;
    const text = textOf(stored);
    this.#adopt({ ...stored, text });
    this.#show({ mine: text, restored: { ...text }, restoredAt: stored.updatedAt });
  }

  #onBack = () => {
    this.#retries = 0;
    if (this.#maySave) void this.#save();
    else void this.#lookAgain();
  };

  #onVisibility = () => {
    if (document.visibilityState === "visible") this.#onBack();
    else void this.#save();
  };

  #onPageHide = () => {
    if (this.#maySave && this.#options.userId !== undefined)
      this.#options.server.saveLast(this.#input(this.view.mine));
  };

  #show(change: Partial<DraftView>) {
    const view = { ...this.view, ...change };
    const isSaved = sameText(view.mine, this.#saved);
    this.view = {
      ...view,
      isKept: this.#state === "over" || isSaved || view.isKeptHere,
      isBegun: !sameText(view.mine, this.#original),
      conflict: this.#conflicts[0],
      canBringBack: this.#replaced !== undefined && !sameText(this.#replaced, view.mine),
    };
    for (const listener of this.#listeners) listener();
  }
}

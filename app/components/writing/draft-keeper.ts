import type { StoredDraft } from "./draft-server";

import { deviceRecords, dropFromDevice, type DeviceRecord } from "./draft-device";
import { openingOf, textOf } from "./draft-opening";
import { MustChoose, newerOf, refusalOf } from "./draft-refusal";
import { DraftSaver, type Publishing } from "./draft-saver";
import { listenToPage } from "./draft-signals";
import { sameText, type DraftText } from "./draft-text";

/** Between two looks at whether another device wrote meanwhile, in milliseconds. */
const LOOK_AGAIN = 5000;
/** The longest that publishing waits for a save that is on its way, in milliseconds. */
const LATE_SAVE = 2000;

/**
 * Keeps one draft: on this device with every key, on the server soon after. It knows nothing of the
 * screen, which reads `view` and is told of every change of it.
 */
export class DraftKeeper extends DraftSaver {
  #opened: Promise<void> | undefined;
  #lookedAt = 0;

  /** Begins to keep: finds what was kept before, and notices when the page goes or the network comes. */
  mount = () => {
    this.isMounted = true;
    const stopListening = listenToPage({
      onHidden: () => void this.save(),
      onGone: this.saveLast,
      onBack: this.#onBack,
    });
    this.#opened ??= this.#open();
    return () => {
      this.isMounted = false;
      stopListening();
      void this.save();
    };
  };

  /** What stands in the form now. */
  change = (text: DraftText) => {
    if (sameText(text, this.view.mine)) return;
    if (this.state === "over" && !this.#beginNext()) return;
    this.typingSince ??= Date.now();
    this.isRefused = false;
    this.show({ mine: { ...text } });
    this.keepHere();
    this.saveSoon();
  };

  /**
   * Publishes what was written: `send` gets the draft's id, which makes a second try harmless, whose
   * text it is, and the version the change was made from. A newer text that it meets is shown beside
   * one's own. Who has to choose between two texts chooses first: what is published takes the other
   * one with it.
   */
  publish = async <Result>(send: (draft: Publishing) => Promise<Result>): Promise<Result> => {
    await this.#opened;
    if (this.mustChoose) throw new MustChoose();
    this.state = "publishing";
    clearTimeout(this.timer);
    try {
      // One after the other, where that takes no time. A save that is late is refused by the server.
      await Promise.race([this.inFlight, new Promise((resolve) => setTimeout(resolve, LATE_SAVE))]);
      const result = await this.sendSeen(send);
      this.#forget();
      return result;
    } catch (error) {
      this.state = "open";
      this.#refused(error);
      this.saveSoon();
      throw error;
    }
  };

  /** Shows the newer text that a refusal carries, if it does. */
  #refused(error: unknown) {
    const newer = newerOf(error);
    if (newer) this.meet({ from: newer.id === undefined ? "published" : "draft", ...newer });
  }

  /** After publishing: nothing is kept any more, here or on the server. */
  #forget() {
    clearTimeout(this.timer);
    this.state = "over";
    this.sent = [];
    this.dropHere();
    this.conflicts = [];
    this.replaced = undefined;
    this.show({ phase: "idle", mine: this.original, restoredAt: undefined });
  }

  /** A second reply from the same form is another draft. False where the form is for one text only. */
  #beginNext(): boolean {
    if (!this.options.target.startsWith("reply-")) return false;
    this.state = "open";
    this.beginAnew();
    return true;
  }

  /** One's own text goes on, over the other. */
  keepMine = () => {
    const [conflict] = this.conflicts;
    if (!conflict) return;
    this.settle(conflict);
    this.conflicts.shift();
    this.show({});
    this.keepHere();
    void this.save();
  };

  /** The other text goes on; one's own can be brought back. */
  takeOther = () => {
    const [conflict] = this.conflicts;
    if (!conflict) return;
    this.settle(conflict);
    this.conflicts.shift();
    this.#replace(conflict.text);
  };

  /** Back to what the form begins with where there is no draft; the text can be brought back. */
  discard = () => this.#replace(this.original);

  bringBack = () => {
    const text = this.replaced;
    if (!text) return;
    this.#replace(text);
    this.replaced = undefined;
    this.show({});
  };

  #replace(text: DraftText) {
    this.replaced = this.view.mine;
    this.show({ mine: { ...text }, restored: { ...text }, restoredAt: undefined });
    this.keepHere();
    void this.save();
  }

  async #open() {
    const { stored: shown, userId, baseVersion, writtenAt = new Date() } = this.options;
    const stored = shown === undefined ? await this.#load() : shown;
    const records = userId === undefined ? [] : this.#recordsOfOthers(userId);
    const opening = openingOf({
      original: this.original,
      current: baseVersion === undefined ? undefined : { version: baseVersion, at: writtenAt },
      typed: sameText(this.view.mine, this.saved) ? undefined : this.view.mine,
      stored,
      wasShown: shown !== undefined,
      records,
    });
    this.state = "open";
    this.#begin(opening, stored);
    this.#takeOver(records);
    void this.save();
  }

  async #load(): Promise<StoredDraft | null> {
    const { userId, server, target } = this.options;
    if (userId === undefined) return null;
    try {
      return await server.load(target);
    } catch (error) {
      // What the server has shows when it refuses to have it written over.
      this.show(refusalOf(error));
      return null;
    }
  }

  /** Drops what other tabs left, once it is this one's or a choice to be made. */
  #takeOver(records: DeviceRecord[]) {
    if (this.isDirty && !this.view.isKeptHere) return;
    const choices = new Set(this.conflicts.map(({ key }) => key));
    for (const { key } of records) if (!choices.has(key)) dropFromDevice(key);
  }

  #recordsOfOthers(userId: string) {
    return deviceRecords(userId, this.options.target).filter(({ key }) => key !== this.key);
  }

  #begin(opening: ReturnType<typeof openingOf>, stored: StoredDraft | null) {
    const { text, id, version, baseVersion, sent, at, conflicts } = opening;
    this.version = version;
    this.saved = stored ? textOf(stored) : this.original;
    this.savedBase = stored?.baseVersion ?? undefined;
    this.sent = sent;
    this.conflicts = conflicts;
    const isNews = !sameText(text, this.view.mine);
    this.show({
      id: id ?? this.view.id,
      baseVersion,
      mine: text,
      restoredAt: at,
      ...(isNews ? { restored: { ...text } } : {}),
    });
    this.keepHere();
  }

  /** Takes over what another device wrote, where nothing was typed here since. */
  async #lookAgain() {
    const isDue = Date.now() - this.#lookedAt > LOOK_AGAIN;
    if (this.state !== "open" || this.version === 0 || !isDue) return;
    this.#lookedAt = Date.now();
    const stored = await this.options.server.load(this.options.target).catch(() => null);
    if (stored && this.#isOlderThan(stored)) this.#follow(stored);
  }

  /** Whether nothing was typed here since a save that another device has gone beyond. */
  #isOlderThan({ version }: StoredDraft) {
    return !this.isDirty && !this.inFlight && version > this.version;
  }

  #follow(stored: StoredDraft) {
    const text = textOf(stored);
    this.adopt({ ...stored, text });
    this.show({ mine: text, restored: { ...text }, restoredAt: stored.updatedAt });
  }

  #onBack = () => {
    this.retries = 0;
    this.isRefused = false;
    if (this.maySave) void this.save();
    else void this.#lookAgain();
  };
}

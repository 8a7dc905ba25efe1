import { v7 as uuidv7 } from "uuid";

import type { DraftServer, StoredDraft } from "./draft-server";
import type { DraftConflict, DraftTarget, DraftView } from "./draft-view";

import { deviceKey, dropFromDevice, keepOnDevice } from "./draft-device";
import { textOf } from "./draft-opening";
import { BLANK, sameText, type DraftText } from "./draft-text";

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

/** A draft as the screen shows it, what the server has of it, and its copy on this device. */
export abstract class DraftCopy {
  view: DraftView;
  protected readonly options: KeeperOptions;
  protected readonly key: string;
  protected readonly listeners = new Set<() => void>();
  protected original: DraftText;
  /** What the server holds as `version`, and from which version of what is changed. */
  protected saved: DraftText;
  protected version: number;
  protected savedBase: number | undefined;
  /** Fingerprints of what was sent since, without an answer. */
  protected sent: string[] = [];
  protected conflicts: DraftConflict[] = [];
  /** What can be brought back. */
  protected replaced: DraftText | undefined;
  protected state: "opening" | "open" | "publishing" | "over" = "opening";

  constructor(options: KeeperOptions) {
    const { stored, original = BLANK } = options;
    this.options = options;
    this.key = deviceKey(options.userId ?? "", options.target, uuidv7());
    this.original = original;
    this.saved = stored ? textOf(stored) : original;
    this.version = stored?.version ?? 0;
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
      mine: this.saved,
      conflict: undefined,
      canBringBack: false,
    };
  }

  subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  protected get isDirty() {
    const isOtherBase = this.version > 0 && this.savedBase !== this.view.baseVersion;
    return isOtherBase || !sameText(this.view.mine, this.saved);
  }

  /** Whether the writer has to choose before the draft can be saved. */
  protected get mustChoose() {
    return this.conflicts.some(({ from }) => from !== "published");
  }

  protected keepHere() {
    const { userId, target } = this.options;
    if (userId === undefined) return;
    if (!this.isDirty && !this.mustChoose) {
      this.dropHere();
      return;
    }
    const { id, baseVersion, mine: text } = this.view;
    const draft = { target, id, version: this.version, baseVersion, text, sent: this.sent };
    this.show({ isKeptHere: keepOnDevice({ ...draft, key: this.key, at: Date.now() }) });
  }

  protected dropHere() {
    dropFromDevice(this.key);
    this.show({ isKeptHere: false });
  }

  /** Goes on from what the server has. */
  protected adopt({ id, version, text }: { id?: string | undefined; version: number; text: DraftText }) {
    this.version = version;
    this.saved = text;
    this.sent = [];
    this.show({ id: id ?? this.view.id });
  }

  /** What was written so far is over; what stands in the form is another draft from here on. */
  protected beginAnew() {
    this.savedBase = undefined;
    this.adopt({ id: uuidv7(), version: 0, text: this.original });
  }

  protected settle({ from, version, id, text, key }: DraftConflict) {
    if (from === "device" && key) dropFromDevice(key);
    if (from === "draft") this.adopt({ id, version, text });
    if (from === "published") {
      this.original = text;
      this.show({ baseVersion: version });
    }
  }

  protected show(change: Partial<DraftView>) {
    const view = { ...this.view, ...change };
    const isSaved = sameText(view.mine, this.saved);
    this.view = {
      ...view,
      isKept: this.state === "over" || isSaved || view.isKeptHere,
      isBegun: !sameText(view.mine, this.original),
      conflict: this.conflicts[0],
      canBringBack: this.replaced !== undefined && !sameText(this.replaced, view.mine),
    };
    for (const listener of this.listeners) listener();
  }
}

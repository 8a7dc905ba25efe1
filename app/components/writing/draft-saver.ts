import type { DraftSave } from "./draft-server";
import type { DraftConflict } from "./draft-view";

import { DraftCopy } from "./draft-copy";
import { isPublished, newerOf, refusalOf, type NewerText } from "./draft-refusal";
import { BLANK, fingerprint, keptText, sameText, type DraftText } from "./draft-text";

/** After the last key, in milliseconds. */
const PAUSE = 1000;
/** The longest that typing goes on without a save. */
const LONGEST = 5000;
/** Before a save that nobody answered is tried again: longer each time, up to the second. */
const RETRY = [5000, 30_000] as const;

/** What goes to the server with a text that is published. */
export interface Publishing {
  draftId: string;
  /** Of the draft: a newer one, from another device, is not thrown away unseen. */
  draftVersion: number;
  /** Of the post or comment that is changed. */
  version: number | undefined;
  /** Whose text it is, whoever is signed in by now. */
  userId: string | undefined;
}

/**
 * Saves a draft to the server. Who is to win is never guessed: a save names the version it was made
 * from, and where the server has another one, saving stops until the writer has chosen.
 */
export abstract class DraftSaver extends DraftCopy {
  protected isMounted = false;
  protected inFlight: Promise<void> | undefined;
  protected timer: ReturnType<typeof setTimeout> | undefined;
  protected typingSince: number | undefined;
  protected retries = 0;
  /** A refusal in earnest is not asked for again until something was changed. */
  protected isRefused = false;

  protected get maySave() {
    const isOpen = this.state === "open" && this.options.userId !== undefined;
    return isOpen && this.isDirty && !this.mustChoose && !this.isRefused;
  }

  protected saveSoon(wait = this.wait()) {
    clearTimeout(this.timer);
    if (this.isMounted && this.maySave) this.timer = setTimeout(() => void this.save(), wait);
  }

  protected wait(): number {
    const { phase } = this.view;
    if (phase === "offline" || phase === "signed-out") {
      return Math.min(RETRY[0] * 2 ** Math.max(0, this.retries - 1), RETRY[1]);
    }
    const typing = Date.now() - (this.typingSince ?? Date.now());
    return Math.max(0, Math.min(PAUSE, LONGEST - typing));
  }

  /** Sends what stands there now, unless a save is on its way: then when it is answered. */
  protected async save() {
    if (this.inFlight || !this.maySave) return;
    clearTimeout(this.timer);
    this.inFlight = this.send();
    await this.inFlight;
    this.inFlight = undefined;
    if (this.isMounted) this.saveSoon();
    else if (this.view.phase === "saved") void this.save();
  }

  protected async send() {
    const text = this.view.mine;
    const input = this.input(text);
    this.typingSince = undefined;
    // Words of trouble stay until it is over.
    if (this.view.phase === "idle" || this.view.phase === "saved") this.show({ phase: "saving" });
    try {
      const { version, updatedAt } = await this.options.server.save(input);
      this.savedBase = input.baseVersion;
      this.saveDone({ version, text }, updatedAt);
    } catch (error) {
      this.saveFailed(error, text);
    }
  }

  /** Sends it again where nothing but one's own save stands in the way, which was not answered by then. */
  protected async sendSeen<Result>(send: (draft: Publishing) => Promise<Result>): Promise<Result> {
    const publishing = (): Publishing => ({
      draftId: this.view.id,
      draftVersion: this.version,
      version: this.view.baseVersion,
      userId: this.options.userId,
    });
    try {
      return await send(publishing());
    } catch (error) {
      const newer = newerOf(error);
      // Answered since, it is the version that is known here.
      const isSeen = newer?.version === this.version || (newer && this.isOwn(newer.text));
      if (newer?.id === undefined || !isSeen) throw error;
      this.version = newer.version;
      return send(publishing());
    }
  }

  /** Whether this tab has sent that text before. */
  protected isOwn(text: DraftText): boolean {
    return this.sent.includes(fingerprint(text));
  }

  /** The draft as it is sent, noted as sent: it may arrive though no answer comes back. */
  protected input(text: DraftText): DraftSave {
    const { target, userId } = this.options;
    const { id, baseVersion } = this.view;
    // What is as it was before needs no draft.
    const kept = sameText(text, this.original) ? BLANK : keptText(text);
    this.sent = [...this.sent.slice(-20), fingerprint(kept)];
    this.keepHere();
    return { id, target, ...kept, baseVersion, version: this.version, userId };
  }

  protected saveDone(kept: { id?: string | undefined; version: number; text: DraftText }, savedAt: Date) {
    if (this.state === "over") return;
    this.retries = 0;
    this.adopt(kept);
    this.show({ phase: "saved", savedAt, message: undefined });
    this.keepHere();
  }

  protected saveFailed(error: unknown, text: DraftText) {
    if (this.state === "over") return;
    const newer = newerOf(error);
    if (newer) {
      // It is what was sent, now or before: it had arrived, and only the answer was lost.
      if (sameText(newer.text, text) || this.isOwn(newer.text)) this.saveDone(newer, newer.at);
      else this.meet({ from: "draft", ...newer });
      return;
    }
    if (isPublished(error) && this.isChange) {
      this.beginAnew();
      this.keepHere();
      return;
    }
    const refusal = refusalOf(error);
    this.retries += 1;
    this.show(refusal);
    this.keepHere();
    this.isRefused = refusal.phase === "failed";
  }

  /** A change that was saved for readers in another tab is over; what is typed on here is another. */
  private get isChange() {
    return /^(post|comment):/.test(this.options.target);
  }

  protected meet(conflict: NewerText & { from: DraftConflict["from"] }) {
    if (sameText(conflict.text, this.view.mine)) {
      this.settle(conflict);
      this.saveSoon();
      return;
    }
    this.conflicts = [...this.conflicts.filter(({ from }) => from !== conflict.from), conflict];
    this.show({ phase: "idle" });
    this.keepHere();
  }

  protected saveLast = () => {
    if (this.maySave) this.options.server.saveLast(this.input(this.view.mine));
  };
}

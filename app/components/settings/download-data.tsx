import { useHydrated } from "@tanstack/react-router";
import { useState } from "react";

import type { RouterOutputs } from "~/trpc/types";

import { Button } from "~/components/ui/button";
import { FormError } from "~/components/ui/form-error";
import { Status } from "~/components/ui/status";
import { counted, fileSize } from "~/lib/amounts";
import { fetchArchive, saveFile } from "./archive";
import { SettingsSection } from "./settings-layout";
import { useFreshSession } from "./use-fresh-session";

type State =
  | { step: "idle" }
  | { step: "preparing"; bytes: number }
  | { step: "done"; name: string; bytes: number }
  | { step: "failed"; message: string };

const BROKEN = "The download broke off before the archive was whole. Try again.";

/** Everything that the site holds of the member, as one file. */
export function DownloadData({ counts }: { counts: RouterOutputs["data"]["summary"]["counts"] }) {
  const hydrated = useHydrated();
  const [state, setState] = useState<State>({ step: "idle" });
  const { confirmed, dialog } = useFreshSession();
  const isBusy = state.step === "preparing";

  const download = async () => {
    setState({ step: "preparing", bytes: 0 });
    try {
      const answer = await confirmed(() => fetchArchive((bytes) => setState({ step: "preparing", bytes })));
      if (!answer) setState({ step: "idle" });
      else if (answer.error) setState({ step: "failed", message: answer.error.message });
      else {
        saveFile(answer.file, answer.name);
        setState({ step: "done", name: answer.name, bytes: answer.file.size });
      }
    } catch {
      setState({ step: "failed", message: BROKEN });
    }
  };

  return (
    <SettingsSection
      title="Download your data"
      about="One ZIP archive with everything that this site holds of you."
    >
      <ul className="list-disc space-y-1 ps-5 marker:text-quiet">
        <li>
          {counts.posts > 0 ? `Your ${counted(counts.posts, "post")}` : "Your posts (none yet)"}, as Markdown
          and as JSON.
        </li>
        <li>
          {counts.comments > 0 ? `Your ${counted(counts.comments, "comment")}` : "Your comments (none yet)"},
          as JSON.
        </li>
        {counts.drafts > 0 ? <li>Your {counted(counts.drafts, "draft")}, as JSON.</li> : null}
        <li>Your profile{counts.avatars > 0 ? ", picture" : ""} and e-mail address.</li>
        <li>How and where you sign in: methods, sessions, tokens, by name and date.</li>
      </ul>
      <p className="mt-3 text-sm text-quiet">
        No password, key, code or token is in it. Keep it where only you can read it all the same.
      </p>
      <div className="mt-5">
        <FormError message={state.step === "failed" ? state.message : undefined} />
        <div className="needs-script flex flex-wrap items-center gap-x-4 gap-y-2">
          <Button look="filled" busy={isBusy} disabled={!hydrated} onClick={() => void download()}>
            {isBusy ? "Preparing…" : "Download archive"}
          </Button>
          {isBusy && state.bytes > 0 ? (
            <span className="tabular text-sm text-quiet">{fileSize(state.bytes)} so far</span>
          ) : null}
        </div>
        <Status>
          {state.step === "done"
            ? `Done: ${state.name}, ${fileSize(state.bytes)}, is with your downloads.`
            : null}
        </Status>
        <noscript>
          <p className="text-quiet">Downloading needs JavaScript.</p>
        </noscript>
      </div>
      {dialog}
    </SettingsSection>
  );
}

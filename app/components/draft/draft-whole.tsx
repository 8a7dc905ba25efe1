import type { RouterOutputs } from "~/trpc/types";

import { CopyButton } from "~/components/ui/copy-button";

/** The whole text of a draft that can't be written on where it belonged. */
export function DraftWhole({ draft: { title, content } }: { draft: RouterOutputs["draft"]["byId"] }) {
  return (
    <div className="mt-4">
      <div
        dir="auto"
        className="rounded bg-sunken px-4 py-3 font-serif [overflow-wrap:anywhere] whitespace-pre-wrap"
      >
        {title ? <p className="mb-2 font-semibold">{title}</p> : null}
        {content}
      </div>
      <div className="needs-script mt-3 flex flex-wrap items-center gap-3">
        <CopyButton text={[title, content].filter(Boolean).join("\n\n")} label="Copy text" />
      </div>
    </div>
  );
}

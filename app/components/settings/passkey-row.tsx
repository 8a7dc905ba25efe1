import { useState } from "react";

import type { RouterOutputs } from "~/trpc/types";

import { Button } from "~/components/ui/button";
import { RelativeTime } from "~/components/ui/relative-time";
import { RemovePasskey } from "./remove-passkey";
import { RenamePasskey } from "./rename-passkey";

interface PasskeyRowProps {
  passkey: RouterOutputs["security"]["overview"]["passkeys"][number];
  onChanged: (message: string) => Promise<void>;
  /** Gets the focus once this row is gone. */
  returnFocusTo: () => HTMLElement | null;
}

/** One passkey: what it is called, since when it is there, and what can be done with it. */
export function PasskeyRow({ passkey, onChanged, returnFocusTo }: PasskeyRowProps) {
  const [doing, setDoing] = useState<"rename" | "remove">();
  const name = passkey.name ?? "Passkey";
  const stop = () => setDoing(undefined);
  return (
    <li className="py-3">
      {doing === "rename" ? (
        <RenamePasskey id={passkey.id} name={name} onRenamed={onChanged} onEnd={stop} />
      ) : (
        <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
          <div className="min-w-40 flex-1 [overflow-wrap:anywhere]">
            <bdi className="font-medium">{name}</bdi>
            {passkey.createdAt ? (
              <p className="text-sm text-quiet">
                Added <RelativeTime date={passkey.createdAt} />
              </p>
            ) : null}
          </div>
          <div className="needs-script -mx-4 flex">
            <Button look="plain" aria-label={`Rename ${name}`} onClick={() => setDoing("rename")}>
              Rename
            </Button>
            <Button look="plain" aria-label={`Remove ${name}`} onClick={() => setDoing("remove")}>
              Remove
            </Button>
          </div>
        </div>
      )}
      <RemovePasskey
        id={passkey.id}
        name={name}
        open={doing === "remove"}
        onRemoved={onChanged}
        onEnd={stop}
        returnFocusTo={returnFocusTo}
      />
    </li>
  );
}

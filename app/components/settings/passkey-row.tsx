import { useState } from "react";

import type { RouterOutputs } from "~/trpc/types";

import { Button } from "~/components/ui/button";
import { RelativeTime } from "~/components/ui/relative-time";
import { Row } from "~/components/ui/rows";
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
    <>
      {doing === "rename" ? (
        <li className="py-4">
          <RenamePasskey id={passkey.id} name={name} onRenamed={onChanged} onEnd={stop} />
        </li>
      ) : (
        <Row
          name={<bdi>{name}</bdi>}
          about={
            passkey.createdAt ? (
              <>
                Added <RelativeTime date={passkey.createdAt} afterVerb />
              </>
            ) : null
          }
          action={
            <div className="needs-script flex gap-3">
              <Button aria-label={`Rename ${name}`} onClick={() => setDoing("rename")}>
                Rename
              </Button>
              <Button aria-label={`Remove ${name}`} onClick={() => setDoing("remove")}>
                Remove
              </Button>
            </div>
          }
        />
      )}
      <RemovePasskey
        id={passkey.id}
        name={name}
        open={doing === "remove"}
        onRemoved={onChanged}
        onEnd={stop}
        returnFocusTo={returnFocusTo}
      />
    </>
  );
}

import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";

import type { RouterOutputs } from "~/trpc/types";

import { Button } from "~/components/ui/button";
import { Rows } from "~/components/ui/rows";
import { Status } from "~/components/ui/status";
import { useApi } from "~/trpc/use-api";
import { AddPasskey } from "./add-passkey";
import { PasskeyRow } from "./passkey-row";
import { SettingsSection } from "./settings-layout";

type Passkeys = RouterOutputs["security"]["overview"]["passkeys"];

/** A member's passkeys: add, rename, remove. */
export function PasskeysSection({ passkeys }: { passkeys: Passkeys }) {
  const api = useApi();
  const queryClient = useQueryClient();
  const [adding, setAdding] = useState(false);
  const [said, setSaid] = useState("");
  const addButton = useRef<HTMLButtonElement>(null);

  const changed = async (message: string) => {
    setAdding(false);
    await queryClient.invalidateQueries(api.security.overview.queryFilter());
    setSaid(message);
  };

  return (
    <SettingsSection
      title="Passkeys"
      about="Sign in with your finger, your face or the PIN of a device, without a password. A passkey can’t be given away by mistake: it works on this site alone."
    >
      {passkeys.length > 0 ? (
        <Rows className="mb-5">
          {passkeys.map((passkey) => (
            <PasskeyRow
              key={passkey.id}
              passkey={passkey}
              onChanged={changed}
              returnFocusTo={() => addButton.current}
            />
          ))}
        </Rows>
      ) : null}
      {adding ? (
        <AddPasskey onAdded={changed} onCancel={() => setAdding(false)} />
      ) : (
        <Button
          ref={addButton}
          className="needs-script"
          onClick={() => {
            setSaid("");
            setAdding(true);
          }}
        >
          Add a passkey
        </Button>
      )}
      <Status>{said}</Status>
    </SettingsSection>
  );
}

import { useState } from "react";

import type { Setup } from "./second-factor-section";

import { Button } from "~/components/ui/button";
import { ConfirmDialog } from "~/components/ui/confirm-dialog";
import { FormError } from "~/components/ui/form-error";
import { FEW_RECOVERY_CODES } from "~/lib/recovery-code";
import { useSecondFactor } from "./use-second-factor";

interface SecondFactorOnProps {
  app: boolean;
  recoveryCodesLeft: number;
  onSetup: (setup: Setup) => void;
  onCodes: (codes: string[]) => Promise<void>;
  onTurnedOff: () => Promise<void>;
}

const codesLeft = (count: number) =>
  count === 1 ? "1 recovery code is left." : `${count === 0 ? "No" : count} recovery codes are left.`;

/** What is on, how many recovery codes are left, and the way to turn it off. */
export function SecondFactorOn({
  app,
  recoveryCodesLeft,
  onSetup,
  onCodes,
  onTurnedOff,
}: SecondFactorOnProps) {
  const { act, startApp, renewCodes, turnOff, busy, problem, dialog } = useSecondFactor();
  const [asking, setAsking] = useState(false);
  const few = recoveryCodesLeft < FEW_RECOVERY_CODES;
  const end = () => {
    setAsking(false);
    void act(turnOff, onTurnedOff);
  };
  return (
    <>
      <p>{app ? "It is on, with codes from an app." : "It is on, with your passkeys."}</p>
      <p className={few ? "mt-1 text-danger" : "mt-1 text-quiet"}>
        {codesLeft(recoveryCodesLeft)} {few ? "Make new ones before you need them." : null}
      </p>
      <div className="needs-script mt-5 flex flex-wrap gap-3">
        {app ? null : (
          <Button busy={busy} onClick={() => void act(startApp, onSetup)}>
            Set up an app
          </Button>
        )}
        <Button
          busy={busy}
          onClick={() => void act(renewCodes, ({ recoveryCodes }) => onCodes(recoveryCodes))}
        >
          Make new recovery codes
        </Button>
        <Button look="danger" busy={busy} onClick={() => setAsking(true)}>
          Turn off
        </Button>
      </div>
      <FormError className="mt-4" message={problem} />
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title="Turn off the second factor?"
        confirmLabel="Turn off"
        cancelLabel="Keep it on"
        onConfirm={end}
      >
        <p>Your password alone signs you in then. Your recovery codes and trusted devices end.</p>
      </ConfirmDialog>
      {dialog}
    </>
  );
}

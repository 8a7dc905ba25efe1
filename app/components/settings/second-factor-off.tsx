import type { RouterOutputs } from "~/trpc/types";
import type { Setup } from "./second-factor-section";

import { Button } from "~/components/ui/button";
import { FormError } from "~/components/ui/form-error";
import { useSecondFactor } from "./use-second-factor";

interface SecondFactorOffProps {
  overview: RouterOutputs["security"]["overview"];
  onSetup: (setup: Setup) => void;
  onCodes: (codes: string[]) => Promise<void>;
}

/** The ways to turn the second factor on. */
export function SecondFactorOff({ overview, onSetup, onCodes }: SecondFactorOffProps) {
  const { act, startApp, turnOnPasskeys, busy, problem, dialog } = useSecondFactor();
  if (!overview.hasPassword) {
    return (
      <p className="text-quiet">
        You have no password here, so there is nothing for a second factor to follow.
      </p>
    );
  }
  return (
    <>
      <p className="mb-4">It is off.</p>
      <FormError message={problem} />
      <div className="needs-script flex flex-wrap gap-3">
        <Button look="filled" busy={busy} onClick={() => void act(startApp, onSetup)}>
          Set up an app
        </Button>
        {overview.passkeys.length > 0 ? (
          <Button
            busy={busy}
            onClick={() => void act(turnOnPasskeys, ({ recoveryCodes }) => onCodes(recoveryCodes))}
          >
            Use my passkeys
          </Button>
        ) : null}
      </div>
      {dialog}
    </>
  );
}

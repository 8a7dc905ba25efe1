import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import type { RouterOutputs } from "~/trpc/types";

import { Status } from "~/components/ui/status";
import { useApi } from "~/trpc/use-api";
import { AppSetup } from "./app-setup";
import { RecoveryCodes } from "./recovery-codes";
import { SecondFactorOff } from "./second-factor-off";
import { SecondFactorOn } from "./second-factor-on";
import { SettingsSection } from "./settings-layout";

type Overview = RouterOutputs["security"]["overview"];
export type Setup = RouterOutputs["security"]["startApp"];

/** Turns the second factor on and off, and gives out recovery codes. */
export function SecondFactorSection({ overview }: { overview: Overview }) {
  const api = useApi();
  const queryClient = useQueryClient();
  const [setup, setSetup] = useState<Setup>();
  const [codes, setCodes] = useState<string[]>();
  const [said, setSaid] = useState("");

  const showCodes = async (recoveryCodes: string[]) => {
    setCodes(recoveryCodes);
    setSetup(undefined);
    setSaid("");
    await queryClient.invalidateQueries(api.security.overview.queryFilter());
  };
  const turnedOff = async () => {
    await queryClient.invalidateQueries(api.security.overview.queryFilter());
    setSaid("The second factor is off.");
  };
  const kept = () => {
    setCodes(undefined);
    setSaid("Your recovery codes are ready for the day you need one.");
  };

  return (
    <SettingsSection
      title="Second factor"
      about="After your password, one more step: a code from an app on your phone, or a passkey. Signing in with a passkey or with an account elsewhere asks for no further step, because these have their own."
    >
      {codes ? (
        <RecoveryCodes codes={codes} onKept={kept} />
      ) : setup ? (
        <AppSetup setup={setup} onDone={showCodes} onCancel={() => setSetup(undefined)} />
      ) : overview.secondFactor ? (
        <SecondFactorOn
          {...overview.secondFactor}
          onSetup={setSetup}
          onCodes={showCodes}
          onTurnedOff={turnedOff}
        />
      ) : (
        <SecondFactorOff overview={overview} onSetup={setSetup} onCodes={showCodes} />
      )}
      <Status>{said}</Status>
    </SettingsSection>
  );
}

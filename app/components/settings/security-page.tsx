import { useSuspenseQuery } from "@tanstack/react-query";

import { FormError } from "~/components/ui/form-error";
import { useApi } from "~/trpc/use-api";
import { PasskeysSection } from "./passkeys-section";
import { SecondFactorSection } from "./second-factor-section";
import { SettingsTitle } from "./settings-layout";

/** How a member proves who they are. `otherAccount` says that a provider sent back somebody else. */
export function SecurityPage({ otherAccount }: { otherAccount: boolean }) {
  const { data: overview } = useSuspenseQuery(useApi().security.overview.queryOptions());
  return (
    <>
      <SettingsTitle title="Security">How you show that it is you.</SettingsTitle>
      <FormError
        className="mb-8"
        message={
          otherAccount
            ? "The other site signed in someone else. You are still signed in as yourself."
            : undefined
        }
      />
      <noscript>
        <p className="mb-8 text-quiet">Changing these needs JavaScript. Reading works without it.</p>
      </noscript>
      <PasskeysSection passkeys={overview.passkeys} />
      <SecondFactorSection overview={overview} />
    </>
  );
}

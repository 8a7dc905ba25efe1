import { useSuspenseQuery } from "@tanstack/react-query";

import { PageHeader } from "~/components/layout/page";
import { useApi } from "~/trpc/use-api";
import { LinkedAccounts } from "./linked-accounts";
import { PasskeysSection } from "./passkeys-section";
import { SecondFactorSection } from "./second-factor-section";

/** How a member proves who they are. */
export function SecurityPage() {
  const { data: overview } = useSuspenseQuery(useApi().security.overview.queryOptions());
  return (
    <>
      <PageHeader title="Security">How you show that it is you.</PageHeader>
      <noscript>
        <p className="mb-8 text-quiet">Changing these needs JavaScript. Reading works without it.</p>
      </noscript>
      <PasskeysSection passkeys={overview.passkeys} />
      <SecondFactorSection overview={overview} />
      <LinkedAccounts />
    </>
  );
}

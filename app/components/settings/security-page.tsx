import { LinkedAccounts } from "./linked-accounts";
import { SettingsTitle } from "./settings-layout";

/** How one signs in. */
export function SecurityPage() {
  return (
    <>
      <SettingsTitle title="Security" />
      <LinkedAccounts />
    </>
  );
}

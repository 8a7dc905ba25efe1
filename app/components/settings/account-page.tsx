import { SettingsTitle } from "./settings-layout";

/** To be written. */
export function AccountPage() {
  return <SettingsTitle title="Account" />;
}

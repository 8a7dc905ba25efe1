import { SettingsTitle } from "./settings-layout";

/** To be written. */
export function SecurityPage() {
  return <SettingsTitle title="Security" />;
}

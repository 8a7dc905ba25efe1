import { SettingsTitle } from "./settings-layout";

/** To be written. */
export function SessionsPage() {
  return <SettingsTitle title="Sessions" />;
}

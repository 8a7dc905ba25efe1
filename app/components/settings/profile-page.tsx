import { SettingsTitle } from "./settings-layout";

/** To be written. */
export function ProfilePage() {
  return <SettingsTitle title="Profile" />;
}

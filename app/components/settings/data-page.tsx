import { SettingsTitle } from "./settings-layout";

/** To be written. */
export function DataPage() {
  return <SettingsTitle title="Your data" />;
}

import { SettingsTitle } from "./settings-layout";

/** To be written. */
export function TokensPage() {
  return <SettingsTitle title="Tokens" />;
}

import { env } from "~/env/server";
import { OIDC } from "./oidc";

/** An account elsewhere that one may sign in with here. */
export interface SocialProvider {
  id: string;
  name: string;
}

/** The providers that this site is set up for, in the order in which they are offered. */
export function offeredProviders(): SocialProvider[] {
  const { discordClientId, oidc } = env();
  return [
    ...(discordClientId ? [{ id: "discord", name: "Discord" }] : []),
    ...(oidc ? [{ id: OIDC, name: oidc.name }] : []),
  ];
}

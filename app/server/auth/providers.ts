import { env } from "~/env/server";
import { OIDC } from "./oidc";

/** An account elsewhere that one may sign in with here. */
interface SocialProvider {
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

/** The names by which the database knows them. */
export const offeredIds = () => offeredProviders().map(({ id }) => id);

/** What people call a provider; one that is offered no more has only the name in the database. */
export const providerName = (wanted: string) =>
  offeredProviders().find(({ id }) => id === wanted)?.name ?? wanted;

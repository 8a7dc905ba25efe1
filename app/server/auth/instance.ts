import { env } from "~/env/server";
import { getDatabase } from "../db/client";
import { siteMail } from "../mail/mail";
import { initAuth, type Auth } from "./auth";
import { accountPlugins } from "./plugins";
import { authSecret } from "./secret";

let instance: Auth | undefined;

/** The accounts of this process, set up from its environment on first use. */
export function getAuth(): Auth {
  const { baseUrl, productionUrl, discordClientId, discordClientSecret, oidc } = env();
  instance ??= initAuth({
    baseUrl,
    productionUrl,
    secret: authSecret(),
    discordClientId,
    discordClientSecret,
    extraPlugins: accountPlugins({ baseUrl, productionUrl, oidc }),
    mail: siteMail(getDatabase()),
  });
  return instance;
}

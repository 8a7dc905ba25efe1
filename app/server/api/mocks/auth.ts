import { initAuth, type Auth } from "../../auth/auth";
import { accountPlugins } from "../../auth/plugins";
import { getDatabase } from "../../db/client";

const address = "http://localhost:3000";

/** Better Auth as the app sets it up, on the test database. */
export function makeTestAuth(): Auth {
  return initAuth({
    baseUrl: address,
    productionUrl: address,
    secret: "a secret of the tests, long enough",
    extraPlugins: accountPlugins({ baseUrl: address, productionUrl: address, oidc: undefined }),
    db: getDatabase(),
  });
}

import type { AuthRefusal } from "./auth-problem";

/** Loaded when a passkey is used, not with the page. */
const load = async () => (await import("./passkey-client")).client;

/** What the browser says when the person thought better of it, or nothing fitted. */
const NOT_USED = new Set([
  "AUTH_CANCELLED",
  "ERROR_CEREMONY_ABORTED",
  "ERROR_PASSTHROUGH_SEE_CAUSE_PROPERTY",
]);

interface Answer {
  error?: AuthRefusal | null;
}

export const wasNotUsed = ({ error }: Answer) => NOT_USED.has(error?.code ?? "");

/** Asks for a passkey and signs in with it. With `autoFill` it waits in the suggestions of a field. */
export async function signInWithPasskey({ autoFill = false } = {}): Promise<Answer> {
  return (await load()).signIn.passkey({ autoFill });
}

/** Whether this browser can offer passkeys among the suggestions of a field. */
export const offersPasskeys = async () =>
  typeof PublicKeyCredential !== "undefined" &&
  "isConditionalMediationAvailable" in PublicKeyCredential &&
  PublicKeyCredential.isConditionalMediationAvailable();

/** Makes a passkey on this device or a key, and gives it a name. */
export async function addPasskey(name: string): Promise<Answer> {
  const client = await load();
  const { data, error } = await client.passkey.addPasskey();
  if (error) return { error };
  return client.$fetch("/passkey/update-passkey", { method: "POST", body: { id: data.id, name } });
}

import { symmetricDecrypt, symmetricEncrypt } from "better-auth/crypto";

import type { Auth } from "./auth";
import type { Sealing } from "../services/second-factor";

/** Encrypts and decrypts as Better Auth does itself, with its secret. */
export function sealingOf(auth: Auth): Sealing {
  const key = async () => (await auth.$context).secretConfig;
  return {
    seal: async (data) => symmetricEncrypt({ key: await key(), data }),
    open: async (data) => symmetricDecrypt({ key: await key(), data }),
  };
}

import { expect, it } from "vitest";

import { makeTestAuth } from "../api/mocks/auth";
import { getDatabase } from "../db/client";
import { createUser } from "../db/factories";

/** Sends a request as a browser at this address does, and answers the code of the refusal. */
async function ask(path: string, body: object, from = "203.0.113.7"): Promise<string | undefined> {
  const response = await makeTestAuth().handler(
    new Request(`http://localhost:3000/api/auth/${path}`, {
      method: "POST",
      headers: { "content-type": "application/json", "x-posthouse-client-address": from },
      body: JSON.stringify(body),
    }),
  );
  return ((await response.json()) as { code?: string }).code;
}

const codes = (count: number, send: (index: number) => Promise<string | undefined>) =>
  Promise.all(Array.from({ length: count }, (_, index) => send(index)));

it("lets five mails an hour be asked for one account, whether it exists or not", async () => {
  await createUser(getDatabase(), { email: "ada@example.com" });
  for (const email of ["ada@example.com", "nobody@example.com"]) {
    const from = (index: number) => `203.0.113.${index}`;
    const answers = await codes(6, (index) => ask("request-password-reset", { email }, from(index)));
    expect(answers.filter((code) => code === "TOO_MANY_TRIES")).toHaveLength(1);
    expect(await ask("request-password-reset", { email: email.toUpperCase() }, from(9))).toBe(
      "TOO_MANY_TRIES",
    );
    // A stranger who has links sent to verify keeps nobody from a new password, nor the other way round.
    expect(await ask("send-verification-email", { email }, from(9))).not.toBe("TOO_MANY_TRIES");
  }
});

it("lets twenty mails an hour be asked from one address", async () => {
  const answers = await codes(22, (index) =>
    ask("request-password-reset", { email: `nobody-${index}@example.com` }),
  );
  expect(answers.filter((code) => code === "TOO_MANY_TRIES")).toHaveLength(2);
});

it("lets twenty codes in ten minutes be tried from one address", async () => {
  const answers = await codes(22, () => ask("two-factor/verify-totp", { code: "123456" }));
  expect(answers.filter((code) => code === "TOO_MANY_TRIES")).toHaveLength(2);
});

it.each([undefined, null, 7, ["ada@example.com"], { $ne: "" }])(
  "is not led astray by an e-mail address that is %j",
  async (email) => {
    expect(await ask("sign-in/email", { email, password: "x" })).not.toBe("TOO_MANY_TRIES");
  },
);

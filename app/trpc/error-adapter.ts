import { createSerializationAdapter } from "@tanstack/react-router";

import { errorCode } from "~/lib/api-error";

/**
 * Carries an API error from the server's rendering to the browser with its code, so that both show
 * the same sentence. By itself the router carries the message of an error alone.
 */
export const apiErrorAdapter = createSerializationAdapter({
  key: "api-error",
  test: (value: unknown): value is Error => value instanceof Error && errorCode(value) !== undefined,
  toSerializable: (error) => ({ message: error.message, code: errorCode(error) ?? "" }),
  fromSerializable: ({ message, code }) => Object.assign(new Error(message), { data: { code } }),
});

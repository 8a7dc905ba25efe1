import { describe, expect, it } from "vitest";

import { authProblem, describeRefusal } from "./auth-problem";
import { COMMON_PASSWORD, TOO_MANY_TRIES, UNEXPECTED } from "./api-error";

describe("a refusal of Better Auth", () => {
  it("stands beside its field, in the server's words where those are ours", () => {
    const common = { code: COMMON_PASSWORD, status: 400, message: "That password is easy to guess." };
    expect(describeRefusal(common)).toEqual({ fields: { password: { message: common.message } } });
    const wrong = { code: "INVALID_PASSWORD", status: 400, message: "Invalid password" };
    expect(describeRefusal(wrong).fields.currentPassword?.message).toBe("That is not your present password.");
  });

  it("says how long to wait where the server does", () => {
    const refused = {
      code: TOO_MANY_TRIES,
      status: 429,
      message: "Too many tries. Try again in 12 minutes.",
    };
    expect(describeRefusal(refused)).toEqual({ fields: {}, form: refused.message });
    expect(authProblem({ status: 429 })).toBe("Too many tries. Wait a minute, then try again.");
  });

  it("shows no words that are for developers", () => {
    expect(
      authProblem({ code: "FAILED_TO_GET_SESSION", status: 400, message: "Failed to get session" }),
    ).toBe(UNEXPECTED);
  });
});

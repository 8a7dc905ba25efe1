import { describe, expect, it } from "vitest";

import { EnvError, readEnv } from "./server";

const secret = "x".repeat(32);

describe("readEnv", () => {
  it("needs nothing", () => {
    expect(readEnv({})).toMatchObject({
      port: 3000,
      baseUrl: "http://localhost:3000",
      productionUrl: "http://localhost:3000",
      logLevel: "info",
      trustedProxies: [],
      postgresUrl: undefined,
    });
  });

  it("takes an empty value for an unset one", () => {
    expect(readEnv({ PORT: "", POSTGRES_URL: " ", AUTH_DISCORD_ID: "" }).port).toBe(3000);
  });

  it("derives the addresses from each other", () => {
    expect(readEnv({ PORT: "8080" }).baseUrl).toBe("http://localhost:8080");
    expect(readEnv({ BASE_URL: "https://a.example/" })).toMatchObject({
      baseUrl: "https://a.example",
      productionUrl: "https://a.example",
    });
  });

  it("reads a list of proxies", () => {
    expect(readEnv({ TRUSTED_PROXIES: "127.0.0.1, ::1" }).trustedProxies).toEqual(["127.0.0.1", "::1"]);
  });

  it("tells every fault at once, by name, and no value", () => {
    const faulty = {
      PORT: "lots",
      BASE_URL: "example.org",
      POSTGRES_URL: "mysql://root:hunter2@db/x",
      AUTH_SECRET: "hunter2",
      LOG_LEVEL: "loud",
      TRUSTED_PROXIES: "everyone",
      SMTP_URL: "http://postmaster:hunter2@mail.example.com",
      MAIL_FROM: "hunter2",
    };
    const attempt = () => readEnv(faulty);
    expect(attempt).toThrow(EnvError);
    for (const name of Object.keys(faulty)) expect(attempt).toThrow(new RegExp(`^  ${name} `, "m"));
    expect(attempt).not.toThrow(/hunter2|lots|loud|everyone/);
  });

  it.each([
    ["AUTH_SECRET", { POSTGRES_URL: "postgres://u@h/d" }],
    ["AUTH_DISCORD_SECRET", { AUTH_DISCORD_ID: "1" }],
    ["AUTH_DISCORD_ID", { AUTH_DISCORD_SECRET: "1" }],
    ["AUTH_OIDC_ISSUER", { AUTH_OIDC_ID: "1", AUTH_OIDC_SECRET: "1" }],
    ["AUTH_OIDC_ID", { AUTH_OIDC_ISSUER: "https://id.example", AUTH_OIDC_SECRET: "1" }],
    ["AUTH_OIDC_SECRET", { AUTH_OIDC_ISSUER: "https://id.example", AUTH_OIDC_ID: "1" }],
    ["AUTH_OIDC_ISSUER", { AUTH_OIDC_ISSUER: "id.example", AUTH_OIDC_ID: "1", AUTH_OIDC_SECRET: "1" }],
    ["AUTH_SECRET", { AUTH_SECRET: "short" }],
    ["SMTP_URL", { SMTP_URL: "smtp:mail.example.com" }],
    ["SMTP_URL", { SMTP_URL: "smtp://user:a/b@mail.example.com" }],
  ])("asks for %s with %j", (name, given) => {
    expect(() => readEnv(given)).toThrow(new RegExp(`^  ${name} `, "m"));
  });

  it("accepts an OpenID Connect provider, by the issuer exactly as it is written", () => {
    const given = { AUTH_OIDC_ISSUER: "https://id.example/", AUTH_OIDC_ID: "1", AUTH_OIDC_SECRET: "2" };
    expect(readEnv(given).oidc).toMatchObject({ issuer: "https://id.example/", name: "single sign-on" });
    expect(readEnv({ ...given, AUTH_OIDC_NAME: "Example ID" }).oidc?.name).toBe("Example ID");
    expect(readEnv({ AUTH_OIDC_NAME: "Example ID" }).oidc).toBeUndefined();
  });

  it("tells what is missing beside what is wrong", () => {
    expect(() => readEnv({ PORT: "x", POSTGRES_URL: "postgres://u@h/d" })).toThrow(/PORT[^]*AUTH_SECRET/);
  });

  it("sends mail where it is told of a mail server, in the name of the site", () => {
    expect(readEnv({}).smtpUrl).toBe(undefined);
    const given = { SMTP_URL: "smtps://user:secret@mail.example.com", BASE_URL: "https://posts.example.org" };
    expect(readEnv(given)).toMatchObject({
      smtpUrl: given.SMTP_URL,
      mailFrom: "Posthouse <posthouse@posts.example.org>",
    });
    for (const from of ["post@example.org", "The club <post@example.org>"]) {
      expect(readEnv({ ...given, MAIL_FROM: from }).mailFrom).toBe(from);
    }
  });

  it("accepts a PostgreSQL server with a secret", () => {
    expect(readEnv({ POSTGRES_URL: "postgres://u@h/d", AUTH_SECRET: secret }).authSecret).toBe(secret);
  });
});

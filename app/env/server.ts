import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { z } from "zod/v4";

const url = z
  .url({ protocol: /^https?$/, error: "must be an address like https://example.com" })
  .refine((address) => /^[^/]+\/\/[^/?#]+\/?$/.test(address), "must be an address without a path");

const port = z.coerce
  .number({ error: "must be a port number" })
  .int("must be a whole number")
  .min(0, "must be between 0 and 65535")
  .max(65_535, "must be between 0 and 65535");

const levels = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;

const Variables = z.object({
  NODE_ENV: z.enum(["development", "test", "production"]).default("development"),
  PORT: port.default(3000),
  HOST: z.string().optional(),
  BASE_URL: url.optional(),
  PRODUCTION_URL: url.optional(),
  DATA_DIR: z.string().default(".data"),
  POSTGRES_URL: z
    .url({ protocol: /^postgres(ql)?$/, error: "must be an address like postgres://user@host/name" })
    .optional(),
  AUTH_SECRET: z.string().min(32, "must have at least 32 characters").optional(),
  AUTH_DISCORD_ID: z.string().optional(),
  AUTH_DISCORD_SECRET: z.string().optional(),
  AUTH_OIDC_ISSUER: z
    .url({ protocol: /^https?$/, error: "must be an address like https://id.example.com" })
    .optional(),
  AUTH_OIDC_ID: z.string().optional(),
  AUTH_OIDC_SECRET: z.string().optional(),
  AUTH_OIDC_NAME: z.string().default("single sign-on"),
  SMTP_URL: z
    .url({
      protocol: /^smtps?$/,
      hostname: /./,
      error:
        "must be an address like smtp://user:password@mail.example.com:587, special characters of the password percent-encoded",
    })
    .optional(),
  MAIL_FROM: z
    .string()
    .regex(/^([^<>\r\n]*<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/, {
      error: "must be an address like Posthouse <posts@example.com>",
    })
    .optional(),
  LOG_LEVEL: z.enum(levels, { error: `must be one of ${levels.join(", ")}` }).default("info"),
  TRUSTED_PROXIES: z
    .string()
    .default("")
    .transform((list) => list.split(/[\s,]+/).filter(Boolean))
    .pipe(
      z.array(z.union([z.ipv4(), z.ipv6()], { error: "must be a list of addresses like 10.0.0.1, ::1" })),
    ),
  SLOW_API: z.stringbool({ error: "must be true or false" }).default(true),
});

const Environment = Variables.transform((env) => {
  const baseUrl = new URL(env.BASE_URL ?? `http://localhost:${env.PORT}`).origin;
  return {
    mode: env.NODE_ENV,
    port: env.PORT,
    host: env.HOST,
    baseUrl,
    productionUrl: env.PRODUCTION_URL ? new URL(env.PRODUCTION_URL).origin : baseUrl,
    dataDir: resolve(env.DATA_DIR),
    postgresUrl: env.POSTGRES_URL,
    authSecret: env.AUTH_SECRET,
    discordClientId: env.AUTH_DISCORD_ID,
    discordClientSecret: env.AUTH_DISCORD_SECRET,
    /** Any OpenID Connect provider. */
    oidc:
      env.AUTH_OIDC_ISSUER && env.AUTH_OIDC_ID && env.AUTH_OIDC_SECRET
        ? {
            // As it is written: a provider is held to the very letter of its issuer.
            issuer: env.AUTH_OIDC_ISSUER,
            clientId: env.AUTH_OIDC_ID,
            clientSecret: env.AUTH_OIDC_SECRET,
            name: env.AUTH_OIDC_NAME,
          }
        : undefined,
    smtpUrl: env.SMTP_URL,
    mailFrom: env.MAIL_FROM ?? `Posthouse <posthouse@${new URL(baseUrl).hostname}>`,
    logLevel: env.LOG_LEVEL,
    trustedProxies: env.TRUSTED_PROXIES,
    slowApi: env.SLOW_API,
  };
});

/** The checked environment, under the names that the code uses. */
export type Env = z.output<typeof Environment>;

type Given = Record<string, string | undefined>;

/** Variables that mean something only together. */
const TOGETHER = [
  ["AUTH_DISCORD_ID", "AUTH_DISCORD_SECRET"],
  ["AUTH_OIDC_ISSUER", "AUTH_OIDC_ID", "AUTH_OIDC_SECRET"],
];

/** What one variable demands of another. Looked at by itself, so that no other fault hides it. */
function missingCompanions(given: Given): string[] {
  const faults: string[] = [];
  if (given.POSTGRES_URL && !given.AUTH_SECRET) {
    faults.push(
      "AUTH_SECRET is required with POSTGRES_URL, the same on every instance (try: openssl rand -base64 32)",
    );
  }
  for (const group of TOGETHER) {
    const [present] = group.filter((name) => given[name]);
    const missing = present ? group.filter((name) => !given[name]) : [];
    faults.push(...missing.map((name) => `${name} is required with ${String(present)}`));
  }
  return faults;
}

/** Thrown by `readEnv`; the message names every faulty variable, one a line, and shows no value. */
export class EnvError extends Error {
  override name = "EnvError";
}

/**
 * Checks environment variables. An empty value counts as unset.
 * @throws {EnvError} that tells all faults at once.
 */
export function readEnv(source: Given): Env {
  const given: Given = Object.fromEntries(
    Object.entries(source).filter(([, value]) => value !== undefined && value.trim() !== ""),
  );
  const result = Environment.safeParse(given);
  const issues = result.error?.issues ?? [];
  const faults = [
    ...new Set(issues.map(({ path, message }) => `${String(path[0])} ${message}`)),
    ...missingCompanions(given),
  ];
  if (result.success && faults.length === 0) return result.data;
  const title = faults.length === 1 ? "The environment has a fault:" : "The environment has faults:";
  throw new EnvError([title, ...faults.map((fault) => `  ${fault}`)].join("\n"));
}

let cached: Env | undefined;

/** The environment of this process, read once. */
export function env(): Env {
  if (!cached) {
    loadEnvFile();
    cached = readEnv(process.env);
  }
  return cached;
}

/** Adds what `.env` in the working folder says, where it does; a variable that is set wins. */
function loadEnvFile(): void {
  if (process.env.NODE_ENV === "test" || !existsSync(".env")) return;
  process.loadEnvFile();
}

/**
 * The address that migrations use: a pooler in transaction mode (port 6543) cannot run them, so its
 * direct port 5432 is taken instead. Empty where POSTGRES_URL is unset.
 */
export function migrationUrl(): string {
  loadEnvFile();
  return (process.env.POSTGRES_URL ?? "").trim().replace(/:6543(?=[/?]|$)/, ":5432");
}

/** A PostgreSQL server that the tests run on in place of PGlite in memory; unset in everyday runs. */
export function testPostgresUrl(): string | undefined {
  return process.env.TEST_POSTGRES_URL || undefined;
}

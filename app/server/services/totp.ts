import { createHmac, randomInt, timingSafeEqual } from "node:crypto";

const BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
const STEP_SECONDS = 30;
/** Clocks may be a step apart: the code before and the one after are right too. */
const STEPS_AROUND = [-1, 0, 1];

/** 160 random bits, as an app takes them. */
export const newTotpSecret = () => Array.from({ length: 32 }, () => BASE32[randomInt(32)]).join("");

/** What the picture for an app says: whose account at which site the secret is for. */
export function totpUri(secret: string, { account, site }: { account: string; site: string }): string {
  const issuer = encodeURIComponent(site.replaceAll(":", " "));
  return `otpauth://totp/${issuer}:${encodeURIComponent(account)}?secret=${secret}&issuer=${issuer}&digits=6&period=${STEP_SECONDS}`;
}

/** Whether an app with this secret shows the code now, or did or will within half a minute. */
export function isTotpCode(secret: string, code: string): boolean {
  if (!/^\d{6}$/.test(code)) return false;
  const now = Math.floor(Date.now() / 1000 / STEP_SECONDS);
  const given = Buffer.from(code);
  const right = STEPS_AROUND.map((around) =>
    timingSafeEqual(given, Buffer.from(codeAt(secret, now + around))),
  );
  return right.includes(true);
}

/** The code of one step: RFC 6238 with SHA-1 and six digits, which is what every app knows. */
function codeAt(secret: string, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const digest = createHmac("sha1", bytesOf(secret)).update(counter).digest();
  const offset = digest.readUInt8(digest.length - 1) & 15;
  return String((digest.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

function bytesOf(base32: string): Buffer {
  const bits = [...base32].map((letter) => BASE32.indexOf(letter).toString(2).padStart(5, "0")).join("");
  return Buffer.from(bits.match(/.{8}/g)?.map((byte) => parseInt(byte, 2)) ?? []);
}

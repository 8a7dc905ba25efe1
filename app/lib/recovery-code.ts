/** Letters and digits that nobody mistakes for one another. */
export const RECOVERY_ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz";

/** Fewer left than this, and the member is told to make new ones. */
export const FEW_RECOVERY_CODES = 4;

/** A recovery code as it was given out, from however it was typed: `abcde-fghjk`. */
export function writtenRecoveryCode(typed: string): string {
  const plain = typed.toLowerCase().replace(/[^a-z0-9]/g, "");
  return `${plain.slice(0, 5)}-${plain.slice(5)}`;
}

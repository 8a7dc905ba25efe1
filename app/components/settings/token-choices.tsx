import { Choices } from "~/components/ui/choices";
import { Select } from "~/components/ui/select";
import { tokenDays, tokenScopes, type TokenScope } from "~/validators/token";

/** What a token may do, as a person reads it. */
export const scopeLabels: Record<TokenScope, string> = { read: "Read", write: "Read and write" };

const abouts: Record<TokenScope, string> = {
  read: "See what you see.",
  write: "Also publish, change and delete what you may.",
};

/** The choice of what a token may do. */
export function TokenScopes({
  value,
  onChange,
}: {
  value: TokenScope;
  onChange: (scope: TokenScope) => void;
}) {
  return (
    <Choices
      label="What it may do"
      name="scope"
      choices={tokenScopes.map((scope) => ({
        value: scope,
        label: scopeLabels[scope],
        about: abouts[scope],
      }))}
      value={value}
      onValueChange={onChange}
    />
  );
}

const lengths: Record<(typeof tokenDays)[number], string> = {
  7: "7 days",
  30: "30 days",
  90: "90 days",
  365: "a year",
};

/** The days that an option of the list stands for. */
export const daysOf = (option: string) => tokenDays.find((days) => String(days) === option) ?? null;

/** The choice of how long a token lasts; null is until it is revoked. */
export function TokenDays({
  value,
  onChange,
}: {
  value: (typeof tokenDays)[number] | null;
  onChange: (days: (typeof tokenDays)[number] | null) => void;
}) {
  return (
    <Select
      label="How long it lasts"
      name="expiresInDays"
      value={value ?? ""}
      onChange={({ target }) => onChange(daysOf(target.value))}
    >
      {tokenDays.map((days) => (
        <option key={days} value={days}>
          {lengths[days]}
        </option>
      ))}
      <option value="">until you revoke it</option>
    </Select>
  );
}

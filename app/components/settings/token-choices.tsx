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
    <fieldset>
      <legend className="mb-1.5 text-sm font-medium">What it may do</legend>
      <div className="flex flex-col gap-2">
        {tokenScopes.map((scope) => (
          <label
            key={scope}
            className="flex min-h-11 cursor-pointer items-start gap-3 rounded border border-line px-3 py-2.5 has-checked:border-accent has-checked:bg-raised"
          >
            <input
              type="radio"
              name="scope"
              value={scope}
              checked={value === scope}
              onChange={() => onChange(scope)}
              className="mt-1 size-4 shrink-0 accent-accent"
            />
            <span>
              {scopeLabels[scope]}
              <span className="block text-sm text-quiet">{abouts[scope]}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

const lengths: Record<(typeof tokenDays)[number], string> = {
  7: "7 days",
  30: "30 days",
  90: "90 days",
  365: "a year",
};

/** The choice of how long a token lasts; null is until it is revoked. */
export function TokenDays({
  value,
  onChange,
}: {
  value: (typeof tokenDays)[number] | null;
  onChange: (days: (typeof tokenDays)[number] | null) => void;
}) {
  return (
    <label className="flex flex-col gap-1.5 text-sm font-medium">
      How long it lasts
      <select
        name="expiresInDays"
        value={value ?? ""}
        onChange={({ target }) => onChange(tokenDays.find((days) => String(days) === target.value) ?? null)}
        className="min-h-11 w-full rounded border border-edge bg-raised px-3 text-base font-normal"
      >
        {tokenDays.map((days) => (
          <option key={days} value={days}>
            {lengths[days]}
          </option>
        ))}
        <option value="">until you revoke it</option>
      </select>
    </label>
  );
}

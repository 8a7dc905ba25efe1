import { useId } from "react";

import type { postFates } from "~/validators/own-data";

import { counted } from "~/lib/amounts";

type Fate = (typeof postFates)[number];

interface PostFateFieldProps {
  posts: number;
  value: Fate | undefined;
  onValueChange: (fate: Fate) => void;
  error: string | undefined;
}

/** What becomes of the posts: there is no default, since neither choice can be taken back. */
export function PostFateField({ posts, value, onValueChange, error }: PostFateFieldProps) {
  const errorId = useId();
  const all = posts === 1 ? "my post" : `my ${counted(posts, "post")}`;
  const choices: { fate: Fate; label: string; about: string }[] = [
    {
      fate: "keep",
      label: `Keep ${all}`,
      about: "Shown as by “deleted member”. Nobody but a moderator can change or delete anything then.",
    },
    {
      fate: "delete",
      label: `Delete ${all} too`,
      about: "Gone for everyone, and can’t be brought back.",
    },
  ];
  return (
    <fieldset aria-describedby={error ? errorId : undefined} data-missing={error ? "" : undefined}>
      <legend className="text-sm font-medium">What happens to your posts</legend>
      <div className="mt-2 flex flex-col gap-2">
        {choices.map(({ fate, label, about }) => (
          <label
            key={fate}
            className="flex cursor-pointer gap-3 rounded border border-edge bg-raised px-3 py-2.5 has-checked:border-accent"
          >
            <input
              type="radio"
              name="posts"
              value={fate}
              checked={value === fate}
              onChange={() => onValueChange(fate)}
              className="mt-1.5 size-4 shrink-0 accent-accent"
            />
            <span>
              <span className="block font-medium">{label}</span>
              <span className="block text-sm text-quiet">{about}</span>
            </span>
          </label>
        ))}
      </div>
      <p id={errorId} className="mt-1.5 text-sm text-danger empty:hidden">
        {error}
      </p>
    </fieldset>
  );
}

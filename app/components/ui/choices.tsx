import { useId } from "react";

interface ChoicesProps<Value extends string> {
  label: string;
  name: string;
  choices: readonly { value: Value; label: string; about: string }[];
  value: Value | undefined;
  onValueChange: (value: Value) => void;
  error?: string | undefined;
}

/** One of a few, each with a sentence on what it means. */
export function Choices<Value extends string>(props: ChoicesProps<Value>) {
  const { label, name, choices, value, onValueChange, error } = props;
  const errorId = useId();
  return (
    <fieldset aria-describedby={error ? errorId : undefined} data-missing={error ? "" : undefined}>
      <legend className="text-sm font-medium">{label}</legend>
      <div className="mt-1 flex flex-col">
        {choices.map((choice) => (
          <label key={choice.value} className="flex min-h-11 cursor-pointer gap-3 py-2">
            <input
              type="radio"
              name={name}
              value={choice.value}
              checked={value === choice.value}
              onChange={() => onValueChange(choice.value)}
              className="mt-1 size-4 shrink-0 accent-accent"
            />
            <span>
              <span className="block">{choice.label}</span>
              <span className="block text-sm text-quiet">{choice.about}</span>
            </span>
          </label>
        ))}
      </div>
      <p id={errorId} className="mt-1 text-sm text-danger empty:hidden">
        {error}
      </p>
    </fieldset>
  );
}

import type { Registration } from "~/validators/site";

import { registrations } from "~/validators/site";

const choices: Record<Registration, { label: string; about: string }> = {
  open: { label: "Open", about: "Everyone who reaches the site can make an account." },
  invitation: {
    label: "By invitation",
    about: "Only who has a link from a moderator or an administrator can make an account.",
  },
  closed: { label: "Closed", about: "Nobody can make an account, and invitations let nobody in." },
};

interface RegistrationChoiceProps {
  value: Registration;
  onValueChange: (value: Registration) => void;
}

/** Who may make an account, with a sentence on what each choice means. */
export function RegistrationChoice({ value, onValueChange }: RegistrationChoiceProps) {
  return (
    <fieldset>
      <legend className="text-sm font-medium">Who may make an account</legend>
      <div className="mt-1 flex flex-col">
        {registrations.map((registration) => (
          <label key={registration} className="flex min-h-11 cursor-pointer items-baseline gap-3 py-2">
            <input
              type="radio"
              name="registration"
              value={registration}
              checked={value === registration}
              onChange={() => onValueChange(registration)}
              className="size-4 shrink-0 translate-y-0.5 accent-accent"
            />
            <span>
              <span className="text-sm font-medium">{choices[registration].label}</span>
              <span className="block text-sm text-quiet">{choices[registration].about}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

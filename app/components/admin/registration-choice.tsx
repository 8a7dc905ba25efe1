import type { Registration } from "~/validators/site";

import { Choices } from "~/components/ui/choices";
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
    <Choices
      label="Who may make an account"
      name="registration"
      choices={registrations.map((registration) => ({ value: registration, ...choices[registration] }))}
      value={value}
      onValueChange={onValueChange}
    />
  );
}

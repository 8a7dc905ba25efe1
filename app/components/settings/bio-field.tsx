import { Field } from "@base-ui/react/field";

import { CharactersLeft } from "~/components/ui/characters-left";
import { FieldError } from "~/components/ui/field";
import { BIO_MAX } from "~/validators/profile";

interface BioFieldProps {
  value: string;
  onChange: (bio: string) => void;
  error: string | undefined;
}

/** Some lines about oneself. */
export function BioField({ value, onChange, error }: BioFieldProps) {
  return (
    <Field.Root invalid={Boolean(error)} className="flex flex-col gap-1.5">
      <Field.Label className="text-sm font-medium">Bio</Field.Label>
      <Field.Control
        render={<textarea rows={4} />}
        name="bio"
        dir="auto"
        value={value}
        onValueChange={onChange}
        className="field-sizing-content max-h-96 min-h-28 w-full rounded border border-edge bg-raised px-3 py-2 text-base data-[invalid]:border-danger"
      />
      {error ? null : (
        <Field.Description className="text-xs text-quiet">
          Some lines about you, for your page. At most {BIO_MAX} characters; it may stay empty.
        </Field.Description>
      )}
      <FieldError>{error}</FieldError>
      <CharactersLeft text={value} max={BIO_MAX} />
    </Field.Root>
  );
}

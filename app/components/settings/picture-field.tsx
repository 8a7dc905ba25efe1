import { Field } from "@base-ui/react/field";
import { useRef } from "react";

import { Avatar, type AvatarMember } from "~/components/ui/avatar";
import { Button } from "~/components/ui/button";
import { FieldError } from "~/components/ui/field";
import { AVATAR_TYPES } from "~/lib/avatar";
import { PicturePreview } from "./picture-preview";

/** What shall happen to one's picture on saving: a file takes its place, it goes, or it stays. */
export type PictureChoice = File | "remove" | "keep";

interface PictureFieldProps {
  member: AvatarMember;
  value: PictureChoice;
  onChange: (choice: PictureChoice) => void;
  error: string | undefined;
}

const SIZE = "size-20";

/** One's picture, a file to take its place, and the way back to none. */
export function PictureField({ member, value, onChange, error }: PictureFieldProps) {
  const input = useRef<HTMLInputElement>(null);
  const isKept = value === "keep";
  const choose = (choice: PictureChoice) => {
    if (input.current && !(choice instanceof File)) input.current.value = "";
    onChange(choice);
    input.current?.focus();
  };
  return (
    <Field.Root invalid={Boolean(error)} className="flex flex-col gap-1.5">
      <Field.Label className="text-sm font-medium">Picture</Field.Label>
      <div className="flex flex-wrap items-center gap-x-5 gap-y-3">
        {value instanceof File ? (
          <PicturePreview file={value} className={SIZE} />
        ) : (
          <Avatar member={isKept ? member : { ...member, image: null }} className={SIZE} />
        )}
        <div className="flex min-w-0 grow flex-col items-start gap-1">
          <Field.Control
            ref={input}
            type="file"
            name="picture"
            accept={AVATAR_TYPES}
            onChange={(event) => {
              const file = event.target.files?.[0];
              if (file) choose(file);
            }}
            className="w-full max-w-full rounded text-sm text-quiet file:me-3 file:min-h-11 file:cursor-pointer file:rounded file:border file:border-edge file:bg-transparent file:px-4 file:font-medium file:text-text hover:file:bg-sunken"
          />
          {isKept && member.image ? (
            <Button look="plain" className="-ms-4" onClick={() => choose("remove")}>
              Remove picture
            </Button>
          ) : null}
          {isKept ? null : (
            <Button look="plain" className="-ms-4" onClick={() => choose("keep")}>
              {member.image ? "Keep the present one" : "Go without one"}
            </Button>
          )}
        </div>
      </div>
      {error ? null : (
        <Field.Description className="text-xs text-quiet">
          JPEG, PNG, WebP, GIF or AVIF, at most 10 MB. Its middle square is kept, without place and time.
        </Field.Description>
      )}
      <FieldError>{error}</FieldError>
    </Field.Root>
  );
}

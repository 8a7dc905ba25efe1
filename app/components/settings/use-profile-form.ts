import { useForm } from "@tanstack/react-form";
import { useRef, useState } from "react";
import { z } from "zod/v4";

import type { RouterOutputs } from "~/trpc/types";
import type { PictureChoice } from "./picture-field";

import { errorMessage } from "~/lib/api-error";
import { focusFirstInvalid, toFormErrors } from "~/lib/form-errors";
import { ProfileForm } from "~/validators/profile";
import { useSaveProfile } from "./use-save-profile";

type Profile = RouterOutputs["profile"]["byHandle"];

export const PROFILE_FORM = "profile-form";

const FormSchema = ProfileForm.extend({ picture: z.custom<PictureChoice>() });

const valuesOf = ({ name, handle, bio }: Profile): z.input<typeof FormSchema> => ({
  name,
  handle,
  bio: bio ?? "",
  picture: "keep",
});

/** The form of one's profile. The picture goes first: what is wrong with it can't be known before. */
export function useProfileForm(profile: Profile) {
  const { savePicture, saveProfile } = useSaveProfile();
  const [isSaved, setSaved] = useState(false);
  const stored = useRef(profile);
  const form = useForm({
    defaultValues: valuesOf(profile),
    listeners: { onChange: () => setSaved(false) },
    validators: {
      onSubmit: FormSchema,
      onSubmitAsync: async ({ value }) => {
        const { picture, ...fields } = FormSchema.parse(value);
        try {
          await savePicture(picture);
        } catch (error) {
          return { fields: { picture: { message: errorMessage(error) } } };
        }
        try {
          stored.current = await saveProfile(fields);
        } catch (error) {
          // The picture is stored, so another try must not send it again.
          form.setFieldValue("picture", "keep");
          return toFormErrors(error, ["name", "handle", "bio"]);
        }
      },
    },
    onSubmitInvalid: () => focusFirstInvalid(PROFILE_FORM),
    onSubmit: () => {
      form.reset(valuesOf(stored.current));
      setSaved(true);
    },
  });
  return { form, isSaved };
}

import { useHydrated } from "@tanstack/react-router";

import type { RouterOutputs } from "~/trpc/types";

import { Button } from "~/components/ui/button";
import { Field } from "~/components/ui/field";
import { FormError } from "~/components/ui/form-error";
import { Status } from "~/components/ui/status";
import { UnsavedGuard } from "~/components/ui/unsaved-guard";
import { useEarlyText } from "~/components/ui/use-early-text";
import { firstMessage } from "~/lib/form-errors";
import { plainHandle } from "~/lib/handle";
import { BioField } from "./bio-field";
import { PictureField } from "./picture-field";
import { PROFILE_FORM, useProfileForm } from "./use-profile-form";

/** What others see of a member, to be changed by themselves and saved at once. */
export function ProfileForm({ profile }: { profile: RouterOutputs["profile"]["byHandle"] }) {
  const hydrated = useHydrated();
  const { form, isSaved } = useProfileForm(profile);
  useEarlyText(PROFILE_FORM, (name, value) => {
    if (name !== "picture") form.setFieldValue(name as "name" | "handle" | "bio", value);
  });
  return (
    <form
      id={PROFILE_FORM}
      method="post"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!form.state.isSubmitting) void form.handleSubmit();
      }}
      className="needs-script flex max-w-narrow flex-col gap-5"
    >
      <form.Field name="picture">
        {(field) => (
          <PictureField
            member={profile}
            value={field.state.value}
            onChange={field.handleChange}
            error={firstMessage(field.state.meta.errors)}
          />
        )}
      </form.Field>
      <form.Field name="name">
        {(field) => (
          <Field
            label="Name"
            hint="Shown beside what you write."
            name="name"
            dir="auto"
            autoComplete="name"
            value={field.state.value}
            onValueChange={field.handleChange}
            error={firstMessage(field.state.meta.errors)}
          />
        )}
      </form.Field>
      <form.Field name="handle">
        {(field) => (
          <Field
            label="Handle"
            hint={<HandleHint present={profile.handle} typed={field.state.value} />}
            name="handle"
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            value={field.state.value}
            onValueChange={field.handleChange}
            error={firstMessage(field.state.meta.errors)}
          />
        )}
      </form.Field>
      <form.Field name="bio">
        {(field) => (
          <BioField
            value={field.state.value}
            onChange={field.handleChange}
            error={firstMessage(field.state.meta.errors)}
          />
        )}
      </form.Field>
      <form.Subscribe
        selector={(state) => ({
          busy: state.isSubmitting,
          message: typeof state.errorMap.onSubmit === "string" ? state.errorMap.onSubmit : undefined,
          isDirty: !state.isDefaultValue,
        })}
      >
        {({ busy, message, isDirty }) => (
          <div>
            <FormError message={message} />
            <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
              <Button type="submit" look="filled" busy={busy} disabled={!hydrated}>
                {busy ? "Saving…" : "Save changes"}
              </Button>
              <Status className="">{isSaved && !busy ? "Saved." : ""}</Status>
            </div>
            <UnsavedGuard active={isDirty && !busy} />
          </div>
        )}
      </form.Subscribe>
    </form>
  );
}

/** The address that a handle makes, while it is typed. */
function HandleHint({ present, typed }: { present: string; typed: string }) {
  const handle = plainHandle(typed);
  return (
    <span className="[overflow-wrap:anywhere]">
      Your page is <bdi>/@{handle}</bdi>.{" "}
      {handle === present ? null : `@${present} stays yours and keeps leading there.`}
    </span>
  );
}

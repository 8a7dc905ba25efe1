import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useHydrated } from "@tanstack/react-router";
import { useState } from "react";

import { Button } from "~/components/ui/button";
import { Field } from "~/components/ui/field";
import { FormError } from "~/components/ui/form-error";
import { Select } from "~/components/ui/select";
import { Status } from "~/components/ui/status";
import { useEarlyText } from "~/components/ui/use-early-text";
import { errorMessage } from "~/lib/api-error";
import { focusFirstInvalid } from "~/lib/form-errors";
import { useApi } from "~/trpc/use-api";
import { invitationDays, InvitationForm, INVITATION_USES_MAX } from "~/validators/invitation";

const FORM_ID = "new-invitation";

/** Makes a link for a number of people and days. */
export function NewInvitation() {
  const hydrated = useHydrated();
  const create = useCreateInvitation();
  const [maxUses, setMaxUses] = useState("1");
  const [days, setDays] = useState<number>(7);
  const [problem, setProblem] = useState<string>();

  const submit = () => {
    const checked = InvitationForm.safeParse({ maxUses: Number(maxUses), days });
    setProblem(checked.error?.issues[0]?.message);
    if (checked.success) create.mutate(checked.data);
    else focusFirstInvalid(FORM_ID);
  };

  useEarlyText(FORM_ID, (name, value) => {
    if (name === "days") setDays(Number(value));
    else setMaxUses(value);
  });

  return (
    <form
      id={FORM_ID}
      method="post"
      noValidate
      aria-label="New invitation"
      onSubmit={(event) => {
        event.preventDefault();
        if (!create.isPending) submit();
      }}
      className="flex flex-wrap items-start gap-x-6 gap-y-4"
    >
      <div className="w-44">
        <Field
          label="For how many people"
          type="number"
          name="maxUses"
          min={1}
          max={INVITATION_USES_MAX}
          value={maxUses}
          onValueChange={setMaxUses}
          error={problem}
        />
      </div>
      <Select
        label="Good for"
        name="days"
        value={days}
        onChange={(event) => setDays(Number(event.target.value))}
      >
        {invitationDays.map((choice) => (
          <option key={choice} value={choice}>
            {choice === 1 ? "1 day" : `${choice} days`}
          </option>
        ))}
      </Select>
      <Button
        type="submit"
        look="filled"
        busy={create.isPending}
        disabled={!hydrated}
        className="min-h-11! sm:mt-7"
      >
        {create.isPending ? "Making a link…" : "Make a link"}
      </Button>
      <div className="basis-full">
        <FormError className="" message={create.error ? errorMessage(create.error) : undefined} />
        <Status className="">
          {create.isSuccess ? "The link is the first below. Copy it, and send it to whom you invite." : null}
        </Status>
      </div>
    </form>
  );
}

function useCreateInvitation() {
  const api = useApi();
  const queryClient = useQueryClient();
  return useMutation(
    api.invitation.create.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries(api.invitation.list.queryFilter()),
    }),
  );
}

import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useHydrated, useRouter } from "@tanstack/react-router";
import { useState } from "react";

import { PageHeader } from "~/components/layout/page";
import { Button } from "~/components/ui/button";
import { Field } from "~/components/ui/field";
import { FormError } from "~/components/ui/form-error";
import { Status } from "~/components/ui/status";
import { useEarlyText } from "~/components/ui/use-early-text";
import { errorMessage } from "~/lib/api-error";
import { focusFirstInvalid } from "~/lib/form-errors";
import { useApi } from "~/trpc/use-api";
import { SiteForm } from "~/validators/site";
import { RegistrationChoice } from "./registration-choice";

const FORM_ID = "site";

/** The site's name, and who may make an account. */
export function SitePage() {
  const { data: site } = useSuspenseQuery(useApi().site.get.queryOptions());
  const hydrated = useHydrated();
  const save = useSaveSite();
  const [{ name, registration }, setValues] = useState(site);
  const [problem, setProblem] = useState<string>();

  const submit = () => {
    const checked = SiteForm.safeParse({ name, registration });
    setProblem(checked.error?.issues[0]?.message);
    if (checked.success) save.mutate(checked.data);
    else focusFirstInvalid(FORM_ID);
  };
  const change = (part: Partial<typeof site>) => {
    save.reset();
    setValues((before) => ({ ...before, ...part }));
  };
  useEarlyText(FORM_ID, (field, value) => change({ [field]: value }));

  return (
    <>
      <PageHeader title="Site">What it is called, and who may join.</PageHeader>
      <form
        id={FORM_ID}
        method="post"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!save.isPending) submit();
        }}
        className="flex max-w-narrow flex-col gap-5"
      >
        <Field
          label="Name of the site"
          name="name"
          autoComplete="off"
          value={name}
          onValueChange={(value) => change({ name: value })}
          error={problem}
        />
        <RegistrationChoice value={registration} onValueChange={(value) => change({ registration: value })} />
        <div>
          <FormError message={save.error ? errorMessage(save.error) : undefined} />
          <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
            <Button type="submit" look="filled" busy={save.isPending} disabled={!hydrated}>
              {save.isPending ? "Saving…" : "Save changes"}
            </Button>
            <Status className="">{save.isSuccess ? "Saved." : null}</Status>
          </div>
        </div>
      </form>
    </>
  );
}

function useSaveSite() {
  const api = useApi();
  const queryClient = useQueryClient();
  const router = useRouter();
  return useMutation(
    api.site.update.mutationOptions({
      onSuccess: async (site) => {
        queryClient.setQueryData(api.site.get.queryKey(), site);
        // The titles of pages hold the name too.
        await router.invalidate();
      },
    }),
  );
}

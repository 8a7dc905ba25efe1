import { useForm } from "@tanstack/react-form";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";

import type { z } from "zod/v4";
import type { Registration } from "~/validators/site";

import { useEarlyText } from "~/components/ui/use-early-text";
import { authClient } from "~/lib/auth-client";
import { focusFirstInvalid, toFormErrors } from "~/lib/form-errors";
import { useApi } from "~/trpc/use-api";
import { SetupForm } from "~/validators/setup";

type Values = z.input<typeof SetupForm>;
type FieldName = "site.name" | "account.name" | "account.email" | "account.password";

export const SETUP_FORM_ID = "setup";

const EMPTY: Values = {
  site: { name: "", registration: "open" },
  account: { name: "", email: "", password: "" },
};

/** The form of the set-up; who `isMember` needs no new account. Done, its sender is signed in. */
export function useSetupForm({ token, isMember }: { token: string; isMember: boolean }) {
  const finish = useMutation(useApi().setup.finish.mutationOptions());
  const leave = useLeave();
  const form = useForm({
    defaultValues: isMember ? { site: EMPTY.site } : EMPTY,
    validators: {
      onSubmit: SetupForm,
      onSubmitAsync: async ({ value }) => {
        try {
          await finish.mutateAsync({ token, ...SetupForm.parse(value) });
        } catch (error) {
          return toFormErrors(error, []);
        }
      },
    },
    onSubmitInvalid: () => focusFirstInvalid(SETUP_FORM_ID),
    onSubmit: ({ value }) => leave(value.account),
  });
  useEarlyText(SETUP_FORM_ID, (name, value) => {
    if (name === "registration") form.setFieldValue("site.registration", value as Registration);
    else form.setFieldValue(name as FieldName, value);
  });
  return form;
}

export type SetupFormApi = ReturnType<typeof useSetupForm>;

/** Signs the new administrator in, and goes on to the site. */
function useLeave() {
  const router = useRouter();
  const queryClient = useQueryClient();
  return async (account: Values["account"]) => {
    // The account is made by now: where signing in fails, that page says why and takes another try.
    const answer = account && (await authClient.signIn.email(account).catch(() => ({ error: true })));
    queryClient.clear();
    await router.navigate({ to: answer?.error ? "/sign-in" : "/", replace: true });
    await router.invalidate();
  };
}

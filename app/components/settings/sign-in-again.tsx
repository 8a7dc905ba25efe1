import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";

import { Button } from "~/components/ui/button";

/** For who was signed out from elsewhere while the page was open: to sign in, and back here. */
export function SignInAgain() {
  const router = useRouter();
  const queryClient = useQueryClient();
  const signIn = async () => {
    const redirect = router.state.location.href;
    queryClient.clear();
    await router.navigate({ to: "/sign-in", search: { redirect } });
  };
  return (
    <div role="alert" className="mb-8 rounded border border-danger px-4 py-3">
      <p>This browser was signed out meanwhile, so nothing was changed.</p>
      <Button className="mt-3" onClick={() => void signIn()}>
        Sign in again
      </Button>
    </div>
  );
}

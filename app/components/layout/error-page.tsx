import { useRouter, type ErrorComponentProps } from "@tanstack/react-router";

import { Button, ButtonLink } from "~/components/ui/button";
import { errorMessage } from "~/lib/api-error";
import { MessagePage } from "./page";

export function ErrorPage({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  const retry = () => {
    reset();
    void router.invalidate();
  };
  return (
    <MessagePage
      title="This page could not be shown"
      action={
        <div className="flex flex-wrap gap-3">
          <Button className="needs-script" onClick={retry}>
            Try again
          </Button>
          <ButtonLink look="plain" to="/">
            See the newest posts
          </ButtonLink>
        </div>
      }
    >
      {errorMessage(error)}
    </MessagePage>
  );
}

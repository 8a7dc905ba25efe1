import { useRouter, type ErrorComponentProps } from "@tanstack/react-router";

import { Button } from "~/components/ui/button";
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
        <Button className="needs-script" onClick={retry}>
          Try again
        </Button>
      }
    >
      {errorMessage(error)}
    </MessagePage>
  );
}

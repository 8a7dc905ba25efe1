import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { Button } from "~/components/ui/button";
import { errorMessage } from "~/lib/api-error";
import { useApi } from "~/trpc/use-api";

/** All of a draft that there is no form for any more, so that its words can be used elsewhere. */
export function WholeText({ id }: { id: string }) {
  const [isShown, setShown] = useState(false);
  const { data, error } = useQuery({ ...useApi().draft.byId.queryOptions({ id }), enabled: isShown });
  return (
    <div className="needs-script mt-2">
      <Button aria-expanded={isShown} onClick={() => setShown(!isShown)}>
        {isShown ? "Hide the text" : "Show the text"}
      </Button>
      {isShown && error ? <p role="alert">{errorMessage(error)}</p> : null}
      {isShown && data ? (
        <div className="mt-2 font-serif text-base whitespace-pre-wrap text-text" dir="auto">
          {data.content}
        </div>
      ) : null}
    </div>
  );
}

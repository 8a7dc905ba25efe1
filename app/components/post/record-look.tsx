import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";

import { useApi } from "~/trpc/use-api";

/** Tells the server, once the feed is on the screen, that the member is looking at it. Shows nothing. */
export default function RecordLook() {
  const api = useApi();
  const queryClient = useQueryClient();
  const { mutate } = useMutation(
    api.feedVisit.record.mutationOptions({
      // What was marked stays marked: only that there is nothing to tell is new.
      onSuccess: () =>
        queryClient.setQueryData(api.feedVisit.current.queryKey(), (old) => old && { ...old, isDue: false }),
    }),
  );
  useEffect(() => mutate(), [mutate]);
  return null;
}

import { useMutation, useQueryClient } from "@tanstack/react-query";

import { ToggleButton } from "~/components/ui/toggle-button";
import { useToggle } from "~/components/ui/use-toggle";
import { errorMessage } from "~/lib/api-error";
import { useApi } from "~/trpc/use-api";
import { useShownTo } from "~/trpc/use-shown-to";

interface BookmarkButtonProps {
  postId: string;
  on: boolean;
  /** Of the post, where several stand on one page. */
  title?: string;
}

/** Marks a post for oneself, and takes the mark off again. */
export function BookmarkButton({ postId, on: given, title }: BookmarkButtonProps) {
  const api = useApi();
  const queryClient = useQueryClient();
  const shownTo = useShownTo();
  const { mutateAsync } = useMutation(api.bookmark.set.mutationOptions());
  const { on, error, toggle } = useToggle({
    stored: { on: given },
    save: async (wish) => {
      const state = await mutateAsync({ postId, on: wish, userId: shownTo() });
      queryClient.setQueryData(
        api.reaction.mine.queryKey({ postId }),
        (marks) => marks && { ...marks, bookmarked: state.on },
      );
      void queryClient.invalidateQueries({ ...api.bookmark.list.queryFilter(), refetchType: "none" });
      return state;
    },
  });
  return (
    <>
      <ToggleButton
        on={on}
        icon={<path d="M5 2.75h10V17l-5-3.75L5 17z" />}
        onClick={toggle}
        {...(title === undefined ? {} : { "aria-label": `Bookmark “${title}”` })}
      >
        Bookmark
      </ToggleButton>
      {error ? (
        <span role="alert" className="basis-full px-3 text-sm text-danger">
          Your bookmark was not saved. {errorMessage(error)}
        </span>
      ) : null}
    </>
  );
}

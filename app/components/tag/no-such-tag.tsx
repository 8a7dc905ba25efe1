import { ButtonLink } from "~/components/ui/button";
import { MessagePage } from "~/components/layout/page";

/** In place of a tag's page, where no post has it. */
export function NoSuchTag({ tag }: { tag: string }) {
  return (
    <MessagePage
      title="No post has this tag"
      action={
        <div className="flex flex-wrap gap-3">
          <ButtonLink to="/tags">See all tags</ButtonLink>
          <ButtonLink look="plain" to="/">
            See the newest posts
          </ButtonLink>
        </div>
      }
    >
      There is nothing under <bdi className="[overflow-wrap:anywhere]">“{tag}”</bdi>. It may be spelt another
      way, or its posts were deleted.
    </MessagePage>
  );
}

import { useQuery } from "@tanstack/react-query";
import { linkOptions } from "@tanstack/react-router";

import type { DraftText } from "~/components/writing/draft-text";

import { ButtonLink } from "~/components/ui/button";
import { CopyButton } from "~/components/ui/copy-button";
import { Row, Rows } from "~/components/ui/rows";
import { useLeftHere } from "~/components/writing/use-left-here";
import { useApi } from "~/trpc/use-api";
import { NEW_COMMENT, draftAtComment } from "./draft-link";

/** What is on this device and could not be sent to the server, to be opened and looked at. */
export function LeftHere({ userId }: { userId: string }) {
  const left = useLeftHere(userId);
  if (left.length === 0) return null;
  return (
    <section aria-labelledby="left-here" className="mb-10">
      <h2 id="left-here" className="mb-3 font-medium">
        On this device only
      </h2>
      <Rows>
        {left.map(({ key, target, id, text }) => {
          const words = (text.title.trim() || text.content.trim() || "Only tags so far").slice(0, 120);
          return (
            <Row
              key={key}
              name={<span dir="auto">{words}</span>}
              about="Newer than what the server has. Open it to have it saved."
              action={<GoOn target={target} id={id} text={text} />}
            />
          );
        })}
      </Rows>
    </section>
  );
}

interface GoOnProps {
  target: string;
  /** Of the draft. */
  id: string;
  text: DraftText;
}

/** Leads to where the text is written on; where that is gone, hands the text over. */
function GoOn({ target, id, text: { title, content } }: GoOnProps) {
  const [kind = "", targetId = ""] = target.split(":");
  const isOfComment = kind === "comment" || kind === "reply-to-comment";
  const options = useApi().comment.byId.queryOptions({ id: targetId });
  const { data: comment, isPending } = useQuery({ ...options, enabled: isOfComment });
  if (isOfComment && isPending) return null;
  const postId = isOfComment ? comment?.postId : targetId;
  const words = (title.trim() || content.trim() || "Only tags so far").slice(0, 60);
  if (postId === undefined)
    return <CopyButton text={[title, content].filter(Boolean).join("\n\n")} label="Copy text" />;
  return (
    <ButtonLink {...goOnLink({ kind, id, postId, commentId: targetId })} aria-label={`Continue: ${words}`}>
      Continue
    </ButtonLink>
  );
}

function goOnLink({ kind, id, ...place }: { kind: string; id: string; postId: string; commentId: string }) {
  const { postId } = place;
  if (kind === "new-post") return linkOptions({ to: "/posts/new", search: { draft: id } });
  if (kind === "post") return linkOptions({ to: "/posts/$postId/edit", params: { postId } });
  if (kind !== "reply-to-post") return draftAtComment({ ...place, kind });
  return linkOptions({ to: "/posts/$postId/{-$slug}", params: { postId }, hash: NEW_COMMENT });
}

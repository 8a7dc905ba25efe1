import { linkOptions } from "@tanstack/react-router";

import { ButtonLink } from "~/components/ui/button";
import { Row, Rows } from "~/components/ui/rows";
import { useLeftHere } from "~/components/writing/use-left-here";

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
        {left.map(({ key, target, id, text: { title, content } }) => {
          const words = (title.trim() || content.trim() || "Only tags so far").slice(0, 120);
          const place = placeOf(target, id);
          return (
            <Row
              key={key}
              name={<span dir="auto">{words}</span>}
              about="Newer than what the server has. Open it to have it saved."
              action={
                place ? (
                  <ButtonLink {...place} aria-label={`Continue: ${words.slice(0, 60)}`}>
                    Continue
                  </ButtonLink>
                ) : null
              }
            />
          );
        })}
      </Rows>
    </section>
  );
}

function placeOf(target: string, id: string) {
  const [kind, targetId = ""] = target.split(":");
  if (kind === "new-post") return linkOptions({ to: "/posts/new", search: { draft: id } });
  if (kind === "post") return linkOptions({ to: "/posts/$postId/edit", params: { postId: targetId } });
  if (kind !== "reply-to-post") return undefined;
  return linkOptions({ to: "/posts/$postId/{-$slug}", params: { postId: targetId }, hash: "comments" });
}

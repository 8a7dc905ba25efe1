import { useMutation } from "@tanstack/react-query";
import { Link, useLocation } from "@tanstack/react-router";
import { useState } from "react";

import type { RouterInputs, RouterOutputs } from "~/trpc/types";

import { ToggleButton, toggleLook } from "~/components/ui/toggle-button";
import { useToggle } from "~/components/ui/use-toggle";
import { counted } from "~/lib/amounts";
import { errorMessage } from "~/lib/api-error";
import { useApi } from "~/trpc/use-api";
import { useShownTo } from "~/trpc/use-shown-to";
import { Seal } from "./seal";

interface ReactionButtonProps {
  target: RouterInputs["reaction"]["set"]["target"];
  count: number;
  /** Whether the reader's own is among them. */
  on: boolean;
  isMember: boolean;
  /** What was stored, for whoever keeps what the page knows. */
  onSet?: (state: RouterOutputs["reaction"]["set"]) => void;
}

const reactions = (count: number) => (count === 0 ? "no reactions yet" : counted(count, "reaction"));

/** The reactions to a post or a comment. A member gives theirs and takes it back; a guest is led to sign in. */
export function ReactionButton({ isMember, ...props }: ReactionButtonProps) {
  if (isMember) return <MemberReaction {...props} />;
  return <GuestReaction count={props.count} />;
}

function GuestReaction({ count }: { count: number }) {
  const redirect = useLocation({ select: ({ href }) => href });
  return (
    <Link
      to="/sign-in"
      search={{ redirect }}
      rel="nofollow"
      aria-label={`React, ${reactions(count)}; sign in first`}
      className={`tabular ${toggleLook}`}
    >
      <svg
        viewBox="0 0 20 20"
        className="size-5 shrink-0"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        aria-hidden
      >
        <Seal on={false} />
      </svg>
      {shown(count)}
    </Link>
  );
}

const shown = (count: number) => (count === 0 ? "React" : count.toLocaleString("en"));

function MemberReaction({ target, count, on: given, onSet }: Omit<ReactionButtonProps, "isMember">) {
  const { mutateAsync } = useMutation(useApi().reaction.set.mutationOptions());
  const shownTo = useShownTo();
  const [said, setSaid] = useState("");
  const { stored, on, error, toggle } = useToggle({
    stored: { count, on: given },
    save: async (wish) => {
      const state = await mutateAsync({ target, on: wish, userId: shownTo() });
      setSaid(state.on ? `${counted(state.count, "reaction")}, yours among them` : reactions(state.count));
      onSet?.(state);
      return state;
    },
  });
  const expected = stored.count + Number(on) - Number(stored.on);
  return (
    <>
      <ToggleButton
        on={on}
        icon={<Seal on={on} />}
        onClick={toggle}
        aria-label={`React, ${reactions(expected)}`}
        title={on ? "Take your reaction back" : "React"}
      >
        {shown(expected)}
      </ToggleButton>
      <noscript>
        <span className="inline-flex min-h-11 items-center px-3 text-sm text-quiet">{reactions(count)}</span>
      </noscript>
      <span role="status" className="sr-only">
        {said}
      </span>
      {error ? (
        <span role="alert" className="basis-full px-3 text-sm text-danger">
          Your reaction was not saved. {errorMessage(error)}
        </span>
      ) : null}
    </>
  );
}

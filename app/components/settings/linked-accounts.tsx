import { useSuspenseQuery } from "@tanstack/react-query";
import { useSearch } from "@tanstack/react-router";
import { useRef, useState } from "react";

import type { RouterOutputs } from "~/trpc/types";

import { FormError } from "~/components/ui/form-error";
import { RelativeTime } from "~/components/ui/relative-time";
import { Row, Rows } from "~/components/ui/rows";
import { Status } from "~/components/ui/status";
import { socialErrorSentence } from "~/lib/social-error";
import { useApi } from "~/trpc/use-api";
import { LinkAccount } from "./link-account";
import { SettingsSection } from "./settings-layout";
import { UnlinkAccount } from "./unlink-account";

export type Linked = RouterOutputs["security"]["overview"]["linked"][number];

/**
 * The accounts elsewhere that one signs in with: since when, unlinking, and linking those that the site
 * offers. Nothing where there are none and none is offered.
 */
export function LinkedAccounts() {
  const api = useApi();
  const { data: methods } = useSuspenseQuery(api.security.overview.queryOptions());
  const { data: providers } = useSuspenseQuery(api.auth.providers.queryOptions());
  const { error, linked: justLinked } = useSearch({ from: "/_authed/settings/_page/security" });
  const [problem, setProblem] = useState(error === undefined ? undefined : socialErrorSentence(error));
  const [unlinked, setUnlinked] = useState<string>();
  const status = useRef<HTMLParagraphElement>(null);

  const linkable = providers.filter(({ id }) => !methods.linked.some(({ provider }) => provider === id));
  const arrived = methods.linked.find(({ provider }) => provider === justLinked)?.name;
  if (linkable.length === 0 && methods.linked.length === 0 && !unlinked) return null;

  const onUnlinked = (name: string) => {
    setProblem(undefined);
    setUnlinked(name);
    status.current?.focus();
  };
  return (
    <SettingsSection
      title="Linked accounts"
      about="Sign in here with an account that you have elsewhere. Others don’t see which."
    >
      <FormError message={problem} />
      <Status ref={status} className="not-empty:mb-4">
        {statusOf(unlinked, arrived)}
      </Status>
      <Rows>
        {methods.linked.map((one) => (
          <Row
            key={one.id}
            name={<Name name={one.name} />}
            about={
              <>
                Linked <RelativeTime date={one.since} afterVerb />
                {one.offered ? null : ". This site no longer offers it to sign in."}
              </>
            }
            action={
              <UnlinkAccount
                account={one}
                isLast={one.offered && methods.waysIn <= 1}
                onUnlinked={onUnlinked}
              />
            }
          />
        ))}
        {linkable.map((provider) => (
          <Row
            key={provider.id}
            name={<Name name={provider.name} />}
            action={<LinkAccount provider={provider} onProblem={setProblem} />}
          />
        ))}
      </Rows>
    </SettingsSection>
  );
}

function statusOf(unlinked: string | undefined, linked: string | undefined): string {
  if (unlinked) return `${unlinked} is unlinked. It no longer signs you in here.`;
  return linked ? `${linked} is linked. You can sign in with it from now on.` : "";
}

/** The default name, “single sign-on”, stands in the middle of sentences elsewhere. */
const Name = ({ name }: { name: string }) => <span className="block first-letter:uppercase">{name}</span>;

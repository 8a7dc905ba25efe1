import { useState } from "react";

import { PageHeader } from "~/components/layout/page";
import { MadeToken } from "./made-token";
import { NEW_TOKEN, NewToken } from "./new-token";
import { SettingsSection } from "./settings-layout";
import { TokenList } from "./token-list";

/** The tokens by which programs act in one's name: to make, to see, to revoke. */
export function TokensPage() {
  const [made, setMade] = useState<{ name: string; key: string }>();
  const startAgain = () => {
    setMade(undefined);
    requestAnimationFrame(() => document.querySelector<HTMLElement>(`#${NEW_TOKEN} input`)?.focus());
  };
  return (
    <>
      <PageHeader title="Tokens">
        A token lets a program read or write here in your name: a script that posts the news of a project, an
        app that shows you what is new. It can’t change your account.
      </PageHeader>
      <SettingsSection title={made ? "Your new token" : "New token"}>
        {made ? (
          <MadeToken name={made.name} tokenKey={made.key} onDone={startAgain} />
        ) : (
          <NewToken onMade={setMade} />
        )}
      </SettingsSection>
      <SettingsSection title="Your tokens">
        <TokenList />
      </SettingsSection>
    </>
  );
}

import { FeedLink } from "./feed-link";
import { KeysButton } from "./keys-button";
import { ThemeSwitch } from "./theme-switch";

/** How else this page can be read, and what a reader can set for this browser. */
export default function FooterControls() {
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-6">
        <KeysButton />
        <ThemeSwitch />
      </div>
      <FeedLink />
    </>
  );
}

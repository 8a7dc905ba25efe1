import { RouterClient } from "@tanstack/react-router/ssr/client";
import { StrictMode, startTransition } from "react";
import { hydrateRoot } from "react-dom/client";

import { getRouter } from "./router";
import { preloadClient } from "./trpc/late-client";

// Start's own client entry also carries server functions, which this app has none of: 11 kB.
startTransition(() => {
  hydrateRoot(
    document,
    <StrictMode>
      <RouterClient router={getRouter()} />
    </StrictMode>,
  );
});

preloadClient();

// Nobody presses a key for it in the first second; where loading fails, the link is still there.
setTimeout(
  () =>
    void import("./components/search/search-key").then(
      ({ listenForSearchKey }) => listenForSearchKey(),
      () => undefined,
    ),
  1000,
);

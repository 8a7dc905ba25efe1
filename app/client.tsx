import { RouterClient } from "@tanstack/react-router/ssr/client";
import { StrictMode, startTransition } from "react";
import { hydrateRoot } from "react-dom/client";

import { listenForKeys } from "./components/layout/late-keys";
import { getRouter } from "./router";
import { freshOnBack } from "./trpc/fresh-on-back";
import { preloadClient } from "./trpc/late-client";

const router = getRouter();

// Start's own client entry also carries server functions, which this app has none of: 11 kB.
startTransition(() => {
  hydrateRoot(
    document,
    <StrictMode>
      <RouterClient router={router} />
    </StrictMode>,
  );
});

preloadClient();
freshOnBack(router.options.context.queryClient);
listenForKeys(router);

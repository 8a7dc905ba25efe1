import { createRootRouteWithContext, HeadContent, Outlet, Scripts } from "@tanstack/react-router";
import { useSuspenseQuery, type QueryClient } from "@tanstack/react-query";
import literata from "@fontsource-variable/literata/files/literata-latin-wght-normal.woff2?url";

import type { ReactNode } from "react";
import type { Api } from "~/trpc/proxy";

import { AccountMenu } from "~/components/account/account-menu";
import { Footer } from "~/components/layout/footer";
import { Header } from "~/components/layout/header";
import { useFocusPage } from "~/components/layout/use-focus-page";
import { pageHead } from "~/head/page-head";
import { pageTitle } from "~/lib/page-title";
import { themeScript } from "~/lib/theme-script";
import styles from "~/styles.css?url";

interface RouterContext {
  queryClient: QueryClient;
  api: Api;
  /** The site's own address: the server alone needs to be told. */
  baseUrl?: string;
}

export const Route = createRootRouteWithContext<RouterContext>()({
  beforeLoad: async ({ context: { queryClient, api } }) => {
    const [session, site] = await Promise.all([
      queryClient.query({ ...api.auth.getSession.queryOptions(), staleTime: "static" }),
      queryClient.query({ ...api.site.get.queryOptions(), staleTime: "static" }),
    ]);
    return { session, site };
  },
  head: ({ match, matches }) => {
    const tags = import.meta.env.SSR ? pageHead(matches) : undefined;
    return {
      meta: [
        { charSet: "utf-8" },
        { name: "viewport", content: "width=device-width, initial-scale=1" },
        { name: "color-scheme", content: "light dark" },
        { title: pageTitle(match) },
        ...(tags?.meta ?? []),
      ],
      links: [
        { rel: "preload", href: literata, as: "font", type: "font/woff2", crossOrigin: "anonymous" },
        { rel: "stylesheet", href: styles },
        { rel: "icon", href: "/favicon.svg", type: "image/svg+xml" },
        ...(tags?.links ?? []),
      ],
      // Ours first: React would take the first script that it finds for it, and take that away.
      scripts: [{ children: themeScript }, ...(tags?.scripts ?? [])],
    };
  },
  shellComponent: Document,
  component: Site,
});

function Document({ children }: { children: ReactNode }) {
  return (
    <html lang="en" suppressHydrationWarning>
      <head>
        <HeadContent />
      </head>
      <body>
        {children}
        <Scripts />
      </body>
    </html>
  );
}

function Site() {
  const { api } = Route.useRouteContext();
  useFocusPage();
  const { data: session } = useSuspenseQuery(api.auth.getSession.queryOptions());
  const { data: site } = useSuspenseQuery(api.site.get.queryOptions());
  return (
    <div className="isolate flex min-h-dvh flex-col">
      <a
        href="#main"
        className="sr-only rounded bg-raised text-sm focus:not-sr-only focus:absolute focus:top-3 focus:left-3 focus:z-10 focus:px-4 focus:py-3"
      >
        Skip to the text
      </a>
      <Header siteName={site.name}>
        <AccountMenu session={session} mayJoin={site.registration !== "closed"} />
      </Header>
      <Outlet />
      <Footer />
    </div>
  );
}

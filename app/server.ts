import { createStartHandler, defaultStreamHandler } from "@tanstack/react-start/server";
import { createServerEntry } from "@tanstack/react-start/server-entry";

import { createRequestHandler } from "./server/http/handle";
import { refuseUnreadable } from "./server/http/unreadable";

const start = createStartHandler(defaultStreamHandler);

const entry = createServerEntry({
  fetch: createRequestHandler((request, options) => start(request, options)),
});

const handle: typeof entry.fetch = (request, ...rest) =>
  refuseUnreadable(request) ?? entry.fetch(request, ...rest);

export default { fetch: handle };

/** For `npm start`: the development server has its own way to listen. */
export { serveApp } from "./server/http/serve";
export { setupNotice } from "./server/auth/setup-link";

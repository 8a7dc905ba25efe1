import { createStartHandler, defaultStreamHandler } from "@tanstack/react-start/server";
import { createServerEntry } from "@tanstack/react-start/server-entry";

import { createRequestHandler } from "./server/http/handle";

const start = createStartHandler(defaultStreamHandler);

export default createServerEntry({
  fetch: createRequestHandler((request, options) => start(request, options)),
});

/** For `npm start`: the development server has its own way to listen. */
export { serveApp } from "./server/http/serve";
export { setupNotice } from "./server/auth/setup-link";

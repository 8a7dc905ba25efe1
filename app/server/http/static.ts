import type { ServerMiddleware } from "srvx";

import { staticMiddleware } from "srvx/static";

/**
 * Serves the built client. Files under /assets carry a hash of their content in their name, so a
 * browser may keep them for a year; the build wrote their compressed variants beside them. Paths
 * without a dot can't be files and skip the look at the disk.
 */
export function serveAssets(dir: string): ServerMiddleware {
  const options = { dir, encodings: true, compress: false };
  const hashed = staticMiddleware({ ...options, maxAge: 31_536_000, immutable: true });
  const others = staticMiddleware({ ...options, maxAge: 3600 });
  return async (request, next) => {
    const path = request.url.slice(request.url.indexOf("/", 8));
    if (path.startsWith("/api/") || !path.includes(".")) return next();
    const outcome = { isFile: true };
    const serveFile = path.startsWith("/assets/") ? hashed : others;
    const response = await serveFile(request, () => {
      outcome.isFile = false;
      return next();
    });
    if (outcome.isFile) response.headers.set("x-content-type-options", "nosniff");
    return response;
  };
}

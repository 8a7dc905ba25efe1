import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

/** Part of `npm run build`: writes a brotli and a gzip variant beside each asset worth it. */
const COMPRESSIBLE = /\.(js|css|svg|txt|json|webmanifest)$/;
const WORTH_IT = 1024;

for (const file of readdirSync("dist/client", { recursive: true, encoding: "utf8" })) {
  if (!COMPRESSIBLE.test(file)) continue;
  const path = join("dist/client", file);
  const content = readFileSync(path);
  if (content.length < WORTH_IT) continue;
  writeFileSync(`${path}.gz`, gzipSync(content, { level: 9 }));
  writeFileSync(
    `${path}.br`,
    brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: content.length } }),
  );
}

import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { build } from "vite";

import { apiTypes } from "./package/api-types";
import { writeDeclarations } from "./package/declarations";

/**
 * Writes `dist/package`: what other programs import, as a package that needs neither this project's
 * sources nor its dependencies.
 */
const project = fileURLToPath(new URL("..", import.meta.url));
const app = join(project, "app");
const target = join(project, "dist/package");

const names = readdirSync(join(app, "validators"))
  .filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"))
  .map((name) => basename(name, ".ts"));
const validators = names.map((name) => join(app, "validators", `${name}.ts`));
const rootFile = join(app, "server/api/root.ts");

rmSync(target, { recursive: true, force: true });
await build({
  configFile: false,
  logLevel: "warn",
  resolve: { alias: { "~": app } },
  build: {
    outDir: target,
    copyPublicDir: false,
    minify: false,
    lib: {
      formats: ["es"],
      entry: Object.fromEntries(names.map((name, at) => [`validators/${name}`, validators[at] ?? ""])),
    },
    rolldownOptions: { external: /^zod(\/|$)/ },
  },
});

const program = openProject([rootFile, ...validators]);
writeDeclarations(program, { files: validators, app, target });
const all = names.map((name) => `export * from "./${name}.js";\n`).join("");
const files = {
  "index.d.ts": apiTypes(program, rootFile),
  "index.js": "export {};\n",
  "validators/index.d.ts": all,
  "validators/index.js": all,
  "package.json": JSON.stringify(manifest(), null, 2),
};
for (const [name, text] of Object.entries(files)) writeFileSync(join(target, name), text);
check([join(target, "index.d.ts"), join(target, "validators/index.d.ts")]);

function openProject(rootNames: string[]): ts.Program {
  const path = join(project, "tsconfig.json");
  const { config } = ts.readConfigFile(path, (file) => readFileSync(file, "utf8")) as { config: unknown };
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, project);
  return ts.createProgram(rootNames, {
    ...options,
    noEmit: false,
    declaration: true,
    emitDeclarationOnly: true,
  });
}

/** The package's own: with no dependencies, save what its types and validators import. */
function manifest() {
  const { name, version, description, license, dependencies } = JSON.parse(
    readFileSync(join(project, "package.json"), "utf8"),
  ) as Record<"name" | "version" | "description" | "license", string> & {
    dependencies: Record<string, string>;
  };
  const peers = ["@trpc/server", "zod"].map((peer) => [peer, `^${dependencies[peer] ?? ""}`]);
  return {
    name,
    version,
    description,
    license,
    type: "module",
    sideEffects: false,
    exports: {
      ".": { types: "./index.d.ts", default: "./index.js" },
      "./validators": { types: "./validators/index.d.ts", default: "./validators/index.js" },
    },
    peerDependencies: Object.fromEntries(peers) as Record<string, string>,
  };
}

/** @throws {Error} when what was written is no correct TypeScript for a strict program. */
function check(rootNames: string[]): void {
  const written = ts.createProgram(rootNames, {
    strict: true,
    noEmit: true,
    target: ts.ScriptTarget.ES2023,
    module: ts.ModuleKind.NodeNext,
    types: [],
  });
  const faults = written
    .getSourceFiles()
    .filter(({ fileName }) => fileName.startsWith(target))
    .flatMap((file) => [...written.getSyntacticDiagnostics(file), ...written.getSemanticDiagnostics(file)]);
  const host = {
    getCanonicalFileName: (name: string) => name,
    getCurrentDirectory: () => project,
    getNewLine: () => "\n",
  };
  if (faults.length > 0) throw new Error(ts.formatDiagnostics(faults, host));
}

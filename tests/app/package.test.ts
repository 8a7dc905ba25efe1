import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { promisify } from "node:util";
import ts from "typescript";
import { afterAll, beforeAll, expect, it } from "vitest";

import { apiOf, signUp } from "./client";
import { siteUrl } from "./site-url";

const run = promisify(execFile);
const base = siteUrl();
const folder = mkdtempSync(join(tmpdir(), "posthouse-program-"));
const file = (name: string) => join(folder, name);
const modules = file("node_modules");

/** What a program installs beside the package, taken from here. */
const INSTALLED = ["@trpc/client", "@trpc/server", "@types/node", "superjson", "typescript", "zod"];

/** The program in the README, and one that sends and reads what the API does not know. */
const program =
  /```ts\n(import \{ createTRPCClient[^]*?)```/.exec(readFileSync("README.md", "utf8"))?.[1] ?? "";
const wrong = `${program}
await api.post.create.mutate({ title: 1, content: "x" });
await api.post.create.mutate({ title: "x" });
await api.post.publish.mutate({ id: "x" });
(await api.post.all.query())[0]?.author?.email;
const date: string = post.createdAt;
TitleForm;`;

/** As strict as can be, but for what other packages declare. */
const tsconfig = {
  compilerOptions: {
    strict: true,
    skipLibCheck: true,
    target: "es2022",
    module: "nodenext",
    types: ["node"],
  },
};

/** What the compiler said of the two programs. */
let said = "";

beforeAll(async () => {
  const { stdout } = await run("npm", ["pack", "--json", "--pack-destination", folder]);
  const [packed] = JSON.parse(stdout.slice(stdout.indexOf("["))) as [
    { filename: string; files: { path: string }[] },
  ];
  expect(packed.files.filter(({ path }) => path.startsWith("app/"))).toEqual([]);
  mkdirSync(join(modules, "posthouse"), { recursive: true });
  await run("tar", ["-xzf", file(packed.filename), "-C", join(modules, "posthouse"), "--strip-components=1"]);
  for (const name of INSTALLED) {
    mkdirSync(dirname(join(modules, name)), { recursive: true });
    symlinkSync(resolve("node_modules", name), join(modules, name));
  }
  const files = { "package.json": '{ "type": "module" }', "tsconfig.json": JSON.stringify(tsconfig) };
  for (const [name, text] of Object.entries({ ...files, "program.ts": program, "wrong.ts": wrong })) {
    writeFileSync(file(name), text);
  }
  const compiler = join(modules, "typescript/bin/tsc");
  said = await run(process.execPath, [compiler], { cwd: folder }).then(
    ({ stdout }) => stdout,
    (error: unknown) => (error as { stdout: string }).stdout,
  );
}, 180_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it("compiles the README's program outside the project, and it publishes with a token", async () => {
  expect(said).not.toMatch(/^(?!wrong\.ts|\s)./m);
  const { cookie } = await signUp(base);
  const { key } = await apiOf(base, { cookie }).token.create.mutate({
    name: "Program",
    scope: "write",
    expiresInDays: 7,
  });
  const env = { ...process.env, POSTHOUSE_URL: base, POSTHOUSE_TOKEN: key };
  const { stdout } = await run(process.execPath, [file("program.js")], { env });
  expect(stdout).toMatch(/^The build is green: http\S+\/posts\/[0-9a-f-]{36}, \d{4}-/);
  const refused = run(process.execPath, [file("program.js")], { env: { ...env, POSTHOUSE_TOKEN: "ph_no" } });
  await expect(refused).rejects.toMatchObject({
    stderr: expect.stringContaining("not known here") as string,
  });
});

it("lets no program compile that sends or reads what the API does not know", () => {
  expect(said.match(/error TS\d+/g)).toHaveLength(6);
  for (const word of ["number", "content", "publish", "email", "Date", "TitleForm"]) {
    expect(said).toContain(word);
  }
});

it("gives the very types that the site has", () => {
  const text = `
    import type { RouterInputs as In, RouterOutputs as Out } from "${resolve("app/server/api/root")}";
    import type { RouterInputs, RouterOutputs } from "posthouse";
    type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;
    type Compared<A, B> = { [K in keyof A | keyof B]: K extends keyof A & keyof B
      ? { [P in keyof A[K] | keyof B[K]]: P extends keyof A[K] & keyof B[K] ? Same<A[K][P], B[K][P]> : false }
      : false };
    type Values<T> = { [K in keyof T]: T[K][keyof T[K]] }[keyof T];
    declare function take(same: true): void;
    declare const inputs: Values<Compared<In, RouterInputs>>;
    declare const outputs: Values<Compared<Out, RouterOutputs>>;
    take(inputs);
    take(outputs);
    declare const wrong: Values<Compared<In, RouterOutputs>>;
    take(wrong);`;
  writeFileSync(file("same.ts"), text);
  const { config } = ts.readConfigFile("tsconfig.json", (path) => readFileSync(path, "utf8")) as {
    config: object;
  };
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, resolve("."));
  const found = ts.createProgram([file("same.ts")], options);
  const faults = found.getSemanticDiagnostics(found.getSourceFile(file("same.ts")));
  // The last line compares what differs: without its fault nothing would have been compared.
  expect(faults.map(({ start = 0 }) => text.slice(start, start + "wrong".length))).toEqual(["wrong"]);
}, 180_000);

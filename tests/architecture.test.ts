import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path/posix";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { describe, expect, it } from "vitest";

import { layers } from "../eslint.config";

const root = fileURLToPath(new URL("..", import.meta.url));
const read = (file: string) => readFileSync(join(root, file), "utf8");

/** What is tracked, or would be with the next commit. */
const files = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], {
  cwd: root,
  encoding: "utf8",
})
  .split("\n")
  .filter((file) => file !== "" && existsSync(join(root, file)));
const generated = /routeTree\.gen\.ts$|auth-schema\.ts$|^drizzle\/|^package-lock\.json$/;
const isTest = (file: string) => file.startsWith("tests/") || file.includes(".test.");
const sources = files.filter((file) => /\.(ts|tsx|mjs|css)$/.test(file) && !generated.test(file));

/** The longest key of the table that holds this path below app/. */
function layerOf(path: string): string | undefined {
  const name = path.replace(/\.tsx?$/, "");
  const holders = Object.keys(layers).filter((layer) => `${name}/`.startsWith(`${layer}/`));
  return holders.sort((one, other) => other.length - one.length)[0];
}

/** The path below app/ that a specifier names; undefined for packages and style sheets. */
function targetOf(file: string, specifier: string): string | undefined {
  if (specifier.endsWith(".css?url")) return undefined;
  if (specifier.startsWith("~/")) return specifier.slice(2);
  return specifier.startsWith(".") ? join(dirname(file), specifier) : undefined;
}

/** Why a file of app/ may not import this; undefined where it may. */
function importFault(file: string, target: string): string | undefined {
  const routers = "server/api/router/";
  if (file.startsWith(routers) && target.startsWith(routers)) return "a router never imports a router";
  if (!file.includes("/")) return undefined;
  const [from, to] = [layerOf(file), layerOf(target)];
  if (from === undefined) return "its folder has no entry in the table";
  if (to === undefined) return `${from} imports what no entry of the table holds`;
  return from === to || layers[from]?.includes(to) ? undefined : `${from} may not import ${to}`;
}

function importFaults(file: string, text: string): string[] {
  return ts.preProcessFile(text, true, true).importedFiles.flatMap(({ fileName }) => {
    const target = targetOf(file, fileName);
    const fault = target === undefined ? undefined : importFault(file, target);
    return fault ? [`app/${file} → ${fileName}: ${fault}`] : [];
  });
}

describe("imports", () => {
  it("follow the table of eslint.config.ts", () => {
    const own = sources.filter((file) => file.startsWith("app/") && !isTest(file));
    expect(own.length).toBeGreaterThan(0);
    expect(own.flatMap((file) => importFaults(file.slice("app/".length), read(file)))).toEqual([]);
  });

  it.each([
    ["lib/id.ts", 'import { RowId } from "~/validators/id";'],
    ["lib/id.ts", 'export type { RowId } from "../validators/id";'],
    ["components/post/byline.tsx", 'const form = import("../account/sign-in-form");'],
    ["components/ui/button.tsx", 'import type { Database } from "../../server/db/client";'],
    ["routes/index.tsx", 'import { env } from "~/env/server";'],
    ["server/services/post.ts", 'import { createTRPCContext } from "../api/trpc";'],
    ["server/api/router/post.ts", 'import { authRouter } from "./auth";'],
    ["server/db/client.ts", 'import { factory } from "../../../tests/factories";'],
    ["misc/things.ts", 'import { isRowId } from "~/lib/id";'],
  ])("would catch %s with %s", (file, text) => {
    expect(importFaults(file, text)).toHaveLength(1);
  });
});

describe("source files", () => {
  it("have at most 250 lines, or hold two things", () => {
    const long = sources.filter(
      (file) => !isTest(file) && !/\/seed[/.-]/.test(file) && read(file).split("\n").length > 251,
    );
    expect(long).toEqual([]);
  });

  it("read the environment only in app/env", () => {
    const mayRead = (file: string) =>
      isTest(file) || file.startsWith("app/env/") || file.startsWith("scripts/");
    expect(sources.filter((file) => !mayRead(file) && read(file).includes("process.env"))).toEqual([]);
  });
});

describe("the decisions", () => {
  it("are listed in their README, each with its number and title, and no number is given twice", () => {
    const folder = "docs/decisions/";
    const decisions = files.filter((file) => file.startsWith(folder) && !file.endsWith("README.md")).sort();
    const entries = decisions.map((file) => {
      const [, number = "", title = ""] = /^# (\d+)\. (.*)$/m.exec(read(file)) ?? [];
      return `- [${number.padStart(4, "0")}](${file.slice(folder.length)}) ${title}`;
    });
    const listed = read(`${folder}README.md`)
      .split("\n")
      .filter((line) => line.startsWith("- "));
    expect(listed).toEqual(entries);
    const numbers = decisions.map((file) => file.slice(folder.length).split("-")[0]);
    expect(entries.map((entry) => entry.slice(3, 7))).toEqual([...new Set(numbers)]);
  });
});

describe("the repository", () => {
  it("names no folder beside it and no registry, so that it builds anywhere", () => {
    const foreign = /\.\.\/shared|\/\/[\w.-]*(?:registry|npmjs|artifactory|nexus)[\w.-]*\.\w/;
    const texts = files.filter((file) => !/\.(woff2?|png|ico|jpe?g|webp)$/.test(file));
    expect(texts.filter((file) => file !== "tests/architecture.test.ts" && foreign.test(read(file)))).toEqual(
      [],
    );
    expect(read("package-lock.json")).not.toContain('"resolved":');
  });

  it("pins every dependency to one version", () => {
    const manifest = JSON.parse(read("package.json")) as Record<string, Record<string, string> | undefined>;
    const pins = ["dependencies", "devDependencies", "optionalDependencies"].flatMap((kind) =>
      Object.entries(manifest[kind] ?? {}),
    );
    expect(pins.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([]);
  });
});

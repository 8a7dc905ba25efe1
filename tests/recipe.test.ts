import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, onTestFinished, test } from "vitest";

import { applyChange, stepsOf } from "./recipe/page";

const root = join(import.meta.dirname, "..");

/** The copied project: what a feature touches, and what checks it. */
const FOLDERS = ["app", "drizzle", "tests/fuzz", "tests/recipe"];

/** Its own environment: this process's variables say that it is a test, and where npm began. */
const { PATH, HOME } = process.env;

async function copyProject(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "posthouse-recipe-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  for (const name of FOLDERS) await cp(join(root, name), join(folder, name), { recursive: true });
  for (const name of [".", "tests"]) {
    const files = (await readdir(join(root, name))).filter((file) => /\.(ts|json)$/.test(file));
    for (const file of files) await cp(join(root, name, file), join(folder, name, file));
  }
  await symlink(join(root, "node_modules"), join(folder, "node_modules"));
  return folder;
}

/** @throws with everything that the command printed, when it fails. */
async function run(folder: string, command: string): Promise<string> {
  const env = { PATH, HOME, CI: "true", NO_COLOR: "1" };
  const done = promisify(execFile)("sh", ["-c", command], { cwd: folder, env });
  const { stdout } = await done.catch((error: unknown) => {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    throw new Error(`${command}\n${stdout}${stderr}`);
  });
  return stdout;
}

describe("docs/recipes/new-feature.md", () => {
  test("leads from a table to a screen as it is written", { timeout: 300_000 }, async () => {
    const folder = await copyProject();
    const steps = stepsOf(await readFile(join(root, "docs/recipes/new-feature.md"), "utf8"));
    const touched = new Set<string>();
    let output = "";
    for (const step of steps) {
      if (step.kind === "run") {
        output += await run(folder, step.command);
        continue;
      }
      const path = join(folder, step.path);
      const text = step.kind === "write" ? step.text : applyChange(await readFile(path, "utf8"), step);
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, text, { flag: step.kind === "write" ? "wx" : "w" });
      touched.add(step.path);
    }

    const files = [...touched].join(" ");
    await run(folder, `npx prettier --check ${files} && npx eslint --max-warnings 0 ${files}`);
    expect(await readdir(join(folder, "drizzle"))).toContainEqual(expect.stringMatching(/_notice\.sql$/));
    expect(output).toMatch(/✓.*notice\.test\.ts/);
    expect(output).toMatch(/✓.*permissions\.test\.ts/);
    expect(output).toContain(" passed, 0 failed");
  });
});

describe("a page", () => {
  test("has no block that nobody checks", () => {
    expect(() => stepsOf("```ts\nconst a = 1;\n```\n")).toThrow('begins with "ts"');
    expect(() => stepsOf("```js app/a.js\nlet a;\n```\n")).toThrow('begins with "js app/a.js"');
  });

  test("changes only what is there once", () => {
    const change = (text: string) => ({ path: "app/a.ts", text });
    expect(applyChange("a\nb\nc\n", change(" a\n-b\n+B\n@@\n c\n+d\n"))).toBe("a\nB\nc\nd\n");
    expect(() => applyChange("a\n", change(" b\n+c\n"))).toThrow(
      "app/a.ts should hold these lines once, not 0",
    );
    expect(() => applyChange("a\na\n", change(" a\n+c\n"))).toThrow("not 2 times");
  });
});

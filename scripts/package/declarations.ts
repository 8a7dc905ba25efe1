import { dirname, join, relative } from "node:path";
import ts from "typescript";

/**
 * Writes the declarations of some files of `app/` and of what these refer to, below `target`. Their
 * imports are made to resolve anywhere: relative, and with an ending.
 */
export function writeDeclarations(
  program: ts.Program,
  { files, app, target }: { files: string[]; app: string; target: string },
): void {
  const known = new Set(files);
  // A set tells what is added while one goes through it, too.
  for (const file of known) {
    const text = declarationsOf(program, file);
    const renamed = renameImports(text, (specifier) => {
      const source = sourceOf(specifier, { app, from: file });
      if (source === undefined) return specifier;
      known.add(source);
      const way = relative(dirname(file), source).replaceAll("\\", "/").replace(/\.ts$/, ".js");
      return way.startsWith(".") ? way : `./${way}`;
    });
    ts.sys.writeFile(join(target, relative(app, file).replace(/\.ts$/, ".d.ts")), renamed);
  }
}

function declarationsOf(program: ts.Program, file: string): string {
  let text: string | undefined;
  program.emit(program.getSourceFile(file), (_, written) => (text = written), undefined, true);
  if (text === undefined) throw new Error(`${file} is no part of the project.`);
  return text;
}

/** The file of this project that a specifier names; undefined for a package. */
function sourceOf(specifier: string, { app, from }: { app: string; from: string }): string | undefined {
  if (specifier.startsWith("~/")) return `${join(app, specifier.slice(2))}.ts`;
  return specifier.startsWith(".") ? `${join(dirname(from), specifier)}.ts` : undefined;
}

/** A text of declarations with every specifier in its imports and exports replaced. */
function renameImports(text: string, rename: (specifier: string) => string): string {
  const found = ts.preProcessFile(text, true, true).importedFiles;
  return found.reduceRight((done, { fileName, pos }) => {
    const end = pos + `"${fileName}"`.length;
    return `${done.slice(0, pos)}${JSON.stringify(rename(fileName))}${done.slice(end)}`;
  }, text);
}

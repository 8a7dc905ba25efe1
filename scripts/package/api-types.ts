import type ts from "typescript";

import { TypePrinter } from "./print-type";

const KINDS = { query: "Query", mutation: "Mutation", subscription: "Subscription" } as const;

/** The declarations of `posthouse`: the API's types, written from what the compiler infers. */
export function apiTypes(program: ts.Program, rootFile: string): string {
  const checker = program.getTypeChecker();
  const printer = new TypePrinter(program);
  const router = exportedType(program, rootFile, "AppRouter");

  const at = (type: ts.Type, ...names: string[]) =>
    names.reduce((inner, name) => {
      const property = checker.getPropertyOfType(inner, name);
      if (!property) throw new Error(`tRPC's types have no ${names.join(".")} any more.`);
      return checker.getTypeOfSymbol(property);
    }, type);

  const printRecord = (record: ts.Type, path: string): string => {
    const entries = checker.getPropertiesOfType(record).map((property) => {
      const name = path ? `${path}.${property.name}` : property.name;
      const type = checker.getTypeOfSymbol(property);
      const [about] = property.getDocumentationComment(checker);
      const note = about ? `/** ${about.text} */\n` : "";
      return `${note}${property.name}: ${checker.getPropertyOfType(type, "_def") ? printProcedure(type, name) : printRecord(type, name)};`;
    });
    return `{\n${entries.join("\n")}\n}`;
  };

  const printProcedure = (procedure: ts.Type, path: string): string => {
    const kind = at(procedure, "_def", "type");
    const name = kind.isStringLiteral() ? KINDS[kind.value as keyof typeof KINDS] : undefined;
    if (!name) throw new Error(`${path} is no kind of procedure that is known.`);
    const types = at(procedure, "_def", "$types");
    const input = printer.print(at(types, "input"), `the input of ${path}`);
    return `${name}<${input}, ${printer.print(at(types, "output"), `the output of ${path}`)}>`;
  };

  const shape = printer.print(at(router, "_def", "_config", "$types", "errorShape"), "the shape of errors");
  const record = printRecord(at(router, "_def", "record"), "");
  return [HEAD, `type ErrorShape = ${shape};`, KIND_TYPES, ...printer.declarations, rest(record)].join(
    "\n\n",
  );
}

/** The type that a file exports under this name. */
function exportedType(program: ts.Program, fileName: string, name: string): ts.Type {
  const checker = program.getTypeChecker();
  const file = program.getSourceFile(fileName);
  const module = file && checker.getSymbolAtLocation(file);
  const symbol = module && checker.getExportsOfModule(module).find((one) => one.name === name);
  if (!symbol) throw new Error(`${fileName} exports no ${name}.`);
  return checker.getDeclaredTypeOfSymbol(symbol);
}

const HEAD = `import type {
  TRPCBuiltRouter,
  TRPCMutationProcedure,
  TRPCQueryProcedure,
  TRPCSubscriptionProcedure,
  inferRouterInputs,
  inferRouterOutputs,
} from "@trpc/server";`;

const KIND_TYPES = Object.values(KINDS)
  .map(
    (kind) =>
      `type ${kind}<Input, Output> = TRPC${kind}Procedure<{ input: Input; output: Output; meta: object; errorShape: ErrorShape }>;`,
  )
  .join("\n");

const rest = (record: string) => `/** The API of a Posthouse site. */
export type AppRouter = TRPCBuiltRouter<
  { ctx: object; meta: object; errorShape: ErrorShape; transformer: true },
  ${record}
>;

/** What each procedure takes: \`RouterInputs["post"]["create"]\`. */
export type RouterInputs = inferRouterInputs<AppRouter>;

/** What each procedure answers: \`RouterOutputs["post"]["byId"]\`. */
export type RouterOutputs = inferRouterOutputs<AppRouter>;
`;

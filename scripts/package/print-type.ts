import ts from "typescript";

const PLAIN =
  ts.TypeFlags.Any |
  ts.TypeFlags.Unknown |
  ts.TypeFlags.StringLike |
  ts.TypeFlags.NumberLike |
  ts.TypeFlags.BigIntLike |
  ts.TypeFlags.BooleanLike |
  ts.TypeFlags.VoidLike |
  ts.TypeFlags.Null |
  ts.TypeFlags.Never |
  ts.TypeFlags.NonPrimitive;

const IDENTIFIER = /^[A-Za-z_$][\w$]*$/;

/**
 * Writes types in full, so that the text needs neither this project nor the packages it is built
 * of: aliases and interfaces become what they hold, and only what the language itself knows keeps
 * its name. A type that holds itself is given a name, to be found in `declarations`.
 */
export class TypePrinter {
  readonly declarations: string[] = [];
  readonly #program: ts.Program;
  readonly #checker: ts.TypeChecker;
  /** The types that are being written, and a name for those that were met again inside themselves. */
  readonly #open = new Map<ts.Type, string | undefined>();

  constructor(program: ts.Program) {
    this.#program = program;
    this.#checker = program.getTypeChecker();
  }

  /** @throws {Error} for what can't travel as data, such as a function; `path` says where it stands. */
  print(type: ts.Type, path: string): string {
    if (type.isUnion() && !(type.flags & ts.TypeFlags.Boolean)) return this.#printUnion(type, path);
    if (type.flags & PLAIN)
      return this.#checker.typeToString(type, undefined, ts.TypeFormatFlags.NoTruncation);
    if (!(type.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection))) throw this.#fault(type, path);
    if (this.#checker.isTupleType(type)) return this.#printTuple(type as ts.TypeReference, path);
    if (this.#checker.isArrayType(type)) {
      return `Array<${this.#printArguments(type as ts.TypeReference, path)}>`;
    }
    if (this.#isOfLanguage(type)) return this.#printNamed(type, path);
    return this.#printOpen(type, path);
  }

  #printUnion(type: ts.UnionType, path: string): string {
    const parts = type.types.map((part) => this.print(part, path));
    const isBoolean = parts.includes("true") && parts.includes("false");
    const rest = isBoolean ? parts.filter((part) => part !== "true" && part !== "false") : parts;
    const isNothing = (part: string) => part === "null" || part === "undefined";
    const ordered = [...rest.filter((part) => !isNothing(part)), ...rest.filter(isNothing)];
    return (isBoolean ? ["boolean", ...ordered] : ordered).join(" | ");
  }

  #printTuple(type: ts.TypeReference, path: string): string {
    const { elementFlags, readonly } = type.target as ts.TupleType;
    if (elementFlags.some((flag) => flag !== ts.ElementFlags.Required)) throw this.#fault(type, path);
    return `${readonly ? "readonly " : ""}[${this.#printArguments(type, path)}]`;
  }

  #printNamed(type: ts.Type, path: string): string {
    const given = this.#printArguments(type as ts.TypeReference, path);
    return `${type.symbol.name}${given ? `<${given}>` : ""}`;
  }

  #printArguments(type: ts.TypeReference, path: string): string {
    const given = "target" in type ? this.#checker.getTypeArguments(type) : [];
    return given.map((argument, place) => this.print(argument, `${path}[${place}]`)).join(", ");
  }

  #printOpen(type: ts.Type, path: string): string {
    if (this.#open.has(type)) {
      const name = this.#open.get(type) ?? `Recursive${this.declarations.length + this.#open.size}`;
      this.#open.set(type, name);
      return name;
    }
    this.#open.set(type, undefined);
    const text = this.#printObject(type, path);
    const name = this.#open.get(type);
    this.#open.delete(type);
    if (!name) return text;
    this.declarations.push(`type ${name} = ${text};`);
    return name;
  }

  #printObject(type: ts.Type, path: string): string {
    if (type.getCallSignatures().length + type.getConstructSignatures().length > 0) {
      throw this.#fault(type, path);
    }
    const indexed = this.#checker
      .getIndexInfosOfType(type)
      .map(
        ({ keyType, type: value }) =>
          `[key: ${this.print(keyType, path)}]: ${this.print(value, `${path}[]`)}`,
      );
    const named = this.#checker.getPropertiesOfType(type).map((property) => {
      const { name } = property;
      if (name.startsWith("__@")) throw this.#fault(type, path);
      const mark = property.flags & ts.SymbolFlags.Optional ? "?" : "";
      const value = this.print(this.#checker.getTypeOfSymbol(property), `${path}.${name}`);
      return `${IDENTIFIER.test(name) ? name : JSON.stringify(name)}${mark}: ${value}`;
    });
    return `{ ${[...indexed, ...named].join("; ")} }`;
  }

  /** Whether a type is one of JavaScript's own, such as Date. */
  #isOfLanguage(type: ts.Type): boolean {
    if (!(type.flags & ts.TypeFlags.Object) || type.symbol.flags & ts.SymbolFlags.TypeLiteral) return false;
    const [declaration] = type.symbol.declarations ?? [];
    return declaration !== undefined && this.#program.isSourceFileDefaultLibrary(declaration.getSourceFile());
  }

  #fault(type: ts.Type, path: string): Error {
    return new Error(`${path}: ${this.#checker.typeToString(type)} can't be given to other programs.`);
  }
}

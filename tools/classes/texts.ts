import { posix } from 'node:path';
import ts from 'typescript';

/** Stands in a text for a part that the source does not tell. */
export const HOLE = '*';

/** A name says whether it holds classes: `class`, `className`, `bodyClass`. */
export const HOLDS_CLASSES = /^class(Name)?$|Class$/;

/** Sources by their path, which imports are followed through. */
export type Sources = ReadonlyMap<string, ts.SourceFile>;

/** Parses sources, given by their path from the project's root. */
export function parseSources(texts: ReadonlyMap<string, string>): Sources {
  const parse = (path: string, text: string) =>
    ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  return new Map([...texts].map(([path, text]) => [path, parse(path, text)]));
}

/** Calls `visit` with a node and everything in it. */
export function walk(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node);
  node.forEachChild((child) => walk(child, visit));
}

type Named = ts.VariableDeclaration | ts.FunctionDeclaration | ts.ImportSpecifier;

const isNamed = (node: ts.Node): node is Named =>
  ts.isVariableDeclaration(node) || ts.isFunctionDeclaration(node) || ts.isImportSpecifier(node);

/** Finds what a file declares or imports under a name, in whatever scope. */
function declarationsOf(name: string, file: ts.SourceFile): Named[] {
  const found: Named[] = [];
  walk(file, (node) => {
    if (isNamed(node) && node.name !== undefined && node.name.getText(file) === name) {
      found.push(node);
    }
  });
  return found;
}

function importedFile(specifier: ts.ImportSpecifier, sources: Sources): ts.SourceFile | undefined {
  const from = specifier.parent.parent.parent.moduleSpecifier;
  if (!ts.isStringLiteral(from) || !from.text.startsWith('.')) return undefined;
  const path = posix.join(posix.dirname(specifier.getSourceFile().fileName), from.text);
  return ['', '.ts', '.tsx'].map((end) => sources.get(path + end)).find(Boolean);
}

/** The expressions a function may end with. */
function returnsOf(body: ts.ConciseBody): ts.Expression[] {
  if (!ts.isBlock(body)) return [body];
  const found: ts.Expression[] = [];
  walk(body, (node) => {
    if (ts.isReturnStatement(node) && node.expression !== undefined) found.push(node.expression);
  });
  return found;
}

/** Every way to join one text of each part, in the order of the parts. */
const joined = (parts: readonly (readonly string[])[]): string[] =>
  parts.reduce<string[]>(
    (texts, part) => texts.flatMap((text) => part.map((next) => text + next)),
    [''],
  );

/**
 * The texts an expression may come to. Constants, conditions, look-ups in tables, and functions are
 * followed, into other files too; what cannot be known, such as a property, is a `HOLE`. What a caller
 * hands over as its classes, such as `props.class`, is no text: it is read where the caller names it.
 */
export function textsOf(expression: ts.Expression, sources: Sources): string[] {
  const followed = new Set<ts.Node>();
  const given = (name: string) => (HOLDS_CLASSES.test(name) ? [''] : [HOLE]);

  const named = (name: string, file: ts.SourceFile): string[] => {
    const found = declarationsOf(name, file).flatMap((declared) => {
      if (followed.has(declared)) return [];
      followed.add(declared);
      const texts = textsOfDeclared(declared);
      followed.delete(declared);
      return texts;
    });
    return found.length > 0 ? found : given(name);
  };

  const textsOfDeclared = (declared: Named): string[] => {
    if (ts.isImportSpecifier(declared)) {
      const file = importedFile(declared, sources);
      return file === undefined
        ? [HOLE]
        : named((declared.propertyName ?? declared.name).text, file);
    }
    if (ts.isFunctionDeclaration(declared)) {
      return declared.body === undefined ? [] : returnsOf(declared.body).flatMap(texts);
    }
    return declared.initializer === undefined ? [HOLE] : texts(declared.initializer);
  };

  const texts = (node: ts.Expression): string[] => {
    if (ts.isStringLiteralLike(node)) return [node.text];
    if (ts.isTemplateExpression(node)) {
      const spans = node.templateSpans.flatMap(({ expression, literal }) => [
        texts(expression),
        [literal.text],
      ]);
      return joined([[node.head.text], ...spans]);
    }
    if (ts.isParenthesizedExpression(node) || ts.isAsExpression(node))
      return texts(node.expression);
    if (ts.isSatisfiesExpression(node) || ts.isNonNullExpression(node)) {
      return texts(node.expression);
    }
    if (ts.isConditionalExpression(node)) return [node.whenTrue, node.whenFalse].flatMap(texts);
    if (ts.isBinaryExpression(node)) {
      const sides = [texts(node.left), texts(node.right)] as const;
      return node.operatorToken.kind === ts.SyntaxKind.PlusToken ? joined(sides) : sides.flat();
    }
    if (ts.isArrowFunction(node) || ts.isFunctionExpression(node)) {
      return returnsOf(node.body).flatMap(texts);
    }
    if (ts.isObjectLiteralExpression(node)) {
      return node.properties.flatMap((property) =>
        ts.isPropertyAssignment(property) ? texts(property.initializer) : [HOLE],
      );
    }
    if (ts.isIdentifier(node)) {
      return node.text === 'undefined' ? [] : named(node.text, node.getSourceFile());
    }
    if (ts.isElementAccessExpression(node) || ts.isCallExpression(node)) {
      return ts.isIdentifier(node.expression) ? texts(node.expression) : [HOLE];
    }
    return ts.isPropertyAccessExpression(node) ? given(node.name.text) : [HOLE];
  };

  return texts(expression);
}

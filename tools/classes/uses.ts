import ts from 'typescript';
import { HOLDS_CLASSES, HOLE, type Sources, textsOf, walk } from './texts.ts';

/** A class that a source puts on an element: its name, or with `HOLE`s a pattern of names. */
export interface Use {
  readonly name: string;
  readonly file: string;
  readonly line: number;
}

const lineOf = (node: ts.Node): number =>
  node.getSourceFile().getLineAndCharacterOfPosition(node.getStart()).line + 1;

/** An attribute's value, whether in quotes or braces. */
const valueOf = ({ initializer }: ts.JsxAttribute): ts.Expression | undefined =>
  initializer !== undefined && ts.isJsxExpression(initializer)
    ? initializer.expression
    : (initializer as ts.Expression | undefined);

/** The expressions behind the keys of `classList={{ 'is-open': open() }}`. */
function keysOf(list: ts.Expression): (string | ts.Expression)[] {
  if (!ts.isObjectLiteralExpression(list)) return [list];
  return list.properties.map((property) => {
    if (!ts.isPropertyAssignment(property)) return list;
    const { name } = property;
    return ts.isComputedPropertyName(name) ? name.expression : (name as ts.StringLiteral).text;
  });
}

/** The place of the parameter that holds classes, of the function a file declares by this name. */
function classParameter(file: ts.SourceFile, called: string): number {
  let place = -1;
  walk(file, (node) => {
    if (!ts.isFunctionDeclaration(node) || node.name?.text !== called) return;
    place = node.parameters.findIndex(({ name }) => HOLDS_CLASSES.test(name.getText()));
  });
  return place;
}

/** The expressions of a source that come to classes, or the classes themselves. */
function holdersOf(node: ts.Node): (string | ts.Expression)[] {
  if (ts.isJsxAttribute(node)) {
    const name = node.name.getText();
    const value = valueOf(node);
    if (value === undefined) return [];
    if (name === 'classList') return keysOf(value);
    return HOLDS_CLASSES.test(name) ? [value] : [];
  }
  if (ts.isPropertyAssignment(node) && HOLDS_CLASSES.test(node.name.getText())) {
    return [node.initializer];
  }
  if (
    ts.isBinaryExpression(node) &&
    node.operatorToken.kind === ts.SyntaxKind.EqualsToken &&
    ts.isPropertyAccessExpression(node.left) &&
    node.left.name.text === 'className'
  ) {
    return [node.right];
  }
  if (ts.isCallExpression(node) && ts.isIdentifier(node.expression)) {
    const place = classParameter(node.getSourceFile(), node.expression.text);
    return node.arguments[place] === undefined ? [] : [node.arguments[place]];
  }
  return [];
}

/**
 * Every class that the sources put on elements, where they do it. A class that cannot be told from the
 * source, nor from a caller, is a `HOLE` alone.
 */
export function usesOf(sources: Sources): Use[] {
  return [...sources.values()].flatMap((file) => {
    const found: Use[] = [];
    walk(file, (node) => {
      for (const holder of holdersOf(node)) {
        const texts = typeof holder === 'string' ? [holder] : textsOf(holder, sources);
        // Two unknown parts side by side may be one letter together.
        const whole = texts.map((text) => text.replaceAll(/\*+/g, HOLE));
        const names = new Set(whole.flatMap((text) => text.split(/\s+/)).filter(Boolean));
        for (const name of names) found.push({ name, file: file.fileName, line: lineOf(node) });
      }
    });
    return found;
  });
}

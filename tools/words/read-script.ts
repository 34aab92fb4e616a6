// Reads a TypeScript file: the keys that it asks for, the templates inside it, and Chinese that stands in it as it is.
import ts from 'typescript';
import { readTemplate } from './read-template';
import { addReadings, type AskedKey, type Finding, type Reading } from './reading';

const CHINESE = /\p{Script=Han}/u;
/** A plate's number is the same in every language. */
const PLATE = /^\p{Script=Han}([A-Z][A-Z0-9]{5,6})?$/u;

export function readScript(source: string, file: string): Reading {
  const script = ts.createSourceFile(file, source, ts.ScriptTarget.ESNext, true);
  const lineOf = (node: ts.Node) => script.getLineAndCharacterOfPosition(node.getStart()).line + 1;
  const asked: AskedKey[] = [];
  const pieces: string[] = [];
  const hardCoded: Finding[] = [];
  const templates: Reading[] = [];

  const visit = (node: ts.Node): void => {
    const where = () => `${file}:${lineOf(node)}`;
    if (isInlineTemplate(node)) {
      templates.push(readTemplate(node.initializer.text, file, lineOf(node.initializer)));
      return;
    }
    if (isText(node)) {
      pieces.push(node.text);
      if (CHINESE.test(node.text) && !PLATE.test(node.text))
        hardCoded.push({ where: where(), what: node.text });
    }
    if (ts.isCallExpression(node) && nameOf(node.expression) === 'say') {
      const [argument] = node.arguments;
      if (argument !== undefined) asked.push(...keysOf(argument).map((key) => ({ ...key, where: where() })));
    }
    ts.forEachChild(node, visit);
  };
  visit(script);
  return addReadings([{ asked, pieces, hardCoded }, ...templates]);
}

function isText(node: ts.Node): node is ts.LiteralLikeNode {
  return (
    ts.isStringLiteralLike(node) ||
    node.kind === ts.SyntaxKind.TemplateHead ||
    node.kind === ts.SyntaxKind.TemplateMiddle ||
    node.kind === ts.SyntaxKind.TemplateTail
  );
}

function isInlineTemplate(
  node: ts.Node,
): node is ts.PropertyAssignment & { readonly initializer: ts.StringLiteralLike } {
  return (
    ts.isPropertyAssignment(node) &&
    node.name.getText() === 'template' &&
    ts.isStringLiteralLike(node.initializer) &&
    ts.isObjectLiteralExpression(node.parent) &&
    ts.isCallExpression(node.parent.parent) &&
    nameOf(node.parent.parent.expression) === 'Component'
  );
}

function nameOf(callee: ts.Expression): string | null {
  if (ts.isIdentifier(callee)) return callee.text;
  return ts.isPropertyAccessExpression(callee) ? callee.name.text : null;
}

function keysOf(argument: ts.Expression): readonly Omit<AskedKey, 'where'>[] {
  if (ts.isStringLiteralLike(argument)) return [{ key: argument.text, isBeginning: false }];
  if (ts.isParenthesizedExpression(argument)) return keysOf(argument.expression);
  if (ts.isConditionalExpression(argument)) return [argument.whenTrue, argument.whenFalse].flatMap(keysOf);
  if (ts.isBinaryExpression(argument) && argument.operatorToken.kind === ts.SyntaxKind.PlusToken)
    return keysOf(argument.left).map(({ key }) => ({ key, isBeginning: true }));
  if (ts.isTemplateExpression(argument) && argument.head.text !== '')
    return [{ key: argument.head.text, isBeginning: true }];
  return [];
}

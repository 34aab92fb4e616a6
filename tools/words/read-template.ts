// Reads an Angular template: the keys that it asks for, and text or attributes for people that stand in it as they are.
import {
  AST,
  ASTWithSource,
  Binary,
  BindingPipe,
  Call,
  Conditional,
  Interpolation,
  LiteralPrimitive,
  ParenthesizedExpression,
  parseTemplate,
  PropertyRead,
  RecursiveAstVisitor,
  TemplateLiteral,
  type TmplAstBoundAttribute,
  type TmplAstBoundEvent,
  type TmplAstBoundText,
  TmplAstRecursiveVisitor,
  type TmplAstText,
  type TmplAstTextAttribute,
  tmplAstVisitAll,
} from '@angular/compiler';
import type { AskedKey, Finding, Reading } from './reading';

/** Attributes and inputs that people read or hear. */
const FOR_PEOPLE =
  /^(aria-(label|description|roledescription|valuetext|placeholder)|placeholder|title|alt|label|heading|summary|hint|help|caption|\w+Label)$/;
const LETTERS = /\p{L}/u;

/** `file` and `firstLine` only tell where something stands. */
export function readTemplate(template: string, file: string, firstLine = 1): Reading {
  const parsed = parseTemplate(template, file, { preserveWhitespaces: true });
  if (parsed.errors !== null) throw new Error(`${file}: ${parsed.errors.map(String).join('\n')}`);
  const reader = new TemplateReader(file, firstLine);
  tmplAstVisitAll(reader, parsed.nodes);
  return reader;
}

class TemplateReader extends TmplAstRecursiveVisitor implements Reading {
  readonly asked: AskedKey[] = [];
  readonly pieces: string[] = [];
  readonly hardCoded: Finding[] = [];

  constructor(
    private readonly file: string,
    private readonly firstLine: number,
  ) {
    super();
  }

  override visitText(text: TmplAstText): void {
    this.judge(text.value, text.sourceSpan.start.line);
  }

  override visitBoundText(text: TmplAstBoundText): void {
    this.readExpression(text.value, text.sourceSpan.start.line, true);
  }

  override visitTextAttribute({ name, value, sourceSpan }: TmplAstTextAttribute): void {
    this.pieces.push(value);
    if (FOR_PEOPLE.test(name)) this.judge(value, sourceSpan.start.line);
  }

  override visitBoundAttribute({ name, value, sourceSpan }: TmplAstBoundAttribute): void {
    this.readExpression(value, sourceSpan.start.line, FOR_PEOPLE.test(name));
  }

  override visitBoundEvent({ handler, sourceSpan }: TmplAstBoundEvent): void {
    this.readExpression(handler, sourceSpan.start.line, false);
  }

  private readExpression(expression: AST, line: number, isForPeople: boolean): void {
    if (isForPeople) for (const text of textsOf(expression)) this.judge(text, line);
    const keys = new KeyReader();
    keys.visit(expression);
    this.pieces.push(...keys.pieces);
    const where = this.at(line);
    this.asked.push(...keys.asked.map((asked) => ({ ...asked, where })));
  }

  private judge(text: string, line: number): void {
    if (LETTERS.test(text)) this.hardCoded.push({ where: this.at(line), what: text.trim() });
  }

  private at(line: number): string {
    return `${this.file}:${this.firstLine + line}`;
  }
}

/** The literal texts that an expression can show. What a call makes of its arguments is the called one's business. */
function textsOf(expression: AST): readonly string[] {
  if (expression instanceof ASTWithSource) {
    const inner: unknown = expression.ast;
    return inner instanceof AST ? textsOf(inner) : [];
  }
  if (expression instanceof Interpolation)
    return [...expression.strings, ...expression.expressions.flatMap(textsOf)];
  if (expression instanceof LiteralPrimitive)
    return typeof expression.value === 'string' ? [expression.value] : [];
  if (expression instanceof TemplateLiteral)
    return [...expression.elements.map(({ text }) => text), ...expression.expressions.flatMap(textsOf)];
  if (expression instanceof Conditional) return [expression.trueExp, expression.falseExp].flatMap(textsOf);
  if (expression instanceof Binary && /^(\+|\?\?|\|\||&&)$/.test(expression.operation))
    return [expression.left, expression.right].flatMap(textsOf);
  if (expression instanceof BindingPipe) return textsOf(expression.exp);
  if (expression instanceof ParenthesizedExpression) return textsOf(expression.expression);
  return [];
}

class KeyReader extends RecursiveAstVisitor {
  readonly asked: Omit<AskedKey, 'where'>[] = [];
  readonly pieces: string[] = [];

  override visitLiteralPrimitive(literal: LiteralPrimitive): void {
    if (typeof literal.value === 'string') this.pieces.push(literal.value);
  }

  override visitTemplateLiteral(literal: TemplateLiteral, context: unknown): void {
    this.pieces.push(...literal.elements.map(({ text }) => text));
    super.visitTemplateLiteral(literal, context);
  }

  override visitCall(call: Call, context: unknown): void {
    const [argument] = call.args;
    const isSay = call.receiver instanceof PropertyRead && call.receiver.name === 'say';
    if (isSay && argument !== undefined) this.asked.push(...keysOf(argument));
    super.visitCall(call, context);
  }
}

function keysOf(argument: AST): readonly Omit<AskedKey, 'where'>[] {
  if (argument instanceof LiteralPrimitive && typeof argument.value === 'string')
    return [{ key: argument.value, isBeginning: false }];
  if (argument instanceof Conditional) return [argument.trueExp, argument.falseExp].flatMap(keysOf);
  if (argument instanceof ParenthesizedExpression) return keysOf(argument.expression);
  if (argument instanceof Binary && argument.operation === '+')
    return keysOf(argument.left).map(({ key }) => ({ key, isBeginning: true }));
  if (argument instanceof TemplateLiteral) {
    const head = argument.elements[0]?.text ?? '';
    return head === '' ? [] : [{ key: head, isBeginning: argument.expressions.length > 0 }];
  }
  return [];
}

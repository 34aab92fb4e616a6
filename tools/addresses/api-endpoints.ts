// Every address of the api, read from its controllers: a new endpoint is among them by itself.
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

const API = path.resolve(import.meta.dirname, '../../apps/api/src');
const METHODS = ['Get', 'Post', 'Put', 'Patch', 'Delete'];
/** Of a controller that names no version. */
const VERSIONED = '/api/v1';
/** Below which @AdminController puts its own; what is in its brackets is a heading. */
const ADMIN = { prefix: VERSIONED, path: 'admin' };
const NEUTRAL = '/api';

/** `GET /api/v1/auctions/:id`, in the order of files. */
export function apiEndpoints(folder = API): readonly string[] {
  return allEndpoints(folder).map(({ endpoint }) => endpoint);
}

/** Those on which one of the decorators stands, or on what they take. */
export function endpointsWith(...decorators: readonly string[]): readonly string[] {
  return allEndpoints(API)
    .filter((one) => one.decorators.some((name) => decorators.includes(name)))
    .map(({ endpoint }) => endpoint);
}

interface Endpoint {
  readonly endpoint: string;
  readonly decorators: readonly string[];
}

function allEndpoints(folder: string): readonly Endpoint[] {
  return globSync('**/*.controller.ts', { cwd: folder })
    .sort()
    .flatMap((file) => endpointsOf(path.join(folder, file)));
}

function endpointsOf(file: string): readonly Endpoint[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.ESNext, true);
  return source.statements.filter(ts.isClassDeclaration).flatMap((controller) => {
    const own = callsOn(controller).find(({ name }) => ['Controller', 'AdminController'].includes(name));
    if (own === undefined) return [];
    const above = own.name === 'AdminController' ? ADMIN : addressOf(own.argument, file);
    return controller.members.flatMap((member) => {
      const taken = ts.isMethodDeclaration(member) ? member.parameters.flatMap(callsOn) : [];
      const decorators = [...callsOn(member), ...taken].map(({ name }) => name);
      return callsOn(member)
        .filter(({ name }) => METHODS.includes(name))
        .map(({ name, argument }) => {
          const [prefix, below] = [above.prefix, addressOf(argument, file).path];
          const parts = [above.path, below].filter((part) => part !== '');
          return { endpoint: `${name.toUpperCase()} ${[prefix, ...parts].join('/')}`, decorators };
        });
    });
  });
}

interface Call {
  readonly name: string;
  readonly argument: ts.Expression | undefined;
}

/** The decorators of a class, a method or a parameter. */
function callsOn(node: ts.ClassDeclaration | ts.ClassElement | ts.ParameterDeclaration): readonly Call[] {
  if (!ts.canHaveDecorators(node)) return [];
  return (ts.getDecorators(node) ?? []).flatMap(({ expression }) =>
    ts.isCallExpression(expression)
      ? [{ name: expression.expression.getText(), argument: expression.arguments[0] }]
      : [],
  );
}

function addressOf(
  argument: ts.Expression | undefined,
  file: string,
): { readonly prefix: string; readonly path: string } {
  if (argument === undefined) return { prefix: VERSIONED, path: '' };
  if (ts.isStringLiteral(argument)) return { prefix: VERSIONED, path: argument.text };
  if (!ts.isObjectLiteralExpression(argument))
    throw new Error(`${file}: ${argument.getText()} is no address`);
  const value = (name: string): ts.Expression | undefined =>
    argument.properties.filter(ts.isPropertyAssignment).find((one) => one.name.getText() === name)
      ?.initializer;
  const own = value('path');
  if (own === undefined || !ts.isStringLiteral(own)) throw new Error(`${file}: a controller without a path`);
  return { prefix: value('version') === undefined ? VERSIONED : NEUTRAL, path: own.text };
}

// Every address of the portal and of the back office, read from app.routes.ts and the route files that it names: a new page is among them by itself.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

const APPS = path.resolve(import.meta.dirname, '../../apps');

/** `auctions/:auctionId`; `**` for whatever is nowhere. Redirects are left out: where they lead is in the list. */
export function portalRoutes(): readonly string[] {
  return routesIn(path.join(APPS, 'portal/src/app/app.routes.ts'), '');
}

/** Below /admin/. */
export function officeRoutes(): readonly string[] {
  return routesIn(path.join(APPS, 'admin/src/app/app.routes.ts'), '');
}

function routesIn(file: string, above: string): readonly string[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.ESNext, true);
  const lists: ts.ArrayLiteralExpression[] = [];
  source.forEachChild((node) => {
    if (!ts.isVariableStatement(node)) return;
    for (const { initializer } of node.declarationList.declarations)
      if (initializer !== undefined && ts.isArrayLiteralExpression(initializer)) lists.push(initializer);
  });
  return lists.flatMap((list) => addressesOf(list, file, above));
}

function addressesOf(list: ts.ArrayLiteralExpression, file: string, above: string): readonly string[] {
  return list.elements.filter(ts.isObjectLiteralExpression).flatMap((route) => {
    const property = (name: string) =>
      route.properties.filter(ts.isPropertyAssignment).find((one) => one.name.getText() === name)
        ?.initializer;
    const own = property('path');
    if (own === undefined || !ts.isStringLiteral(own)) throw new Error(`${file}: a route without a path`);
    const address = [above, own.text].filter((part) => part !== '').join('/');
    const children = property('children');
    const later = property('loadChildren');
    if (property('redirectTo') !== undefined) return [];
    if (children !== undefined && ts.isArrayLiteralExpression(children))
      return addressesOf(children, file, address);
    if (later !== undefined) return routesIn(importedFile(later, file), address);
    return [address];
  });
}

function importedFile(later: ts.Expression, file: string): string {
  const named = /import\('(?<name>[^']+)'\)/.exec(later.getText())?.groups?.name;
  if (named === undefined) throw new Error(`${file}: ${later.getText()} names no file`);
  return path.resolve(path.dirname(file), `${named}.ts`);
}

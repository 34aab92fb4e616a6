// Every event of the live socket, in both directions, read from the event map in contracts.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

const EVENTS = path.resolve(import.meta.dirname, '../../libs/contracts/src/socket-events.ts');
const DIRECTIONS = ['ClientToServerEvents', 'ServerToClientEvents'];

export function socketEvents(file = EVENTS): readonly string[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.ESNext, true);
  return source.statements
    .filter(ts.isInterfaceDeclaration)
    .filter(({ name }) => DIRECTIONS.includes(name.text))
    .flatMap(({ members }) =>
      members.flatMap(({ name }) =>
        name !== undefined && (ts.isStringLiteral(name) || ts.isIdentifier(name)) ? [name.text] : [],
      ),
    );
}

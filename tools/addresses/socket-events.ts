// Every event of the live socket, in both directions, read from the event maps in contracts.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

const CONTRACTS = path.resolve(import.meta.dirname, '../../libs/contracts/src');
const FILES = ['socket-events.ts', 'practice.ts'];
const DIRECTION = /(?:ClientToServer|ServerToClient|PracticeClient|PracticeServer)Events$/;

export function socketEvents(): readonly string[] {
  return FILES.flatMap((file) => eventsIn(path.join(CONTRACTS, file)));
}

function eventsIn(file: string): readonly string[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.ESNext, true);
  return source.statements
    .filter(ts.isInterfaceDeclaration)
    .filter(({ name }) => DIRECTION.test(name.text))
    .flatMap(({ members }) =>
      members.flatMap(({ name }) =>
        name !== undefined && (ts.isStringLiteral(name) || ts.isIdentifier(name)) ? [name.text] : [],
      ),
    );
}

// Finds the files of a folder and reads each as what it is; specs and their helpers say nothing to people.
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { readScript } from './read-script';
import { readTemplate } from './read-template';
import { addReadings, type Reading } from './reading';

const NOT_SAID = /\.spec\.ts$|\/testing\/|\.d\.ts$/;

/** By path: what all apps share is read once. */
const known = new Map<string, Reading>();

export function readSources(root: string, folders: readonly string[]): Reading {
  const files = folders.flatMap((folder) => globSync(`${folder}/**/*.{ts,html}`, { cwd: root })).sort();
  return addReadings(
    files
      .filter((file) => !NOT_SAID.test(file))
      .map((file) => {
        const reading = known.get(path.join(root, file)) ?? readSource(root, file);
        known.set(path.join(root, file), reading);
        return reading;
      }),
  );
}

function readSource(root: string, file: string): Reading {
  const text = readFileSync(path.join(root, file), 'utf8');
  return file.endsWith('.html') ? readTemplate(text, file) : readScript(text, file);
}

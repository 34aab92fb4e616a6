// Which images the shipped files name.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';

interface Compose {
  readonly services: Readonly<Record<string, { readonly image?: string; readonly build?: object }>>;
}

/** The program's own: what the compose file builds. */
export function programImage(root: string): string {
  const image = Object.values(readCompose(root).services).find(({ build }) => build !== undefined)?.image;
  if (image === undefined) throw new Error('docker/compose.yaml builds no image');
  return image;
}

/** Everything that comes from elsewhere, each once. */
export function baseImages(root: string, isReplicated = false): readonly string[] {
  const dockerfile = readFileSync(path.join(root, 'docker', 'Dockerfile'), 'utf8');
  const bases = [...dockerfile.matchAll(/^FROM (\S+)/gm)].map(([, name = '']) => name);
  const files = ['compose.yaml', ...(isReplicated ? ['compose.replicated.yaml'] : [])];
  const others = files
    .flatMap((file) => Object.values(readCompose(root, file).services))
    .flatMap(({ build, image }) => (build === undefined && image !== undefined ? [image] : []));
  return [...new Set([...bases, ...others])];
}

function readCompose(root: string, file = 'compose.yaml'): Compose {
  const text = readFileSync(path.join(root, 'docker', file), 'utf8');
  return parse(text, { merge: true, logLevel: 'error' }) as Compose;
}

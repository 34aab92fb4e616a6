// The files beside docker/compose.yaml change what their first lines say and nothing else, and everything that it names can be had without Docker.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { nameServerIn } from './podman/name-server';
import { standInOf } from './podman/stand-ins';
import { baseImages, programImage } from './shipped-images';

const root = path.join(__dirname, '..', '..');
const PODMAN = path.join(__dirname, 'podman', 'compose.podman.yaml');

interface Compose {
  readonly services: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

const read = (file: string): Compose =>
  parse(readFileSync(file, 'utf8'), { merge: true, logLevel: 'error' }) as Compose;
const shipped = Object.keys(read(path.join(root, 'docker', 'compose.yaml')).services);

const keysIn = (file: string): readonly string[] => {
  const { services } = read(file);
  for (const name of Object.keys(services)) expect(shipped).toContain(name);
  return [...new Set(Object.values(services).flatMap((service) => Object.keys(service)))].sort();
};

describe('beside docker/compose.yaml', () => {
  it('podman’s file changes what such a machine forbids, with a reason for each', () => {
    expect(keysIn(PODMAN)).toEqual(['profiles', 'tmpfs', 'ulimits', 'volumes']);
    expect(nameServerIn(PODMAN)).toMatch(/^10\./);
  });

  it('the crowd’s file lets many log in from one address', () => {
    const file = path.join(__dirname, 'compose.crowd.yaml');
    expect(keysIn(file)).toEqual(['environment']);
    for (const { environment } of Object.values(read(file).services))
      expect(environment).toEqual({ HAOPAI_LOGIN_TRIES_PER_ADDRESS: '100000' });
  });

  it('the release before has another image, of every service that this one has', () => {
    const file = path.join(__dirname, 'compose.before.yaml');
    expect(keysIn(file)).toEqual(['image']);
    const own = Object.entries(read(path.join(root, 'docker', 'compose.yaml')).services)
      .filter(([, { image }]) => image === programImage(root))
      .map(([name]) => name);
    expect(Object.keys(read(file).services).sort()).toEqual(own.sort());
  });

  it('every base image is one that something is known to stand in for', () => {
    const names = baseImages(root);
    expect(names).toContain('node:24-slim');
    expect(names.map(standInOf).filter((recipe) => recipe === null)).toEqual([null]);
    const more = baseImages(root, true).filter((name) => !names.includes(name));
    expect(more.map(standInOf)).toEqual(['haproxy', 'mariadb']);
  });
});

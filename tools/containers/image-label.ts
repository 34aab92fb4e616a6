// Images that are here: their whole names, and what their labels say.
import { run } from '../services/child-process';
import type { ContainerEngine } from './container-engine';

/** As podman calls what Docker calls `name`: short names are looked up so; one that begins with a host is whole. */
export function nameOf({ hasPublishedImages }: ContainerEngine, name: string): string {
  if (hasPublishedImages || /^(localhost|[\w-]+(\.[\w-]+)+)\//.test(name)) return name;
  return name.includes('/') ? `docker.io/${name}` : `docker.io/library/${name}`;
}

/** Null where there is no such image; empty where it has no such label. */
export function readLabel(engine: ContainerEngine, image: string, label: string): Promise<string | null> {
  const format = `{{index .Config.Labels "${label}"}}`;
  const { program, env } = engine;
  return run(program, ['image', 'inspect', '--format', format, nameOf(engine, image)], { env }).then(
    (said) => said.trim(),
    () => null,
  );
}

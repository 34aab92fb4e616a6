// Docker with compose where its engine answers, else podman.
import { run } from '../services/child-process';
import { findDocker } from '../services/docker';
import type { Note } from '../services';
import type { ContainerEngine } from './container-engine';
import { openPodman } from './podman/open-podman';

/** In every network that somebody made. */
const DOCKERS_NAME_SERVER = '127.0.0.11';

/** `home` keeps the images and containers of an engine that has no place of its own. */
export async function openEngine(home: string, note: Note): Promise<ContainerEngine> {
  const docker = await findDocker();
  if (docker === null) return openPodman(home, note);
  await run(docker, ['compose', 'version']).catch(() => {
    throw new Error('Docker is here without its compose plug-in: install docker-compose-plugin.');
  });
  return {
    name: 'Docker',
    version: (await run(docker, ['version', '--format', '{{.Server.Version}}'])).trim(),
    program: docker,
    compose: [docker, 'compose'],
    env: {},
    hasPublishedImages: true,
    asksNobody: false,
    nameServer: DOCKERS_NAME_SERVER,
    overrides: [],
    close: () => Promise.resolve(),
  };
}

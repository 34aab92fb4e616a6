// podman as an engine: found or installed, its images and containers in a folder of this clone, and its service, to which compose speaks.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { aptInstall, findProgram, type Note } from '../../services';
import { run, startServer } from '../../services/child-process';
import { waitUntilReady } from '../../services/readiness';
import type { ContainerEngine } from '../container-engine';
import { nameServerIn } from './name-server';

/** docker-compose is the compose of Docker itself; it speaks to podman as it does to Docker. */
const PACKAGES = [
  ['podman', 'runc', 'netavark', 'aardvark-dns', 'nftables', 'docker-compose', 'docker-cli', 'mmdebstrap'],
];
/** `docker` is the client alone, which docker/site.sh calls. */
const PROGRAMS = ['podman', 'docker-compose', 'runc', 'mmdebstrap', 'nft', 'docker'];
const OVERRIDE = path.join(import.meta.dirname, 'compose.podman.yaml');
const READY_PATIENCE_MS = 600_000;
const STOP_PATIENCE_MS = 10_000;

export async function openPodman(home: string, note: Note): Promise<ContainerEngine> {
  const { podman, compose } = await obtainPrograms(note);
  mkdirSync(home, { recursive: true, mode: 0o700 });
  const socket = path.join(home, 'podman.sock');
  const env = {
    CONTAINERS_CONF: path.join(import.meta.dirname, 'containers.conf'),
    CONTAINERS_STORAGE_CONF: writeStorageConf(home),
    DOCKER_HOST: `unix://${socket}`,
    // Without systemd there are no timers that would ask containers whether they are well.
    DISABLE_HC_SYSTEMD: 'true',
    PODMAN_IGNORE_CGROUPSV1_WARNING: '1',
  };
  rmSync(socket, { force: true });
  const server = startServer(podman, ['system', 'service', '--time=0', `unix://${socket}`], {
    logFile: path.join(home, 'podman.log'),
    env: { ...process.env, ...env },
  });
  // Not its group: the name server of containers that go on may be in it.
  const close = async (): Promise<void> => {
    server.child.kill('SIGTERM');
    const force = setTimeout(() => server.child.kill('SIGKILL'), STOP_PATIENCE_MS);
    await server.ended;
    clearTimeout(force);
  };
  const ping = async (): Promise<void> =>
    void (await run(podman, ['--remote', '--url', env.DOCKER_HOST, 'version'], { env }));
  await waitUntilReady(ping, { name: 'podman', patienceMs: READY_PATIENCE_MS, server }).catch(
    async (error: unknown) => {
      await close();
      throw error;
    },
  );
  return {
    name: 'Podman',
    version: (await run(podman, ['version', '--format', '{{.Client.Version}}'], { env })).trim(),
    program: podman,
    compose: [compose],
    env,
    hasPublishedImages: false,
    asksNobody: true,
    nameServer: nameServerIn(OVERRIDE),
    overrides: [OVERRIDE],
    close,
  };
}

interface Programs {
  readonly podman: string;
  readonly compose: string;
}

async function obtainPrograms(note: Note): Promise<Programs> {
  const find = (): Programs | null => {
    const [podman, compose, ...others] = PROGRAMS.map((name) => findProgram(name));
    return podman && compose && !others.includes(null) ? { podman, compose } : null;
  };
  const found = find();
  if (found !== null) return found;
  const why = 'Docker’s engine does not answer, and podman takes its place';
  const installed = (await aptInstall(PACKAGES, why, note)) ? find() : null;
  if (installed !== null) return installed;
  throw new Error(
    [
      'Nothing runs containers here. One of these ways is needed:',
      '  1. Docker with compose, its engine running',
      `  2. ${PROGRAMS.join(', ')} on the PATH, as root`,
      '  3. apt-get, as root or with sudo that asks for no password',
    ].join('\n'),
  );
}

/** Apart from what this machine’s podman has otherwise. */
function writeStorageConf(home: string): string {
  const file = path.join(home, 'storage.conf');
  const lines = [
    '[storage]',
    'driver = "overlay"',
    `graphroot = "${path.join(home, 'storage')}"`,
    `runroot = "${path.join(home, 'run')}"`,
  ];
  writeFileSync(file, `${lines.join('\n')}\n`);
  return file;
}

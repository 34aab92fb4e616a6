// Installs Debian packages where that is possible without asking anybody: as root, or with sudo that needs no password. Says before which
// and why, and does nothing where HAOPAI_INSTALL=off.
import { sayLine } from '../terminal/steps';
import { run } from './child-process';
import { findProgram } from './find-program';

/** A browser comes with hundreds of packages. */
const NOTE_EVERY_MS = 3_000;

/** Another installation may be under way. */
const WAITS_ITS_TURN = 'DPkg::Lock::Timeout=600';

export type Note = (line: string) => void;

/** How apt-get can be run here, or null when it cannot. */
async function aptCommand(): Promise<readonly string[] | null> {
  const apt = findProgram('apt-get');
  if (apt === null) return null;
  if (process.getuid?.() === 0) return [apt];
  const sudo = findProgram('sudo');
  if (sudo === null) return null;
  return run(sudo, ['-n', 'true']).then(
    () => [sudo, '-n', apt],
    () => null,
  );
}

let hasUpdated = false;

/** What `npm start -- --no-install` and HAOPAI_INSTALL=off say: this machine gets no package of ours. */
export function mayInstall(env: NodeJS.ProcessEnv): boolean {
  return env.HAOPAI_INSTALL?.toLowerCase() !== 'off';
}

/**
 * Installs the first of the alternatives that can be installed, each a list of packages; `why` says what is missing and what it is for. False
 * when it must not, when there is no apt-get to use, or when none of them worked; the reason is noted.
 */
export async function aptInstall(
  alternatives: readonly (readonly string[])[],
  why: string,
  note: Note,
): Promise<boolean> {
  if (!mayInstall(process.env)) return false;
  const command = await aptCommand();
  const [program, ...before] = command ?? [];
  if (program === undefined) return false;
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  let notedMs = 0;
  const onLine = (line: string) => {
    const isFault = /^(E:|Err:)/.test(line);
    const isProgress = /^(Get:|Unpacking|Setting up|Need to get)/.test(line);
    if (!isFault && !(isProgress && Date.now() - notedMs >= NOTE_EVERY_MS)) return;
    notedMs = Date.now();
    note(`apt: ${line.slice(0, 90)}`);
  };
  const apt = (...args: string[]) => run(program, [...before, '-q', ...args], { env, onLine });
  for (const packages of alternatives) {
    sayLine(
      'install',
      `apt-get installs ${packages.join(', ')}: ${why} (HAOPAI_INSTALL=off, of npm start also --no-install, leaves this machine as it is)`,
    );
    if (!hasUpdated) {
      note('apt: update');
      await apt('update').catch((error: unknown) => note(`apt: ${firstLine(error)}`));
      hasUpdated = true;
    }
    try {
      await apt('install', '-y', '--no-install-recommends', '-o', WAITS_ITS_TURN, ...packages);
      return true;
    } catch (error) {
      note(`apt: ${packages.join(' ')} could not be installed: ${firstLine(error)}`);
    }
  }
  return false;
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
}

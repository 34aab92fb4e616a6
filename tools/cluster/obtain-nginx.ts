// Finds nginx on the PATH, or has apt-get bring it. The distribution's own service is left alone: it gets no file and no signal from here.
import { aptInstall, findProgram, type Note } from '../services';

/** Debian's full package would start its service; where that is allowed, it takes port 80 and nothing of ours. */
const PACKAGES = [['nginx'], ['nginx-light']];

export async function obtainNginx(note: Note): Promise<string> {
  const found = findProgram('nginx');
  if (found !== null) return found;
  const installed = (await aptInstall(
    PACKAGES,
    'no nginx was found, which stands before the instances',
    note,
  ))
    ? findProgram('nginx')
    : null;
  if (installed !== null) return installed;
  throw new Error(
    [
      'No nginx to be had. One of these ways is needed:',
      '  1. nginx on the PATH',
      '  2. apt-get, as root or with sudo that asks for no password',
    ].join('\n'),
  );
}

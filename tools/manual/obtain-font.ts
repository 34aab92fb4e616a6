// Makes sure that the browser has a font for Chinese, the same everywhere, so that the manual looks the same wherever it is made.
import { aptInstall, findProgram, type Note } from '../services';
import { run } from '../services/child-process';

const FAMILY = 'Noto Sans CJK SC';

export async function obtainFont(note: Note): Promise<void> {
  if (await isThere()) return;
  const hasInstalled = await aptInstall([['fonts-noto-cjk']], 'no font that knows Chinese was found', note);
  if (hasInstalled && (await isThere())) return;
  throw new Error(
    `The manual is set in ${FAMILY}: install it, or let apt-get work (root, or sudo without a password).`,
  );
}

async function isThere(): Promise<boolean> {
  const list = findProgram('fc-list');
  if (list === null) return false;
  return (await run(list, [`${FAMILY}:style=Regular`])).trim() !== '';
}

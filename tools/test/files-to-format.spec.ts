// Nothing that may be out of format is left out.
import path from 'node:path';
import { filesToFormat } from './files-to-format';

const root = path.resolve(import.meta.dirname, '../..');
const filesAfter = (...unseen: readonly string[]) =>
  filesToFormat(root, { isNight: false, unseen: new Set(unseen) });

describe('whose format is looked at', () => {
  it('is everything where no whole run is known, and at night', () => {
    expect(filesToFormat(root, { isNight: false, unseen: null })).toEqual(['.']);
    expect(filesToFormat(root, { isNight: true, unseen: new Set(['README.md']) })).toEqual(['.']);
  });

  it('is what was changed since a whole run, as far as it is still there', () => {
    expect(filesAfter('README.md', 'libs/gone.ts')).toEqual(['README.md']);
    expect(filesAfter()).toEqual([]);
  });

  it.each(['package-lock.json', '.prettierrc.json', '.prettierignore'])(
    'is everything after a change of %s',
    (file) => {
      expect(filesAfter('README.md', file)).toEqual(['.']);
    },
  );
});

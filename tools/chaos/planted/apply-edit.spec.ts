// A planted fault must not miss its place without a word.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { applyEdit } from './apply-edit';
import { PLANTED_FAULTS } from './planted-faults';

const root = path.resolve(__dirname, '..', '..', '..');
const EDIT = { file: 'a.ts', piece: 'x > 1', becomes: 'x > 2' };

describe('planting a fault', () => {
  it('changes one place', () => {
    expect(applyEdit('if (x > 1) go();', EDIT)).toBe('if (x > 2) go();');
  });

  it('fails when the place is not there, or there twice', () => {
    expect(() => applyEdit('if (x > 3) go();', EDIT)).toThrow(/not once in a.ts/);
    expect(() => applyEdit('x > 1; x > 1', EDIT)).toThrow(/not once in a.ts/);
  });

  it.each(PLANTED_FAULTS)('finds every place of $name', ({ edits }) => {
    for (const edit of edits) applyEdit(readFileSync(path.join(root, edit.file), 'utf8'), edit);
  });
});

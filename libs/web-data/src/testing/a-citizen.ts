// Builder of a citizen for specs.
import type { CitizenView } from '@haopai/contracts';

export const aCitizen = (change: Partial<CitizenView> = {}): CitizenView => ({
  id: 1,
  username: 'demo1',
  displayName: '王芳',
  kind: 'person',
  region: '330702',
  ...change,
});

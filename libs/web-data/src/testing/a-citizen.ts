// Builder of a citizen for specs.
import type { OwnCitizenView } from '@haopai/contracts';

export const aCitizen = (change: Partial<OwnCitizenView> = {}): OwnCitizenView => ({
  id: 1,
  username: 'demo1',
  displayName: '王芳',
  kind: 'person',
  region: '330702',
  agreementDue: null,
  ...change,
});

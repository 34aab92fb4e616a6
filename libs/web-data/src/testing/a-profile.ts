// Builders of a profile and of sessions for specs.
import type { ProfileView, SessionView } from '@haopai/contracts';

export const aProfile = (change: Partial<ProfileView> = {}): ProfileView => ({
  username: 'demo1',
  kind: 'person',
  displayName: '王芳',
  region: '330702',
  address: '八一南街 1 号',
  maskedMobile: '138****8000',
  maskedDocument: '330***********1234',
  maskedTemporaryPermitNo: null,
  representativeName: null,
  maskedRepresentativeId: null,
  registeredAtMs: 0,
  agreementVersion: '2026-11',
  lastLogin: { atMs: 0, address: '127.0.0.1', device: 'Chrome · Windows' },
  ...change,
});

export const aSession = (change: Partial<SessionView> = {}): SessionView => ({
  id: 's1',
  device: 'Chrome · Windows',
  address: '127.0.0.1',
  openedAtMs: 0,
  lastUsedAtMs: 0,
  isCurrent: false,
  ...change,
});

// One's own bans from enrolling, over REST.
import type { BanView } from '@haopai/contracts';
import type { ReadRequest } from '@haopai/web-data';

export function ownBans(): ReadRequest<readonly BanView[]> {
  return { path: '/me/bans' };
}

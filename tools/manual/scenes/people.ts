// Who registers in the manual's pictures: invented, with documents that pass every check and belong to nobody.
import { type Identity, organisationIdentity, personIdentity } from '../../seed';

export interface Newcomer {
  readonly username: string;
  readonly name: string;
  readonly identity: Identity;
}

export const PASSWORD = 'quiet-herons-7';

/** One for each language; their numbers nobody of the demo has. */
export const PERSONS: readonly Newcomer[] = [
  { username: 'shen_zhiyuan', name: '沈知远', identity: personIdentity(71) },
  { username: 'shen_ruolan', name: '沈若兰', identity: personIdentity(72) },
];
export const ORGANISATIONS: readonly Newcomer[] = [
  { username: 'chunjiang', name: '金华市双溪物流有限公司', identity: organisationIdentity(73) },
  { username: 'chunjiang_2', name: '金华市婺江物流有限公司', identity: organisationIdentity(74) },
];

// What is known of who somebody is, as keys among the words: pure.
import type { ClaimedIdentity } from '@haopai/contracts';

export function identityKeys({ state, by, reason }: ClaimedIdentity): readonly string[] {
  return [
    `claim.identity.state.${state}`,
    ...(by === null ? [] : [`claim.identity.by.${by}`]),
    ...(reason === null ? [] : [`claim.identity.reason.${reason}`]),
  ];
}

// Who does the work of a proof: a worker, so that the page stays quick. It is fetched when the first challenge has come.
import { InjectionToken } from '@angular/core';
import type { ProofChallenge } from '@haopai/contracts';

/** The text to send; rejects where the browser cannot do it: without a safe origin, or where no worker may run. */
export type Prover = (challenge: ProofChallenge) => Promise<string>;

export const PROVER = new InjectionToken<Prover>('prover', {
  providedIn: 'root',
  factory: () => async (challenge: ProofChallenge) => (await import('./worker-prover')).prove(challenge),
});

// Does the work of a proof as a page does.
import type { ProofPurpose, ProofView } from '@haopai/contracts';
import { solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import type { Challenge } from 'altcha-lib/types';
import type { HttpClient } from './http-client';

export interface Solved {
  readonly challenge: Challenge;
  readonly solution: { readonly counter: number; readonly derivedKey: string };
}

export async function solveProof(client: HttpClient, purpose: ProofPurpose): Promise<Solved> {
  const view = (await client.post('/api/v1/auth/proofs', { purpose })).body as ProofView;
  if (!view.isOn) throw new Error('the site asks for no proof');
  const challenge = view.challenge as unknown as Challenge;
  const solution = await solveChallenge({ challenge, deriveKey });
  if (solution === null) throw new Error('no counter solves the challenge');
  return { challenge, solution };
}

export function proofText(solved: object): string {
  return Buffer.from(JSON.stringify(solved)).toString('base64');
}

// What a program does that knocks as a stranger: the work of a proof, as every page does it.
import type { NoMachine, ProofPurpose, ProofView } from '@haopai/contracts';
import { solveProof } from '../../no-machine/solve-proof';
import type { Person } from './person';

export async function showWork(person: Person, purpose: ProofPurpose): Promise<NoMachine> {
  return solveProof(await person.must<ProofView>(person.post('/auth/proofs', { purpose })));
}

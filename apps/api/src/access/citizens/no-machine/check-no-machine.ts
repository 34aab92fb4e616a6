// A stranger shows to be no machine, or to be one that has worked for it: by a proof of work or, where few are, by a picture. It is a cost, not
// a lane: whoever has a session, and with it every bidder, is never asked.
import { Injectable } from '@nestjs/common';
import type { NoMachine, ProofPurpose } from '@haopai/contracts';
import type { RefusalError } from '../../../platform/errors';
import { Captchas } from '../captcha/captchas';
import { Proofs } from '../proofs/proofs';

@Injectable()
export class CheckNoMachine {
  constructor(
    private readonly proofs: Proofs,
    private readonly captchas: Captchas,
  ) {}

  /** Uses up what is shown. */
  execute({ proof, ...captcha }: NoMachine, purpose: ProofPurpose): Promise<RefusalError | undefined> {
    return proof === undefined ? this.captchas.check(captcha, purpose) : this.proofs.check(proof, purpose);
  }
}

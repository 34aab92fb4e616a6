// Use cases of every way that asks for a passkey: the question, and whether what a browser answers is an answer to it.
import { Injectable } from '@nestjs/common';
import type { PasskeyAnswer, PasskeyQuestion } from '@haopai/contracts';
import { verifyAuthenticationResponse } from '@simplewebauthn/server';
import type { Request } from 'express';
import { Config } from '../../platform/config';
import { RefusalError } from '../../platform/errors';
import type { Passkey, Person } from './passkey';
import { type ChallengeUse, PASSKEY_CHALLENGE_LIFE_MS, PasskeyChallenges } from './passkey-challenges';
import { isPageOf, passkeyHost } from './passkey-host';
import { PasskeysStore } from './passkeys.store';

type Purpose = Exclude<ChallengeUse['purpose'], 'add'>;
/** A citizen who has said nothing of themself yet. */
const ANYBODY: ChallengeUse = { purpose: 'logIn', person: null, sessionId: null };

@Injectable()
export class AskPasskeys {
  constructor(
    private readonly config: Config,
    private readonly store: PasskeysStore,
    private readonly challenges: PasskeyChallenges,
  ) {}

  /** Of this host, which are all that count here. */
  has(person: Person): Promise<boolean> {
    return this.store.hasOneAt(passkeyHost(this.config, person.kind), person);
  }

  async question(
    request: Request,
    person: Person,
    purpose: Purpose,
  ): Promise<PasskeyQuestion | RefusalError> {
    const host = passkeyHost(this.config, person.kind);
    const usable = (await this.store.of(person)).filter((passkey) => passkey.host === host);
    return this.ask(request, host, { purpose, person, sessionId: request.sessionID }, usable);
  }

  /** The device says which it has: no answer of ours tells who has an account. */
  questionForAnybody(request: Request): Promise<PasskeyQuestion | RefusalError> {
    return this.ask(request, passkeyHost(this.config, 'citizen'), ANYBODY, []);
  }

  /** Undefined when it is. The owner was asked for (a finger, a face or a PIN), and the page is the one that asks now. */
  judge(
    request: Request,
    person: Person,
    purpose: Purpose,
    answer: PasskeyAnswer,
  ): Promise<RefusalError | undefined> {
    const host = passkeyHost(this.config, person.kind);
    const use = { purpose, person, sessionId: request.sessionID };
    return this.take(request, host, use, answer, async () => {
      const own = await this.store.of(person);
      return own.find(({ credentialId }) => credentialId === answer.id);
    });
  }

  /** Which citizen's it is, where it is an answer. */
  async judgeOfAnybody(request: Request, answer: PasskeyAnswer): Promise<Person | RefusalError> {
    const found = await this.store.byCredential('citizen', answer.id);
    const host = passkeyHost(this.config, 'citizen');
    const refusal = await this.take(request, host, ANYBODY, answer, () => Promise.resolve(found?.passkey));
    return refusal ?? found?.person ?? new RefusalError('PASSKEY.REFUSED', {});
  }

  private async ask(
    { headers }: Request,
    host: string,
    use: ChallengeUse,
    passkeys: readonly Passkey[],
  ): Promise<PasskeyQuestion | RefusalError> {
    if (!isPageOf(host, headers.origin)) return new RefusalError('PASSKEY.OTHER_HOST', { host });
    const challenge = await this.challenges.make(use);
    return {
      ...{ challenge, host, timeoutMs: PASSKEY_CHALLENGE_LIFE_MS },
      passkeys: passkeys.map(({ credentialId: id, transports }) => ({ id, transports })),
    };
  }

  private async take(
    { headers: { origin } }: Request,
    host: string,
    use: ChallengeUse,
    answer: PasskeyAnswer,
    find: () => Promise<Passkey | undefined>,
  ): Promise<RefusalError | undefined> {
    if (!isPageOf(host, origin)) return new RefusalError('PASSKEY.OTHER_HOST', { host });
    const challenge = await this.challenges.use(answer.clientData, use);
    if (challenge instanceof RefusalError) return challenge;
    const passkey = await find();
    if (passkey?.host !== host) return new RefusalError('PASSKEY.REFUSED', {});
    const counter = await counterOf(answer, passkey, challenge, origin);
    if (counter === null) return new RefusalError('PASSKEY.REFUSED', {});
    return (await this.store.noteUse(passkey, counter)) ? undefined : new RefusalError('PASSKEY.COPIED', {});
  }
}

/** As the device counts; null where it has not signed this. */
async function counterOf(
  { id, clientData, authenticatorData, signature }: PasskeyAnswer,
  { publicKey, host }: Passkey,
  expectedChallenge: string,
  expectedOrigin: string,
): Promise<number | null> {
  const verified = await verifyAuthenticationResponse({
    response: {
      ...{ id, rawId: id, type: 'public-key', clientExtensionResults: {} },
      response: { clientDataJSON: clientData, authenticatorData, signature },
    },
    ...{ expectedChallenge, expectedOrigin, expectedRPID: host, requireUserVerification: true },
    // The counter is compared where it is written, so that two at once are told apart.
    credential: { id, publicKey: Buffer.from(publicKey, 'base64url'), counter: 0 },
  }).catch(() => null);
  return verified?.verified === true ? verified.authenticationInfo.newCounter : null;
}

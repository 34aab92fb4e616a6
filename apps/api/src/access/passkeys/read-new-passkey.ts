// Makes a passkey somebody's: what a browser is asked for, and whether what it brings can be kept.
import { Injectable } from '@nestjs/common';
import { type NewPasskeyBody, type NewPasskeyQuestion, PASSKEYS_MAX } from '@haopai/contracts';
import { verifyRegistrationResponse } from '@simplewebauthn/server';
import type { Request } from 'express';
import { Config } from '../../platform/config';
import { RefusalError } from '../../platform/errors';
import { PersonalData } from '../../platform/personal-data';
import type { NewPasskey, Person } from './passkey';
import { PASSKEY_CHALLENGE_LIFE_MS, PasskeyChallenges } from './passkey-challenges';
import { isPageOf, passkeyHost } from './passkey-host';
import { PasskeysStore } from './passkeys.store';

/** COSE: EdDSA, ES256, RS256. */
const ALGORITHMS = [-8, -7, -257];

@Injectable()
export class ReadNewPasskey {
  constructor(
    private readonly config: Config,
    private readonly store: PasskeysStore,
    private readonly challenges: PasskeyChallenges,
    private readonly personalData: PersonalData,
  ) {}

  /** `names` are shown by the device, to its owner. */
  async question(
    request: Request,
    person: Person,
    names: { readonly userName: string; readonly userDisplayName: string },
  ): Promise<NewPasskeyQuestion | RefusalError> {
    const host = passkeyHost(this.config, person.kind);
    const all = await this.store.of(person);
    const refusal = this.refuse(request, host, all.length);
    if (refusal !== undefined) return refusal;
    const challenge = await this.challenges.make({ purpose: 'add', person, sessionId: request.sessionID });
    return {
      ...{ challenge, host, timeoutMs: PASSKEY_CHALLENGE_LIFE_MS, algorithms: ALGORITHMS, ...names },
      userHandle: Buffer.from(this.handleOf(person), 'hex').toString('base64url'),
      passkeys: all
        .filter((passkey) => passkey.host === host)
        .map(({ credentialId: id, transports }) => ({ id, transports })),
    };
  }

  async read(request: Request, person: Person, body: NewPasskeyBody): Promise<NewPasskey | RefusalError> {
    const host = passkeyHost(this.config, person.kind);
    const { origin } = request.headers;
    const { length } = await this.store.of(person);
    const refusal = this.refuse(request, host, length);
    if (refusal !== undefined || origin === undefined)
      return refusal ?? new RefusalError('PASSKEY.REFUSED', {});
    const use = { purpose: 'add', person, sessionId: request.sessionID } as const;
    const expectedChallenge = await this.challenges.use(body.clientData, use);
    if (expectedChallenge instanceof RefusalError) return expectedChallenge;
    const { id, clientData: clientDataJSON, attestation: attestationObject, transports, name } = body;
    const verified = await verifyRegistrationResponse({
      response: {
        ...{ id, rawId: id, type: 'public-key', clientExtensionResults: {} },
        response: { clientDataJSON, attestationObject },
      },
      ...{ expectedOrigin: origin, expectedRPID: host, requireUserVerification: true },
      ...{ expectedChallenge, supportedAlgorithmIDs: ALGORITHMS },
    }).catch(() => null);
    if (verified?.verified !== true) return new RefusalError('PASSKEY.REFUSED', {});
    const { id: credentialId, publicKey, counter } = verified.registrationInfo.credential;
    const key = Buffer.from(publicKey).toString('base64url');
    return { host, credentialId, publicKey: key, counter, transports, name };
  }

  private refuse({ headers }: Request, host: string, count: number): RefusalError | undefined {
    if (!isPageOf(host, headers.origin)) return new RefusalError('PASSKEY.OTHER_HOST', { host });
    return count < PASSKEYS_MAX ? undefined : new RefusalError('PASSKEY.TOO_MANY', { max: PASSKEYS_MAX });
  }

  /** It lies in the clear in people's devices. */
  private handleOf({ kind, id }: Person): string {
    return this.personalData.hash('passkeyOwner', `${kind} ${id}`);
  }
}

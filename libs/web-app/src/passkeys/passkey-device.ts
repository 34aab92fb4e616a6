// Asks the browser for a passkey, and it its owner: a finger, a face or a PIN. Whatever becomes of it is said in one of four ways.
import { Injectable } from '@angular/core';
import type { NewPasskeyBody, NewPasskeyQuestion, PasskeyAnswer, PasskeyQuestion } from '@haopai/contracts';
import {
  browserSupportsWebAuthn,
  startAuthentication,
  startRegistration,
  WebAuthnError,
} from '@simplewebauthn/browser';

/** Closed or waited out; has one of these already; cannot do what is asked; anything else. */
export type DeviceFailure = 'givenUp' | 'known' | 'unfit' | 'broken';

export type FromDevice<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly failure: DeviceFailure };

const SITE = 'Haopai';
const UNFIT: readonly string[] = [
  'ERROR_AUTHENTICATOR_MISSING_DISCOVERABLE_CREDENTIAL_SUPPORT',
  'ERROR_AUTHENTICATOR_MISSING_USER_VERIFICATION_SUPPORT',
  'ERROR_AUTHENTICATOR_NO_SUPPORTED_PUBKEYCREDPARAMS_ALG',
];

@Injectable({ providedIn: 'root' })
export class PasskeyDevice {
  /** False in browsers that know no passkeys. */
  isThere(): boolean {
    return browserSupportsWebAuthn();
  }

  /** `required`: the device finds it by itself, for whoever has not said who they are. */
  make(
    question: NewPasskeyQuestion,
    residentKey: 'preferred' | 'required' = 'preferred',
  ): Promise<FromDevice<Omit<NewPasskeyBody, 'name'>>> {
    const { challenge, host, userHandle, userName: name, userDisplayName: displayName } = question;
    return answered(async () => {
      const { id, response } = await startRegistration({
        optionsJSON: {
          ...{ challenge, timeout: question.timeoutMs, attestation: 'none' },
          rp: { id: host, name: SITE },
          user: { id: userHandle, name, displayName },
          pubKeyCredParams: question.algorithms.map((alg) => ({ type: 'public-key', alg })),
          excludeCredentials: hintsOf(question),
          authenticatorSelection: { residentKey, userVerification: 'required' },
        },
      });
      const { clientDataJSON: clientData, attestationObject: attestation, transports = [] } = response;
      return { id, clientData, attestation, transports };
    });
  }

  show(question: PasskeyQuestion): Promise<FromDevice<PasskeyAnswer>> {
    const { challenge, host: rpId, timeoutMs: timeout } = question;
    return answered(async () => {
      const { id, response } = await startAuthentication({
        optionsJSON: {
          ...{ challenge, rpId, timeout, userVerification: 'required' },
          allowCredentials: hintsOf(question),
        },
      });
      const { clientDataJSON: clientData, authenticatorData, signature } = response;
      return { id, clientData, authenticatorData, signature };
    });
  }
}

function hintsOf({ passkeys }: PasskeyQuestion) {
  return passkeys.map(({ id, transports }) => ({
    ...{ id, type: 'public-key' as const },
    transports: [...transports],
  }));
}

async function answered<Value>(ask: () => Promise<Value>): Promise<FromDevice<Value>> {
  try {
    return { ok: true, value: await ask() };
  } catch (error) {
    return { ok: false, failure: failureOf(error) };
  }
}

function failureOf(error: unknown): DeviceFailure {
  if (error instanceof WebAuthnError) {
    if (error.code === 'ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED') return 'known';
    if (error.code === 'ERROR_CEREMONY_ABORTED') return 'givenUp';
    if (UNFIT.includes(error.code)) return 'unfit';
  }
  return error instanceof Error && error.name === 'NotAllowedError' ? 'givenUp' : 'broken';
}

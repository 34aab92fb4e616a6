// A browser's passkeys as a spec wants them: what they answer, and what they were asked.
import type { NewPasskeyBody, NewPasskeyQuestion, PasskeyAnswer, PasskeyQuestion } from '@haopai/contracts';
import type { DeviceFailure, FromDevice } from '@haopai/web-app/passkeys';

export const MADE: Omit<NewPasskeyBody, 'name'> = {
  ...{ id: 'made', clientData: 'c', attestation: 'a', transports: ['internal'] },
};
export const SHOWN: PasskeyAnswer = { id: 'made', clientData: 'c', authenticatorData: 'a', signature: 's' };
export const QUESTION: PasskeyQuestion = {
  ...{ challenge: 'q', host: 'localhost', timeoutMs: 300_000 },
  passkeys: [{ id: 'made', transports: ['internal'] }],
};

export class FakePasskeyDevice {
  isHere = true;
  /** What becomes of the next times that it is asked. */
  failure: DeviceFailure | null = null;
  readonly askedFor: string[] = [];

  isThere(): boolean {
    return this.isHere;
  }

  make({ challenge }: NewPasskeyQuestion): Promise<FromDevice<Omit<NewPasskeyBody, 'name'>>> {
    return this.answer(challenge, MADE);
  }

  show({ challenge }: PasskeyQuestion): Promise<FromDevice<PasskeyAnswer>> {
    return this.answer(challenge, SHOWN);
  }

  private answer<Value>(challenge: string, value: Value): Promise<FromDevice<Value>> {
    this.askedFor.push(challenge);
    const { failure } = this;
    return Promise.resolve(failure === null ? { ok: true, value } : { ok: false, failure });
  }
}

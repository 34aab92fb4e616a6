// Has the browser answer a question with a passkey, and the server hear it: in words why not, or null when it was taken.
import { inject, Injectable } from '@angular/core';
import type { PasskeyAnswer, PasskeyQuestion } from '@haopai/contracts';
import { Words } from '@haopai/web-app';
import { PasskeyDevice } from '@haopai/web-app/passkeys';
import type { Outcome } from '@haopai/web-data';

@Injectable({ providedIn: 'root' })
export class ShowPasskey {
  private readonly words = inject(Words);
  private readonly device = inject(PasskeyDevice);

  async why(
    ask: () => Promise<Outcome<PasskeyQuestion>>,
    hear: (answer: PasskeyAnswer) => Promise<Outcome<unknown>>,
  ): Promise<string | null> {
    const question = await ask();
    if (!question.ok) return this.words.sayRefusal(question.refusal);
    const answer = await this.device.show(question.value);
    if (!answer.ok) return this.words.say(`passkeys.failure.${answer.failure}`);
    const heard = await hear(answer.value);
    return heard.ok ? null : this.words.sayRefusal(heard.refusal);
  }
}

// Has a citizen show once more who they are where the server asks for it, on the spot: then what was asked for goes on, and nothing typed is lost.
import { inject, Injectable, Injector } from '@angular/core';
import { Words } from '@haopai/web-app';
import type { Outcome } from '@haopai/web-data';
import { firstValueFrom } from 'rxjs';
import { ACCOUNT_WORDS } from '../account/words-loader';
import { untilHere } from '../dialogs/until-here';

@Injectable({ providedIn: 'root' })
export class ConfirmSelf {
  private readonly injector = inject(Injector);
  private readonly words = inject(Words);

  /** Asks; where the session has to confirm itself first, asks again once it has. The refusal where it was given up. */
  async whileConfirmed<Value>(ask: () => Promise<Outcome<Value>>): Promise<Outcome<Value>> {
    const answer = await ask();
    if (answer.ok || answer.refusal.code !== 'CONFIRMATION.NEEDED') return answer;
    return (await this.prove()) ? ask() : answer;
  }

  /** For a page that offers it. */
  bringWords(): Promise<void> {
    return untilHere(() => this.words.bring(ACCOUNT_WORDS));
  }

  /** False when it was given up. */
  async prove(): Promise<boolean> {
    const [{ MatDialog, ConfirmSelfDialog }] = await Promise.all([
      untilHere(() => import('./confirm-self-files')),
      this.bringWords(),
    ]);
    const opened = this.injector.get(MatDialog).open<unknown, undefined, boolean>(ConfirmSelfDialog, {
      width: '440px',
      autoFocus: '[data-testid=own-password]',
    });
    return (await firstValueFrom(opened.afterClosed())) === true;
  }
}

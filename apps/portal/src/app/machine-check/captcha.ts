// The picture to type: single use, so that each try that fails brings a new one; nothing where the site asks for none. Asked for until it is there.
import { computed, DestroyRef, inject, Injectable, signal } from '@angular/core';
import type { CaptchaView } from '@haopai/contracts';
import { FormField, readLine } from '@haopai/web-app/forms';
import { AccountsClient, type Loaded, LOADING } from '@haopai/web-data';
import { Subscription } from 'rxjs';

@Injectable()
export class Captcha {
  private readonly accounts = inject(AccountsClient);
  private readonly loaded = signal<Loaded<CaptchaView>>(LOADING);
  private coming: Promise<void> = Promise.resolve();
  private asking = new Subscription();

  readonly state = this.loaded.asReadonly();
  readonly text = new FormField(readLine);
  readonly picture = computed(() => {
    const state = this.loaded();
    if (state.status !== 'ready' || !state.value.isOn) return null;
    return { id: state.value.captchaId, source: `data:image/png;base64,${state.value.png}` };
  });
  /** Where the site asks for one, or cannot say. */
  readonly isAsked = computed(() => {
    const state = this.loaded();
    return state.status !== 'ready' || state.value.isOn;
  });

  constructor() {
    inject(DestroyRef).onDestroy(() => this.asking.unsubscribe());
  }

  renew(): Promise<void> {
    this.coming = this.load();
    return this.coming;
  }

  /** Resolves when the picture is there, known not to be needed, or nobody has answered; then it is still asked for. */
  ready(): Promise<void> {
    return this.coming;
  }

  /** What goes with the log-in; null when a picture is shown and nothing was typed. */
  answer(): { readonly captchaId?: string; readonly captchaText?: string } | null {
    const picture = this.picture();
    if (picture === null) return {};
    this.text.insist();
    const captchaText = this.text.value();
    return captchaText === null ? null : { captchaId: picture.id, captchaText };
  }

  private load(): Promise<void> {
    this.asking.unsubscribe();
    this.text.clear();
    return new Promise((resolve) => {
      this.asking = this.accounts.newCaptcha().subscribe((heard) => {
        if (heard.at === 'answered') this.loaded.set({ status: 'ready', value: heard.value });
        else this.loaded.set({ status: 'failed', refusal: heard.failure.refusal });
        resolve();
      });
    });
  }
}

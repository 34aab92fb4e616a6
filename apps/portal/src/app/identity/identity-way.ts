// Below a refusal that has to do with who somebody is: the way to where it is seen to. Nothing below any other.
import { Component, computed, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Refusal } from '@haopai/contracts';
import { Words } from '@haopai/web-app';
import { IDENTITY_WORDS } from './words-loader';

@Component({
  selector: 'hp-identity-way',
  imports: [RouterLink],
  template: `
    @if (isShown()) {
      <a class="hp-button" data-testid="to-identity" routerLink="/account/identity">{{
        say('identity.way')
      }}</a>
    }
  `,
  styles: `
    :host {
      display: block;
    }
    a {
      margin-top: 12px;
    }
    :host:empty {
      display: none;
    }
  `,
})
export class IdentityWay {
  private readonly words = inject(Words);
  private readonly isReady = signal(false);
  protected readonly say = this.words.say;

  readonly refusal = input.required<Refusal | null>();

  protected readonly isShown = computed(
    () => this.isReady() && (this.refusal()?.code.startsWith('IDENTITY.') ?? false),
  );

  constructor() {
    // Without them the refusal itself still says what to do.
    this.words.bring(IDENTITY_WORDS).then(
      () => this.isReady.set(true),
      () => undefined,
    );
  }
}

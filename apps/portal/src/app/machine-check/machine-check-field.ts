// Says that it is checked whether a machine asks, to those who wait for it; and the picture, to those who choose it.
import { Component, computed, inject, input } from '@angular/core';
import type { ProofPurpose } from '@haopai/contracts';
import { Words } from '@haopai/web-app';
import { Icon, Notice } from '@haopai/web-ui';
import { TextField } from '@haopai/web-ui/fields';
import { MachineCheck } from './machine-check';

@Component({
  selector: 'hp-machine-check',
  imports: [Icon, Notice, TextField],
  template: `
    <p class="said hp-soft" role="status" data-testid="machine-check">{{ said() }}</p>
    @if (check.isAsked()) {
      @if (check.isByPicture()) {
        @if (check.hasFailed()) {
          <hp-notice
            kind="failed"
            data-testid="machine-check-failed"
            data-outcome
            tabindex="-1"
            [heading]="say('machineCheck.cannot')"
          />
        }
        <hp-text-field
          name="captcha"
          testId="captcha-text"
          [label]="say('machineCheck.text')"
          [help]="say('machineCheck.textHelp')"
          [error]="sayFault(captcha.text.shownFault())"
          [(value)]="captcha.text.text"
        />
        <div class="picture">
          @if (captcha.picture(); as picture) {
            <img data-testid="captcha-picture" [src]="picture.source" [alt]="say('machineCheck.alt')" />
          } @else {
            <span class="none" role="status">{{ sayNoPicture() }}</span>
          }
          <button type="button" class="hp-button quiet" data-testid="captcha-again" (click)="captcha.renew()">
            <hp-icon name="again" />{{ say('machineCheck.again') }}
          </button>
        </div>
        <button
          type="button"
          class="choice"
          data-testid="without-picture"
          (click)="check.takeProof(purpose())"
        >
          {{ say('machineCheck.byProof') }}
        </button>
      } @else {
        <button type="button" class="choice" data-testid="by-picture" (click)="check.takePicture()">
          {{ say('machineCheck.byPicture') }}
        </button>
      }
    }
  `,
  styleUrl: './machine-check-field.scss',
})
export class MachineCheckField {
  private readonly words = inject(Words);
  protected readonly check = inject(MachineCheck);
  protected readonly captcha = this.check.captcha;

  readonly purpose = input.required<ProofPurpose>();

  protected readonly say = this.words.say;
  protected readonly sayFault = this.words.sayFault;
  protected readonly sayNoPicture = computed(() => {
    const state = this.captcha.state();
    if (state.status !== 'failed') return this.say('app.loading');
    const { refusal } = state;
    return refusal.code === 'CAPTCHA.TOO_MANY'
      ? this.words.sayRefusal(refusal)
      : this.say('machineCheck.notLoaded');
  });
  protected readonly said = computed(() =>
    this.check.isWaitedFor() ? this.say('machineCheck.checking') : '',
  );
}

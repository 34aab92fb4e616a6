// The agreement in full with its version, and two consents: to it, and, of its own, to the handling of identity data.
import { Component, computed, inject } from '@angular/core';
import { Words } from '@haopai/web-app';
import { LoadFailed } from '@haopai/web-app/loading';
import { Skeleton } from '@haopai/web-ui';
import { ConsentBox } from '@haopai/web-ui/fields';
import { OtherLanguage } from '../../articles/other-language';
import { RegistrationAgreement } from '../registration-agreement';

@Component({
  selector: 'hp-agreement-step',
  imports: [ConsentBox, LoadFailed, OtherLanguage, Skeleton],
  template: `
    @let shown = state();
    @switch (shown.status) {
      @case ('loading') {
        <hp-skeleton [count]="2" [height]="200" [label]="say('app.loading')" />
      }
      @case ('failed') {
        <hp-load-failed
          [heading]="say('register.agreement.failed')"
          [failure]="shown"
          (again)="agreement.reload()"
        />
      }
      @case ('ready') {
        @if (view(); as text) {
          <p class="hp-soft" data-testid="agreement-version">
            {{
              say('register.agreement.version', {
                version: text.version,
                date: words.date(text.publishedAtMs),
              })
            }}
          </p>
          <hp-other-language [writtenIn]="text.writtenIn" />
          <div class="part">
            <!-- A region that scrolls must be reachable by the keyboard. -->
            <div
              class="text hp-prose"
              role="region"
              tabindex="0"
              [attr.aria-label]="say('register.agreement.text')"
              [innerHTML]="text.html"
            ></div>
            <hp-consent-box
              name="agree"
              [error]="
                agreement.wasInsisted() && !agreement.hasAgreed()
                  ? say('register.agreement.agreeFirst')
                  : null
              "
              [(isTicked)]="agreement.hasAgreed"
              >{{ say('register.agreement.agree') }}</hp-consent-box
            >
          </div>
          <div class="part">
            <h2>{{ text.identity.title }}</h2>
            <div
              class="text hp-prose"
              role="region"
              tabindex="0"
              [attr.aria-label]="say('register.agreement.identityText')"
              [innerHTML]="text.identity.html"
            ></div>
            <hp-consent-box
              name="identity-consent"
              [error]="
                agreement.wasInsisted() && !agreement.hasConsented()
                  ? say('register.agreement.consentFirst')
                  : null
              "
              [(isTicked)]="agreement.hasConsented"
              >{{ say('register.agreement.consent') }}</hp-consent-box
            >
          </div>
        }
      }
    }
  `,
  styleUrl: './step.scss',
})
export class AgreementStep {
  protected readonly words = inject(Words);
  protected readonly agreement = inject(RegistrationAgreement);
  protected readonly say = this.words.say;
  protected readonly state = this.agreement.state;
  protected readonly view = computed(() => {
    const state = this.state();
    return state.status === 'ready' ? state.value : null;
  });
}

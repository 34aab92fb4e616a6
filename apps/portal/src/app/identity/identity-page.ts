// Whether one is known to be who one says: the state, since when it is waited, why not, and what to do next.
import { Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { IdentityState, OwnIdentityView } from '@haopai/contracts';
import { Words } from '@haopai/web-app';
import { FaultFocus } from '@haopai/web-app/forms';
import { LoadFailed } from '@haopai/web-app/loading';
import { ServerClock } from '@haopai/web-data';
import { Notice, Skeleton } from '@haopai/web-ui';
import { CorrectForm } from './correct-form';
import { IdentityStore } from './identity-store';

type NoticeKind = 'failed' | 'done' | 'info' | 'warning';

@Component({
  selector: 'hp-identity-page',
  imports: [CorrectForm, LoadFailed, Notice, RouterLink, Skeleton],
  providers: [FaultFocus, IdentityStore],
  templateUrl: './identity-page.html',
  styleUrls: ['../account/part.scss', './identity-page.scss'],
})
export class IdentityPage {
  private readonly words = inject(Words);
  private readonly focus = inject(FaultFocus);
  private readonly nowMs = inject(ServerClock).nowMs;
  protected readonly store = inject(IdentityStore);

  protected readonly say = this.words.say;
  protected readonly region = this.words.region;
  protected readonly isCorrecting = signal(false);
  protected readonly kinds: Readonly<Record<IdentityState, NoticeKind>> = {
    ...{ notNeeded: 'info', notAsked: 'info', waiting: 'warning', verified: 'done', refused: 'failed' },
  };
  protected readonly mayCheck = computed(() => {
    const { state, reason } = this.store.identity() ?? {};
    // Who waits is asked about again by itself.
    return state === 'notAsked' || (state === 'refused' && reason !== 'lost' && reason !== 'noDocument');
  });
  protected readonly mayCorrect = computed(() => {
    const { state } = this.store.identity() ?? {};
    return state === 'notAsked' || state === 'waiting' || state === 'refused';
  });
  protected readonly why = computed(() => {
    const refusal = this.store.submission.refusal();
    // What stands beside a field is not said twice.
    const isField = refusal?.code === 'ACCOUNT.DOCUMENT_TAKEN';
    return refusal === null || isField ? null : this.words.sayRefusal(refusal);
  });
  protected readonly rows = computed(() => {
    const identity = this.store.identity();
    if (identity === null) return [];
    const isOrganisation = identity.kind === 'organisation';
    const none = this.say('account.none');
    return [
      { label: isOrganisation ? 'identity.orgName' : 'identity.name', value: identity.name },
      {
        label: isOrganisation ? 'identity.orgDocument' : 'identity.document',
        value: identity.maskedDocument ?? none,
      },
      ...(isOrganisation ? [{ label: 'identity.rep', value: identity.representativeName ?? none }] : []),
      { label: 'identity.mobile', value: identity.maskedMobile ?? none },
    ];
  });

  protected explain({ state, by, reason, askedAtMs, nextTryAtMs }: OwnIdentityView): string {
    if (state === 'refused') return this.say(`identity.reason.${reason ?? 'differs'}`);
    if (state === 'verified') return this.say(`identity.is.verified.${by ?? 'provider'}`);
    if (state !== 'waiting') return this.say(`identity.is.${state}`);
    const nowMs = this.nowMs();
    return this.say('identity.is.waiting', {
      span: this.words.span(Math.max(1_000, nowMs - (askedAtMs ?? nowMs))),
      time: this.words.dayTimeWithin(Math.max(nextTryAtMs ?? nowMs, nowMs), nowMs),
    });
  }

  protected sayRegion({ region: { chosen, ofDocument } }: OwnIdentityView): string {
    const names = ofDocument.map(this.region);
    const what = names.length === 0 ? 'elsewhere' : 'differs';
    return this.say(`identity.region.${what}`, { chosen: this.region(chosen), document: names.join(' / ') });
  }

  protected async check(): Promise<void> {
    await this.store.check();
    this.focus.move();
  }

  protected async takeRegion(code: string): Promise<void> {
    await this.store.takeRegion(code);
    this.focus.move();
  }

  protected close(): void {
    this.isCorrecting.set(false);
    this.focus.move();
  }
}

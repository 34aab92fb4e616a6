// The agreement in force: what is new in it, all of it, and for whoever has not agreed yet the two consents or the way out.
import { Component, computed, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { forgetOwnDrafts, Words } from '@haopai/web-app';
import { FaultFocus } from '@haopai/web-app/forms';
import { LoadFailed } from '@haopai/web-app/loading';
import { ServerClock, Session } from '@haopai/web-data';
import { Notice, Skeleton } from '@haopai/web-ui';
import { ConsentBox } from '@haopai/web-ui/fields';
import { OtherLanguage } from '../articles/other-language';
import { withinPortal } from '../shell/within-portal';
import { AgreementStore } from './agreement-store';

@Component({
  selector: 'hp-agreement-page',
  imports: [ConsentBox, LoadFailed, Notice, OtherLanguage, RouterLink, Skeleton],
  providers: [AgreementStore, FaultFocus],
  templateUrl: './agreement-page.html',
  styleUrl: './agreement-page.scss',
})
export class AgreementPage {
  private readonly router = inject(Router);
  private readonly session = inject(Session);
  private readonly focus = inject(FaultFocus);
  private readonly nowMs = inject(ServerClock).nowMs;
  protected readonly words = inject(Words);
  protected readonly store = inject(AgreementStore);

  /** Where the citizen was going, from the query. */
  readonly next = input<string>();

  protected readonly say = this.words.say;
  protected readonly sayRefusal = this.words.sayRefusal;
  protected readonly own = computed(() => {
    const state = this.store.state();
    return state.status === 'ready' ? state.value : null;
  });
  protected readonly hasChanges = computed(() => {
    const changes = this.own()?.changes ?? null;
    return changes !== null && changes.added.length + changes.removed.length > 0;
  });

  protected agreedWords(version: string, atMs: number): string {
    return this.say('agreement.agreed', { version, time: this.words.dayTime(atMs, this.nowMs()) });
  }

  protected async agree(event: Event): Promise<void> {
    event.preventDefault();
    if (await this.store.agree()) await this.router.navigateByUrl(withinPortal(this.next(), '/'));
    else this.focus.move();
  }

  protected async logOut(): Promise<void> {
    await this.session.logOut();
    forgetOwnDrafts();
    await this.router.navigateByUrl('/');
  }
}

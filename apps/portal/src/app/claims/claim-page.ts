// One claim: how far it is and by when whose turn it is, what both sides wrote, pictures, and the reply.
import { Component, computed, effect, inject, input, numberAttribute, untracked } from '@angular/core';
import { CLAIM_FILES_A_MESSAGE_MAX, CLAIM_TEXT_MAX, type ClaimView } from '@haopai/contracts';
import { newWindow, Words } from '@haopai/web-app';
import { FaultFocus } from '@haopai/web-app/forms';
import { LoadFailed, LoadStale } from '@haopai/web-app/loading';
import { ServerClock } from '@haopai/web-data';
import { Notice, Skeleton, StateChip } from '@haopai/web-ui';
import { AreaField } from '@haopai/web-ui/office-forms';
import { CLAIM_LOOKS, claimName, dueKey } from './claim-words';
import { ClaimStore } from './claim-store';
import { ClaimsClient } from './claims-client';

@Component({
  selector: 'hp-claim-page',
  imports: [AreaField, LoadFailed, LoadStale, Notice, Skeleton, StateChip],
  providers: [ClaimStore, FaultFocus],
  templateUrl: './claim-page.html',
  styleUrl: './claim-page.scss',
})
export class ClaimPage {
  private readonly words = inject(Words);
  private readonly focus = inject(FaultFocus);
  private readonly client = inject(ClaimsClient);
  protected readonly store = inject(ClaimStore);
  protected readonly nowMs = inject(ServerClock).nowMs;

  readonly claimId = input.required({ transform: numberAttribute });
  /** From the query, right after it was made: and so many pictures were not taken. */
  readonly made = input<string>();
  readonly left = input(0, { transform: numberAttribute });

  protected readonly say = this.words.say;
  protected readonly target = newWindow();
  protected readonly sayRefusal = this.words.sayRefusal;
  protected readonly dayTime = this.words.dayTime;
  protected readonly dayTimeWithin = this.words.dayTimeWithin;
  protected readonly looks = CLAIM_LOOKS;
  protected readonly textMax = CLAIM_TEXT_MAX;
  protected readonly mayReply = computed(() => {
    const state = this.store.claim.value()?.state;
    return state === 'asked' || state === 'answered';
  });
  /** To what was written last. */
  protected readonly mayAddFile = computed(() => {
    const claim = this.store.claim.value();
    if (claim === null || claim.state === 'closed') return false;
    const own = claim.messages.filter(({ kind }) => kind === 'claim' || kind === 'reply');
    return (own.at(-1)?.files.length ?? 0) < CLAIM_FILES_A_MESSAGE_MAX;
  });

  constructor() {
    effect(() => {
      const claimId = this.claimId();
      untracked(() => this.store.show(claimId));
    });
  }

  protected nameOf(claim: ClaimView): string {
    return claimName(claim, this.words);
  }

  protected dueOf(claim: ClaimView): string | null {
    return dueKey(claim, this.nowMs());
  }

  protected addressOf(fileId: number): string {
    return this.client.fileAddress(this.claimId(), fileId);
  }

  protected async reply(event: Event): Promise<void> {
    event.preventDefault();
    await this.store.reply();
    this.focus.move();
  }

  protected addFile(event: Event): void {
    if (!(event.target instanceof HTMLInputElement)) return;
    const file = event.target.files?.[0];
    // The same one can be chosen again.
    event.target.value = '';
    if (file !== undefined) void this.store.addFile(file);
  }
}

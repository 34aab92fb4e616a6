// A new claim or complaint: about what, what happened, up to three pictures; then on to its page.
import { Component, computed, effect, inject, input, untracked } from '@angular/core';
import { Router } from '@angular/router';
import { CLAIM_ABOUTS, CLAIM_FILES_A_MESSAGE_MAX, CLAIM_TEXT_MAX } from '@haopai/contracts';
import { Words } from '@haopai/web-app';
import { FaultFocus } from '@haopai/web-app/forms';
import { Notice } from '@haopai/web-ui';
import { SelectField, TextField } from '@haopai/web-ui/fields';
import { AreaField } from '@haopai/web-ui/office-forms';
import { NewClaimStore } from './new-claim-store';
import { OwnThings } from './own-things';

@Component({
  selector: 'hp-new-claim-page',
  imports: [AreaField, Notice, SelectField, TextField],
  providers: [FaultFocus, NewClaimStore, OwnThings],
  templateUrl: './new-claim-page.html',
  styleUrl: './claim-page.scss',
})
export class NewClaimPage {
  private readonly words = inject(Words);
  private readonly router = inject(Router);
  private readonly focus = inject(FaultFocus);
  protected readonly store = inject(NewClaimStore);
  protected readonly things = inject(OwnThings);

  /** From the query: where one comes from a page of the thing itself. */
  readonly about = input<string>();
  readonly ref = input<string>();

  protected readonly say = this.words.say;
  protected readonly sayFault = this.words.sayFault;
  protected readonly textMax = CLAIM_TEXT_MAX;
  protected readonly filesMax = CLAIM_FILES_A_MESSAGE_MAX;
  protected readonly abouts = computed(() =>
    CLAIM_ABOUTS.map((value) => ({ value, label: this.say(`claim.about.${value}`) })),
  );
  protected readonly why = computed(() => {
    const refusal = this.store.submission.refusal();
    return refusal === null ? null : this.words.sayRefusal(refusal);
  });

  constructor() {
    effect(() => {
      const [about, ref] = [this.about(), this.ref()];
      if (about !== undefined) untracked(() => this.store.choose(about, ref));
    });
  }

  protected addFile(event: Event): void {
    if (!(event.target instanceof HTMLInputElement)) return;
    const file = event.target.files?.[0];
    // The same one can be chosen again.
    event.target.value = '';
    if (file !== undefined) this.store.addFile(file);
  }

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    const claim = await this.store.send();
    if (claim === null) return this.focus.move();
    const left = this.store.files().length;
    await this.router.navigate(['/account/claims', claim.id], {
      replaceUrl: true,
      queryParams: { made: 'yes', ...(left > 0 ? { left } : {}) },
    });
  }
}

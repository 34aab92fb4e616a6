// What may be bidders acting together in one ended auction: hints with scores and evidence, read only when asked for, since who reads them is put on record.
import {
  Component,
  computed,
  effect,
  inject,
  input,
  numberAttribute,
  signal,
  untracked,
} from '@angular/core';
import type { PatternReport, PatternView } from '@haopai/contracts';
import { formatPlate } from '@haopai/rules';
import { Words } from '@haopai/web-app';
import { FaultFocus } from '@haopai/web-app/forms';
import { LoadFailed } from '@haopai/web-app/loading';
import { reading } from '@haopai/web-data/reading';
import { Notice, Skeleton } from '@haopai/web-ui';
import { AdminApi } from '../http/admin-api';
import { AuctionFrame } from './auction-frame';
import { OneAuction } from './one-auction';

@Component({
  selector: 'hp-patterns-page',
  imports: [AuctionFrame, LoadFailed, Notice, Skeleton],
  providers: [FaultFocus, OneAuction],
  templateUrl: './patterns-page.html',
  styles: `
    ul {
      display: grid;
      gap: 6px;
      margin: 0;
      padding: 0;
      list-style: none;
    }
    summary {
      padding: 8px 0;
      font-weight: 600;
      cursor: pointer;
    }
    details ul {
      max-width: 80ch;
      padding-inline-start: 24px;
      list-style: disc;
    }
    .mark {
      font-family: ui-monospace, monospace;
      overflow-wrap: anywhere;
    }
    tbody :is(th, td) {
      text-align: start;
      vertical-align: top;
    }
    tbody td.figure {
      text-align: end;
    }
  `,
  host: { class: 'hp-page' },
})
export class PatternsPage {
  private readonly words = inject(Words);
  private readonly admin = inject(AdminApi);
  protected readonly store = inject(OneAuction);

  readonly id = input.required({ transform: numberAttribute });

  protected readonly say = this.words.say;
  protected readonly plate = (number: string): string => formatPlate({ number });
  protected readonly how = ['1', '2', '3', '4', '5'].map((line) => `patterns.how${line}`);
  protected readonly isAskedFor = signal(false);
  protected readonly hasEnded = computed(() => this.store.current()?.state === 'past');
  protected readonly report = reading(() =>
    this.isAskedFor() ? this.admin.search<PatternReport>(`/auctions/${this.id()}/patterns`, {}) : undefined,
  );

  constructor() {
    effect(() => {
      const id = this.id();
      untracked(() => {
        this.isAskedFor.set(false);
        void this.store.load(id);
      });
    });
  }

  /** The paddles by the part that each plays. */
  protected who({ kind, paddles }: PatternView): string {
    const [one = '', other = ''] = paddles.map(String);
    if (kind === 'losesToSame' || kind === 'probesMaximum')
      return this.say(`patterns.who.${kind}`, { one, other });
    return paddles.join(this.say('patterns.and'));
  }

  protected evidence({ kind, times, of, fastestMs }: PatternView): string {
    return this.say(`patterns.evidence.${kind}`, { times, of, fastest: fastestMs ?? '' });
  }
}

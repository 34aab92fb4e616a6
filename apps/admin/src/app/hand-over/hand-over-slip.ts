// The slip that goes with a plate: shown on paper alone. What is on it, and who checked and who fetched it, with a line to sign on.
import { Component, computed, inject, input } from '@angular/core';
import type { HandOverView } from '@haopai/contracts';
import { formatPlate, wordsFor } from '@haopai/rules';
import { momentOf, Words } from '@haopai/web-app';

interface SlipLine {
  readonly label: string;
  readonly value: string;
}

@Component({
  selector: 'hp-hand-over-slip',
  template: `
    <h1>{{ say('handOver.slip.heading') }}</h1>
    <p>{{ say('handOver.slip.no', { no: sale().collection?.handOverId ?? '' }) }}</p>
    <table>
      <tbody>
        @for (line of lines(); track line.label) {
          <tr>
            <th scope="row">{{ line.label }}</th>
            <td>{{ line.value }}</td>
          </tr>
        }
      </tbody>
    </table>
    <p class="sign">{{ say('handOver.slip.sign') }}</p>
  `,
  styles: `
    :host {
      display: none;
    }
    @page slip {
      size: A5 portrait;
      margin: 12mm;
    }
    @media print {
      :host {
        display: block;
        page: slip;
        color: #000;
      }
      table {
        width: 100%;
        border-collapse: collapse;
      }
      th,
      td {
        padding: 6px 8px 6px 0;
        border-bottom: 1px solid #999;
        text-align: left;
        vertical-align: top;
        overflow-wrap: anywhere;
      }
      th {
        width: 30%;
        font-weight: 400;
      }
      .sign {
        margin-top: 24mm;
        padding-top: 4px;
        border-top: 1px solid #000;
      }
    }
  `,
  host: { 'data-testid': 'slip' },
})
export class HandOverSlip {
  private readonly words = inject(Words);

  readonly sale = input.required<HandOverView>();

  protected readonly say = this.words.say;
  protected readonly lines = computed<readonly SlipLine[]>(() => {
    const { plate, vin, buyer, orderNo, lot, collection } = this.sale();
    const line = (name: string, value: string | null): readonly SlipLine[] =>
      value === null || value === '' ? [] : [{ label: this.say(`handOver.${name}`), value }];
    if (collection === null) return [];
    const { collectedAtMs, collector, agentName, papers, staffName } = collection;
    const names = papers.map((paper) => wordsFor(paper, this.words.language()) ?? '');
    const auction = lot === null ? '' : this.words.auctionTitle(lot.title);
    return [
      ...line('plate', formatPlate(plate)),
      ...line('vin', vin),
      ...line('buyer', buyer.name),
      ...line('document', buyer.maskedDocument),
      ...line('lot', lot === null ? null : this.say('handOver.lotNo', { auction, no: lot.lotNo })),
      ...line('orderNo', orderNo),
      ...line('papers', names.join(this.say('factText.and'))),
      ...line('collectorLabel', `${this.say(`handOver.collector.${collector}`)} ${agentName ?? ''}`.trim()),
      ...line('collectedAt', momentOf(collectedAtMs)),
      ...line('staff', staffName),
    ];
  });
}

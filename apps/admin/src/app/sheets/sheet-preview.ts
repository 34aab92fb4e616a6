// All lines of a spreadsheet as they would be taken over, a page at a time: each plate in its colour and kind, before anything is written.
import { Component, computed, inject, input } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute } from '@angular/router';
import type { SheetPlate } from '@haopai/contracts';
import { formatPlate } from '@haopai/rules';
import { Words } from '@haopai/web-app';
import { pageFromQuery } from '@haopai/web-app/lists';
import { Plate, YuanPipe } from '@haopai/web-ui';
import { PageNumbers } from '../lists/page-numbers';

const PER_PAGE = 50;

@Component({
  selector: 'hp-sheet-preview',
  imports: [PageNumbers, Plate, YuanPipe],
  template: `
    <h2>{{ say('sheet.preview') }}</h2>
    <p class="hp-soft" data-testid="sheet-kinds">
      {{ say('sheet.kinds', { ordinary: count('ordinary'), newEnergy: count('newEnergy') }) }}
    </p>
    <div class="hp-rows" tabindex="0" role="group" [attr.aria-label]="say('sheet.plates')">
      <table class="hp-table">
        <thead>
          <tr>
            <th scope="col" class="figure">{{ say('sheet.line') }}</th>
            <th scope="col">{{ say('sheet.plate') }}</th>
            <th scope="col">{{ say('sheet.kindLabel') }}</th>
            <th scope="col">{{ say('sheet.columns.colour') }}</th>
            <th scope="col">{{ say('sheet.region') }}</th>
            <th scope="col" class="figure">{{ say('sheet.columns.' + priceColumn()) }}</th>
          </tr>
        </thead>
        <tbody>
          @for (one of shown(); track one.line) {
            <tr [attr.data-testid]="'line-' + one.line">
              <td class="figure">{{ one.line }}</td>
              <th scope="row">
                <span class="plate">
                  <hp-plate
                    aria-hidden="true"
                    [number]="one.plate.number"
                    [kind]="one.plate.kind"
                    [colour]="one.plate.colour"
                  />
                  {{ formatPlate(one.plate) }}
                </span>
              </th>
              <td>{{ say('sheet.kind.' + one.plate.kind) }}</td>
              <td>{{ say('auctionDesk.colours.' + one.plate.colour) }}</td>
              <td>{{ one.plate.isPersonalised ? say('sheet.everyRegion') : region(one.plate.region) }}</td>
              <td class="figure">{{ one.priceFen === null ? '—' : (one.priceFen | yuan) }}</td>
            </tr>
          }
        </tbody>
      </table>
    </div>
    @if (pages() > 1) {
      <hp-page-numbers [page]="page()" [pages]="pages()" />
    }
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 12px;
    }
    .plate {
      display: inline-flex;
      align-items: center;
      gap: 12px;
      white-space: nowrap;
    }
    hp-plate {
      width: 88px;
    }
  `,
})
export class SheetPreview {
  private readonly words = inject(Words);
  private readonly asked = toSignal(inject(ActivatedRoute).queryParamMap);

  readonly plates = input.required<readonly SheetPlate[]>();
  readonly priceColumn = input.required<'price' | 'startPrice'>();

  protected readonly say = this.words.say;
  protected readonly region = this.words.region;
  protected readonly formatPlate = formatPlate;
  protected readonly pages = computed(() => Math.ceil(this.plates().length / PER_PAGE));
  /** Another file may have fewer. */
  protected readonly page = computed(() =>
    Math.min(pageFromQuery(this.asked()?.get('page') ?? undefined), this.pages()),
  );
  protected readonly shown = computed(() =>
    this.plates().slice((this.page() - 1) * PER_PAGE, this.page() * PER_PAGE),
  );

  protected count(kind: SheetPlate['plate']['kind']): number {
    return this.plates().filter(({ plate }) => plate.kind === kind).length;
  }
}

// Puts all rows of a table into a CSV in the reader's words, page by page; that it is taken is put on record first.
import { inject, Injectable, signal } from '@angular/core';
import type { Refusal } from '@haopai/contracts';
import { csvLines, CSV_TYPE } from '@haopai/web-app';
import { ApiClient } from '@haopai/web-data';
import { OfficeFiles } from '../files/office-files';
import { AdminApi } from '../http/admin-api';
import type { Ask, TableToTake } from './table-to-take';

/** Of a hundred rows and more. */
const PAGES_MAX = 500;

@Injectable({ providedIn: 'root' })
export class TakeTable {
  private readonly api = inject(ApiClient);
  private readonly admin = inject(AdminApi);
  private readonly files = inject(OfficeFiles);
  private readonly busy = signal(false);

  readonly isBusy = this.busy.asReadonly();

  /** Why it was not taken; null when it was, or is being taken. */
  async take(table: TableToTake): Promise<Refusal | null> {
    if (this.busy()) return null;
    this.busy.set(true);
    const refusal = await this.taken(table);
    this.busy.set(false);
    return refusal;
  }

  private async taken({ table, auction, name, about, columns, read }: TableToTake): Promise<Refusal | null> {
    const ask: Ask = (request) => this.api.ask(request);
    const texts = [csvLines([columns])];
    let count = 0;
    for (let page = 1; page <= PAGES_MAX; page += 1) {
      const part = await read(ask, page);
      if (!part.ok) return part.refusal;
      const { rows, total } = part.value;
      if (page === 1) {
        const noted = await this.admin.post<unknown>('/exports', { table, rows: total, about });
        if (!noted.ok) return noted.refusal;
      }
      texts.push(csvLines(rows));
      count += rows.length;
      if (rows.length === 0 || count >= total) break;
    }
    const file = new Blob(['\uFEFF', ...texts], { type: CSV_TYPE });
    this.files.save({ auction, what: name, ending: 'csv' }, file);
    return null;
  }
}

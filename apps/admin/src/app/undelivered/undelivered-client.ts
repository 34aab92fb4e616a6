// Messages that have not left, at the server.
import { inject, Injectable } from '@angular/core';
import type {
  CodeBudgetView,
  Page,
  SendChosenAgainBody,
  SendFailedAgainBody,
  SentAgain,
  UndeliveredMessage,
  UndeliveredSums,
} from '@haopai/contracts';
import type { Outcome } from '@haopai/web-data';
import { AdminApi, type SearchParams } from '../http/admin-api';

const BASE = '/messages';
const PER_PAGE = 20;

@Injectable({ providedIn: 'root' })
export class UndeliveredClient {
  private readonly api = inject(AdminApi);

  sums(): Promise<Outcome<UndeliveredSums>> {
    return this.api.get(`${BASE}/sums`);
  }

  codeBudgets(): Promise<Outcome<readonly CodeBudgetView[]>> {
    return this.api.get(`${BASE}/code-budgets`);
  }

  page(search: SearchParams): Promise<Outcome<Page<UndeliveredMessage>>> {
    return this.api.get(BASE, { ...search, size: PER_PAGE });
  }

  sendChosen(body: SendChosenAgainBody): Promise<Outcome<SentAgain>> {
    return this.api.post(`${BASE}/send-again`, body);
  }

  sendFailed(body: SendFailedAgainBody): Promise<Outcome<SentAgain>> {
    return this.api.post(`${BASE}/send-again/failed`, body);
  }
}

// The vehicle register at the server.
import { inject, Injectable } from '@angular/core';
import type {
  Page,
  RegisterAnswers,
  RegisterCheck,
  RegisterReportView,
  RegisterState,
  RegisterView,
} from '@haopai/contracts';
import type { Language } from '@haopai/rules';
import type { Outcome, ReadRequest } from '@haopai/web-data';
import { AdminApi } from '../http/admin-api';

const PER_PAGE = 20;

@Injectable({ providedIn: 'root' })
export class VehicleRegisterClient {
  private readonly api = inject(AdminApi);

  overview(): ReadRequest<RegisterView> {
    return this.api.at('/vehicle-register');
  }

  /** Null for all that somebody has to look at. */
  reports(state: RegisterState | null, page: number): ReadRequest<Page<RegisterReportView>> {
    return this.api.at('/vehicle-register/reports', { state, page, size: PER_PAGE });
  }

  again(reportId: number, reason: string): Promise<Outcome<RegisterView>> {
    return this.api.post(`/vehicle-register/reports/${reportId}/again`, { reason });
  }

  settle(reportId: number, reason: string): Promise<Outcome<RegisterView>> {
    return this.api.post(`/vehicle-register/reports/${reportId}/settle`, { reason });
  }

  file(language: Language): Promise<Outcome<Blob>> {
    return this.api.file('/vehicle-register/file', { language });
  }

  /** A CSV or an XLSX. */
  answers(file: Blob): Promise<Outcome<RegisterAnswers>> {
    return this.api.post('/vehicle-register/answers', file);
  }

  check(numbers: readonly string[]): Promise<Outcome<RegisterCheck>> {
    return this.api.post('/vehicle-register/check', { numbers });
  }
}

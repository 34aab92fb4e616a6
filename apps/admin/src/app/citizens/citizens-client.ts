// The server's side of citizens in the back office.
import { inject, Injectable } from '@angular/core';
import type {
  AdminBanView,
  CitizenFile,
  CitizenLine,
  CitizenSearchBody,
  Page,
  Revealed,
  SealedField,
} from '@haopai/contracts';
import type { Outcome, ReadRequest } from '@haopai/web-data';
import { AdminApi } from '../http/admin-api';

@Injectable({ providedIn: 'root' })
export class CitizensClient {
  private readonly api = inject(AdminApi);

  search(body: CitizenSearchBody, page: number, size: number): ReadRequest<Page<CitizenLine>> {
    return this.api.search(`/citizens/search?page=${page}&size=${size}`, body);
  }

  one(citizenId: number): Promise<Outcome<CitizenFile>> {
    return this.api.get(`/citizens/${citizenId}`);
  }

  bans(citizenId: number): Promise<Outcome<readonly AdminBanView[]>> {
    return this.api.get(`/citizens/${citizenId}/bans`);
  }

  liftBan(banId: number, reason: string): Promise<Outcome<readonly AdminBanView[]>> {
    return this.api.post(`/bans/${banId}/lift`, { reason });
  }

  reveal(citizenId: number, fields: readonly SealedField[], reason: string): Promise<Outcome<Revealed>> {
    return this.api.post(`/citizens/${citizenId}/reveal`, { fields, reason });
  }

  lock(citizenId: number, reason: string): Promise<Outcome<CitizenFile>> {
    return this.api.post(`/citizens/${citizenId}/lock`, { reason });
  }

  unlock(citizenId: number, reason: string): Promise<Outcome<CitizenFile>> {
    return this.api.post(`/citizens/${citizenId}/unlock`, { reason });
  }
}

// Moves the sign `office` when staff have done something, at whatever instance: each of their acts is on the record.
import { Injectable } from '@nestjs/common';
import { Looks, Signs } from '../../platform/public-reads';
import { AuditStore } from './audit.store';

@Injectable()
export class OfficeSign {
  private seen: string | null = null;

  constructor(audit: AuditStore, looks: Looks, signs: Signs) {
    looks.add(async () => {
      const { hash } = await audit.head();
      if (hash !== this.seen) signs.move('office');
      this.seen = hash;
    });
  }
}

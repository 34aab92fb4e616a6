// Use case: somebody of the staff types what they have, and finds what it may be, of that which their role may see.
import { Injectable } from '@nestjs/common';
import {
  OFFICE_HITS_MAX,
  type CitizenSearchBody,
  type OfficeHit,
  type OfficeHitKind,
  type OfficeSearchView,
  type Permission,
} from '@haopai/contracts';
import { comparableText, JINHUA_PLATES, maskName, parsePlate } from '@haopai/rules';
import { FindCitizens } from '../../access/citizen-files';
import type { Actor } from '../../access/staff-authentication';
import { RefusalError } from '../../platform/errors';
import { RateLimits } from '../../platform/limits';
import { OfficeSearchStore } from './office-search.store';

type Found = Pick<OfficeHit, 'id' | 'text'> & Partial<OfficeHit>;
type Find = (limit: number) => Promise<readonly Found[]>;

/** As staff type them: with the province or without. */
const PLATE_PART = /^\p{Script=Han}?[A-Z0-9]{2,8}$/u;
const ORDER_DIGITS = /^\d{6,30}$/;
const MOBILE = /^1\d{10}$/;
const DOCUMENT = /^(?:\d{17}[\dX]|[\dA-Z]{18}|[\dA-Z]{9})$/;
const USERNAME_START = /^\w{3,20}$/;
const NAME = /^\p{Script=Han}[\p{Script=Han}·A-Za-z（）()]{1,59}$/u;
const ENGLISH_TITLE = /^auction (\d{1,3})(?: of (\d{4}))?$/i;

const NOTHING = { auctionId: null, auctionTitle: null, lotNo: null, amountFen: null, name: null };

@Injectable()
export class SearchOffice {
  constructor(
    private readonly store: OfficeSearchStore,
    private readonly citizens: FindCitizens,
    private readonly limits: RateLimits,
  ) {}

  async execute(actor: Actor, typed: string): Promise<OfficeSearchView | RefusalError> {
    const refusal = await this.limits.consume('officeSearch', `staff:${actor.staffId}`);
    if (refusal !== undefined) return refusal;
    const items: OfficeHit[] = [];
    const more: OfficeHitKind[] = [];
    // One after another: a search takes one connection.
    for (const { kind, needs, find } of this.ways(actor, typed.trim())) {
      if (actor.lacks(needs) !== undefined) continue;
      const found = await find(OFFICE_HITS_MAX + 1);
      items.push(...found.slice(0, OFFICE_HITS_MAX).map((one) => ({ ...NOTHING, ...one, kind })));
      if (found.length > OFFICE_HITS_MAX) more.push(kind);
    }
    return { items, more };
  }

  private ways(
    actor: Actor,
    text: string,
  ): readonly { readonly kind: OfficeHitKind; readonly needs: Permission; readonly find: Find }[] {
    const key = comparableText(text);
    const ofPlate = PLATE_PART.test(key);
    const none: Find = () => Promise.resolve([]);
    const { store } = this;
    return [
      {
        ...{ kind: 'plate', needs: 'stock.read' },
        find: ofPlate ? (limit) => store.plates(key, limit) : none,
      },
      {
        ...{ kind: 'lot', needs: 'auctions.read' },
        find: ofPlate ? (limit) => store.lots(key, limit) : none,
      },
      { kind: 'order', needs: 'orders.read', find: (limit) => this.orders(key, limit) },
      { kind: 'citizen', needs: 'citizens.read', find: (limit) => this.people(actor, text, key, limit) },
      { kind: 'auction', needs: 'auctions.read', find: (limit) => store.auctions(titleOf(text), limit) },
    ];
  }

  private orders(key: string, limit: number): Promise<readonly Found[]> {
    if (ORDER_DIGITS.test(key)) return this.store.ordersBeginning(key, limit);
    const plate = parsePlate(key, JINHUA_PLATES);
    return plate.ok ? this.store.ordersOfPlate(plate.value.number, limit) : Promise.resolve([]);
  }

  /** A number that cannot be one finds nobody. */
  private async people(actor: Actor, text: string, key: string, limit: number): Promise<readonly Found[]> {
    const body = citizenKey(text, key);
    const found = body === null ? null : await this.citizens.execute(actor, body, 1, limit);
    if (found === null || found instanceof RefusalError) return [];
    return found.items.map(({ id, username, displayName, kind }) => ({
      ...{ id: String(id), text: username },
      name: kind === 'person' ? maskName(displayName) : displayName,
    }));
  }
}

/** What is sealed is found whole or not at all, a user name by its beginning. */
function citizenKey(text: string, key: string): CitizenSearchBody | null {
  if (MOBILE.test(key)) return { mobile: key };
  if (DOCUMENT.test(key) && /\d/.test(key)) return { document: key };
  if (USERNAME_START.test(text)) return { username: text };
  return NAME.test(text) ? { name: text } : null;
}

/** Titles are kept in Chinese, and shown in English as well. */
function titleOf(text: string): string {
  const [, no, year = ''] = ENGLISH_TITLE.exec(text) ?? [];
  if (no === undefined) return text;
  return year === '' ? `第${no}期` : `${year}年第${no}期`;
}

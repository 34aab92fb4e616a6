// What a search found, as lines that lead somewhere: pages and acts by their names, and what the server knows.
import type { OfficeHit, Permission } from '@haopai/contracts';
import { formatPlate } from '@haopai/rules';
import type { Words } from '@haopai/web-app';
import { formatYuan } from '@haopai/web-ui';
import { navigationFor } from '../shell/navigation';

export interface FoundPlace {
  readonly kind: OfficeHit['kind'] | 'page';
  readonly text: string;
  /** What else tells it from others. */
  readonly detail: string;
  readonly address: string;
  readonly query?: Readonly<Record<string, string>>;
}

/** What is done on a page of its own. */
const ACTS: readonly { readonly address: string; readonly name: string; readonly needs: Permission }[] = [
  { address: '/auctions/new', name: 'search.act.draft', needs: 'auctions.edit' },
  { address: '/stock/add', name: 'search.act.addPlates', needs: 'stock.edit' },
  { address: '/stock/import', name: 'search.act.importPlates', needs: 'stock.edit' },
  { address: '/settlement/refunds', name: 'search.act.refunds', needs: 'settlement.read' },
  { address: '/settlement/reconciliations', name: 'search.act.reconcile', needs: 'settlement.read' },
  { address: '/content/articles/new', name: 'search.act.article', needs: 'content.edit' },
  { address: '/staff/new', name: 'search.act.addStaff', needs: 'staff.edit' },
  { address: '/audit/security', name: 'search.act.security', needs: 'audit.read' },
];

export function placesNamed(
  text: string,
  say: Words['say'],
  may: (permission: Permission) => boolean,
): readonly FoundPlace[] {
  const wanted = text.trim().toLowerCase();
  const parts = navigationFor(may).flatMap((group) => group.parts);
  return [...parts, ...ACTS.filter(({ needs }) => may(needs))]
    .map(({ address, name }): FoundPlace => ({ kind: 'page', text: say(name), detail: '', address }))
    .filter((place) => place.text.toLowerCase().includes(wanted));
}

export function placeOfHit(hit: OfficeHit, words: Pick<Words, 'auctionTitle' | 'say'>): FoundPlace {
  const { kind, id, text, auctionId, auctionTitle, lotNo, amountFen, name } = hit;
  switch (kind) {
    case 'plate':
      return { kind, text: formatPlate({ number: text }), detail: '', address: `/stock/${id}` };
    case 'lot':
      return {
        ...{ kind, text: formatPlate({ number: text }) },
        detail: words.say('search.lotOf', {
          auction: words.auctionTitle(auctionTitle ?? ''),
          no: lotNo ?? '',
        }),
        address: `/auctions/${auctionId}/lots`,
        query: { contains: text },
      };
    case 'order':
      return {
        ...{ kind, text, detail: amountFen === null ? '' : formatYuan(amountFen) },
        address: `/orders/${id}`,
      };
    case 'citizen':
      return { kind, text, detail: name ?? '', address: `/citizens/${id}` };
    case 'auction':
      return { kind, text: words.auctionTitle(text), detail: '', address: `/auctions/${id}` };
  }
}

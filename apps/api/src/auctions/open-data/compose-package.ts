// Puts an ended auction into the words of the Open Contracting Data Standard (docs/adr/0080): what was offered, and what it came to. Nothing of who
// bid and who won. Pure.
import type { AuctionResult, LotResult } from '@haopai/contracts';
import { CHINESE } from '@haopai/rules';
import type {
  AwardDto,
  OcdsLotDto,
  PublisherDto,
  ReleaseDto,
  ReleasePackageDto,
  ValueDto,
} from './open-data.dto';

export const OCDS_VERSION = '1.1';
/** For any use, with the name of the office. */
export const LICENSE = 'https://creativecommons.org/licenses/by/4.0/';

const EXTENSION = 'https://raw.githubusercontent.com/open-contracting-extensions';
const EXTENSIONS = [
  `${EXTENSION}/ocds_lots_extension/v1.1.5/extension.json`,
  `${EXTENSION}/ocds_bid_extension/v1.1.5/extension.json`,
];
const OFFICE = 'office';
const FEN_PER_YUAN = 100;

export interface PackageFacts {
  readonly result: AuctionResult;
  readonly publishedAtMs: number;
  /** Of the site: empty where it is not known, then addresses begin at the root. */
  readonly origin: string;
  readonly publisher: PublisherDto;
}

export function ocidOf(auctionId: number): string {
  return `haopai-${auctionId}`;
}

export function packageAddress(origin: string, auctionId: number): string {
  return `${origin}/api/v1/open-data/${auctionId}`;
}

export function composePackage(facts: PackageFacts): ReleasePackageDto {
  const { result, origin, publisher } = facts;
  const { auction } = result;
  return {
    ...{ uri: packageAddress(origin, auction.id), version: OCDS_VERSION, extensions: EXTENSIONS },
    ...{ publishedDate: instant(auction.endedAtMs ?? auction.startsAtMs), publisher, license: LICENSE },
    releases: [tenderRelease(facts), awardRelease(facts)],
  };
}

/** As it was when it was published: every lot was on offer. */
function tenderRelease(facts: PackageFacts): ReleaseDto {
  const { result, publishedAtMs } = facts;
  return {
    ...release(facts, 'tender', `${ocidOf(result.auction.id)}-tender`, publishedAtMs),
    tender: tender(facts, 'active', (lot) => ocdsLot(lot, 'active')),
  };
}

function awardRelease(facts: PackageFacts): ReleaseDto {
  const { result, origin } = facts;
  const { auction, defaulted, lots } = result;
  const isCancelled = auction.stop?.kind === 'cancel';
  // A release does not change: with each winner who does not pay it is another one.
  const id = `${ocidOf(auction.id)}-award-${defaulted}`;
  return {
    ...release(facts, 'award', id, auction.endedAtMs ?? auction.startsAtMs),
    tender: tender(facts, isCancelled ? 'cancelled' : 'complete', (lot) => ocdsLot(lot, lotStatus(lot))),
    awards: lots.flatMap((lot) => award(lot, auction.id, origin)),
    bids: {
      statistics: lots.map(({ lotId, bidCount }) => ({
        ...{ id: String(lotId), measure: 'bids', value: bidCount, relatedLot: String(lotId) },
      })),
    },
  };
}

function release(
  { result, publisher }: PackageFacts,
  tag: ReleaseDto['tag'][number],
  id: string,
  atMs: number,
): Omit<ReleaseDto, 'tender' | 'awards' | 'bids'> {
  return {
    ...{ ocid: ocidOf(result.auction.id), id, date: instant(atMs), tag: [tag] },
    ...{ initiationType: 'tender', language: CHINESE },
    parties: [{ id: OFFICE, name: publisher.name, roles: ['procuringEntity', 'seller'] }],
  };
}

function tender(
  { result, publishedAtMs, publisher }: PackageFacts,
  status: ReleaseDto['tender']['status'],
  lotOf: (lot: LotResult) => OcdsLotDto,
): ReleaseDto['tender'] {
  const { auction, lots } = result;
  const { enrolmentOpensAtMs, enrolmentClosesAtMs, startsAtMs, endedAtMs } = auction;
  return {
    ...{ id: String(auction.id), title: auction.title, status },
    procuringEntity: { id: OFFICE, name: publisher.name },
    procurementMethod: 'open',
    procurementMethodDetails: 'A public sale: number plates are sold by ascending bids',
    mainProcurementCategory: 'goods',
    awardCriteria: 'priceOnly',
    awardCriteriaDetails: 'The highest bid wins',
    submissionMethod: ['electronicAuction'],
    tenderPeriod: {
      startDate: instant(enrolmentOpensAtMs ?? publishedAtMs),
      endDate: instant(enrolmentClosesAtMs ?? startsAtMs),
    },
    awardPeriod: { startDate: instant(startsAtMs), endDate: instant(endedAtMs ?? startsAtMs) },
    items: lots.map(item),
    lots: lots.map(lotOf),
  };
}

function item({ lotId, plate }: LotResult): ReleaseDto['tender']['items'][number] {
  const { number, kind, colour, region, isPersonalised } = plate;
  return {
    ...{ id: String(lotId), description: number, quantity: 1, relatedLot: String(lotId) },
    classification: { scheme: 'x_plateKind', id: kind },
    additionalClassifications: [
      { scheme: 'x_plateColour', id: colour },
      // A personalised plate is for documents from everywhere.
      ...(isPersonalised ? [] : [{ scheme: 'GB/T 2260', id: region }]),
    ],
  };
}

function ocdsLot(
  { lotId, plate, startPriceFen, reason }: LotResult,
  status: OcdsLotDto['status'],
): OcdsLotDto {
  return {
    ...{ id: String(lotId), title: plate.number, status, minValue: value(startPriceFen) },
    ...(status === 'cancelled' && reason !== null ? { statusDetails: reason } : {}),
  };
}

function lotStatus({ outcome }: LotResult): OcdsLotDto['status'] {
  switch (outcome) {
    case 'sold':
      return 'complete';
    case 'withdrawn':
      return 'cancelled';
    case 'unsold':
    case 'defaulted':
      return 'unsuccessful';
  }
}

/** None where nobody won. */
function award(
  { lotId, outcome, hammerPriceFen, endedAtMs }: LotResult,
  auctionId: number,
  origin: string,
): readonly AwardDto[] {
  if (hammerPriceFen === null) return [];
  const id = String(lotId);
  return [
    {
      ...{ id, status: outcome === 'defaulted' ? 'cancelled' : 'active', date: instant(endedAtMs) },
      ...{ value: value(hammerPriceFen), items: [{ id }], relatedLots: [id] },
      documents: [
        {
          ...{ id, documentType: 'x_bidRecord', format: 'application/json' },
          url: `${origin}/api/v1/results/${auctionId}/lots/${lotId}/journal`,
        },
      ],
    },
  ];
}

/** The standard counts in the currency's own unit; fen stay whole until here. */
function value(amountFen: number): ValueDto {
  return { amount: amountFen / FEN_PER_YUAN, currency: 'CNY' };
}

function instant(atMs: number): string {
  return new Date(atMs).toISOString();
}

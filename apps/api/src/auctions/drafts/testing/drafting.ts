// Auctions as staff draft them: what the specs of drafts have in common.
import type { AdminAuctionDetail, AdminAuctionView, AuctionTerms, LotDraft } from '@haopai/contracts';
import {
  aCitizen,
  aListing,
  aRunningApp,
  aStaffMember,
  clientOfStaff,
  type HttpAnswer,
  type HttpClient,
  insertRow,
  type RunningApp,
  staffClient,
  TEST_REGION,
  type TestStaff,
} from '../../../testing';

export const AUCTIONS = '/api/v1/admin/auctions';
export const DAY_MS = 24 * 3_600_000;
let plates = 0;

export function auctionTerms(given: Partial<AuctionTerms> = {}): AuctionTerms {
  return {
    title: '2026年第12期',
    startsAtMs: Date.now() + DAY_MS,
    ...{ depositFen: 500_000, sharesMax: 3, paymentDays: 5, firstBidMs: 300_000, countdownMs: 60_000 },
    ladderFen: [100_000, 200_000],
    ...{ staggerMs: 0, pickUpText: '' },
    ...given,
  };
}

/** Another one each time. */
export function aPlate(): string {
  plates += 1;
  return `浙G${60_000 + plates}`;
}

export function aLot(plateNumber = aPlate()): LotDraft {
  return { plateNumber, region: TEST_REGION, startPriceFen: 1_000_000 };
}

export function viewOf({ body }: HttpAnswer): AdminAuctionView {
  return body as AdminAuctionView;
}

/** As a paid reservation does that was placed into it. */
export async function reserveFirstLot(
  { pool }: RunningApp,
  { id }: Pick<AdminAuctionView, 'id'>,
): Promise<number> {
  const [[lot]] = (await pool.query('SELECT id, plate_number FROM lots WHERE auction_id = ?', [
    id,
  ])) as unknown as [[{ id: number; plate_number: string }]];
  const { id: citizenId, region } = await aCitizen(pool);
  return insertRow(pool, 'reservations', {
    ...{ citizen_id: citizenId, plate_number: lot.plate_number, plate_kind: 'ordinary' },
    ...{ plate_colour: 'blue', is_personalised: false, region, vin: `WDD${String(id).padStart(14, '0')}` },
    ...{ language: 'zh', state: 'inAuction', created_at_ms: 1, auction_id: id, lot_id: lot.id },
  });
}

/** Within a `describe`: its own house without an engine, so that no lot opens by itself, and those who draft and publish. */
export class DraftDesk {
  running!: RunningApp;
  clerk!: TestStaff;
  /** The clerk's. */
  client!: HttpClient;
  /** May draft and publish. */
  colleague!: HttpClient;
  auctioneer!: HttpClient;

  constructor() {
    beforeAll(async () => {
      this.running = await aRunningApp({ HAOPAI_ROLE: 'edge' });
      this.clerk = await aStaffMember(this.running, 'clerk');
      this.client = await clientOfStaff(this.running, this.clerk);
      this.colleague = await staffClient(this.running, 'administrator');
      this.auctioneer = await staffClient(this.running, 'auctioneer');
      await aListing(this.running.pool);
    });
    afterAll(() => this.running.stop());
  }

  readonly drafted = async (given: Partial<AuctionTerms> = {}): Promise<AdminAuctionView> =>
    viewOf(await this.client.post(AUCTIONS, auctionTerms(given)));
  readonly withLot = async (
    plateNumber?: string,
    given?: Partial<AuctionTerms>,
  ): Promise<AdminAuctionView> => {
    const { id, version } = await this.drafted(given);
    return viewOf(await this.client.post(`${AUCTIONS}/${id}/lots`, { version, lots: [aLot(plateNumber)] }));
  };
  readonly publish = (by: HttpClient, { id, version }: AdminAuctionView): Promise<HttpAnswer> =>
    by.post(`${AUCTIONS}/${id}/publish`, { version });
  readonly detail = async (by: HttpClient, id: number): Promise<AdminAuctionDetail> =>
    (await by.get(`${AUCTIONS}/${id}`)).body as AdminAuctionDetail;
  readonly acts = async (id: number): Promise<readonly string[]> => {
    const [rows] = await this.running.pool.query(
      'SELECT act FROM audit_entries WHERE subject = ? ORDER BY entry_no',
      [`auction:${id}`],
    );
    return (rows as { act: string }[]).map(({ act }) => act);
  };
}

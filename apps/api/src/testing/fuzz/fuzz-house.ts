// A site with something of everything, and a citizen whose session is renewed whenever a request has ended it.
import { randomUUID } from 'node:crypto';
import type { SmsCodePurpose } from '@haopai/contracts';
import { parseMobile } from '@haopai/rules';
import fc from 'fast-check';
import { installContent } from '../../communication/content';
import { SmsCodes } from '../../access/citizens';
import { anAuction, anEnrolment, type TestEnrolment } from '../build-auctions';
import { aCitizen, TEST_PASSWORD } from '../build-citizens';
import { anEndedAuction } from '../build-ended-auctions';
import { aStaffMember, codeOf as totpCodeOf, staffClient } from '../build-staff';
import { aListing } from '../build-listings';
import { aMobile, aResidentId, giveMobile } from '../build-identities';
import type { HttpClient } from '../http-client';
import { insertRow } from '../insert-row';
import { aRunningApp, type RunningApp } from '../running-app';
import { waitUntil } from '../wait-until';
import { ApiDescription, type Operation } from './api-description';
import { faultsOfAnswer } from './faults-of-answer';
import { type FuzzRequest, FuzzRequests, type KnownValues } from './fuzz-requests';
import { type RawAnswer, RawHttp } from './raw-http';

const HOUR_MS = 3_600_000;
const PURPOSES: Readonly<Record<string, SmsCodePurpose>> = {
  '/api/v1/accounts': 'register',
  '/api/v1/accounts/mobile-codes': 'register',
  '/api/v1/auth/login/sms': 'login',
  '/api/v1/auth/password-recovery': 'recover',
  '/api/v1/me/mobile': 'changeMobile',
};
/** Under which whoever asks about orders has one that waits for money. */
const ORDER_NO = '20261126000000000001';
const FOR_BUYERS = /\/me\/orders\//;
const FOR_BIDDERS = /\/(room|bids)$/;
const ADMIN = '/api/v1/admin/';
/** The browser that has asked for all codes. */
const ASKER = 'F'.repeat(22);
const ASKER_PAIR = `haopai.asker=${ASKER}`;
const SESSION_GONE: readonly string[] = ['SESSION.MISSING', 'SESSION.ENDED'];

export class FuzzHouse {
  private readonly http: RawHttp;
  private session: HttpClient | undefined;

  private constructor(
    readonly running: RunningApp,
    readonly api: ApiDescription,
    private readonly auctionId: number,
    private readonly enrolment: TestEnrolment,
    private readonly noticeId: number,
    private readonly known: KnownValues,
    private readonly errors: readonly string[],
  ) {
    this.http = new RawHttp(running.url);
  }

  static async open(): Promise<FuzzHouse> {
    const errors: string[] = [];
    const running = await aRunningApp(
      { HAOPAI_RATE_LIMIT: 'off', HAOPAI_TRUSTED_PROXIES: '1', HAOPAI_LOG_LEVEL: 'error' },
      undefined,
      { write: (line) => line.includes('a request failed') && errors.push(line) },
    );
    await installContent(running.config.mysql);
    const { id: auctionId, lots } = await anAuction(running.pool, {
      firstBidMs: HOUR_MS,
      countdownMs: HOUR_MS,
    });
    await anEndedAuction(running.pool, {
      lots: [{ bidsFen: [5_000_000, 5_100_000] }, {}, { withdrawnFor: '更正' }],
    });
    await anAuction(running.pool, { startsAtMs: Date.now() + HOUR_MS });
    const listing = await aListing(running.pool);
    await aListing(running.pool, { region: '330782' });
    const citizen = await aCitizen(running.pool);
    const enrolment = await anEnrolment(running.pool, { auctionId, citizenId: citizen.id, shares: 2 });
    const noticeId = await insertRow(running.pool, 'notices', {
      token: randomUUID(),
      citizen_id: citizen.id,
      kind: 'newDevice',
      data: '{"device":"Chrome"}',
      at_ms: Date.now(),
    });
    await waitUntil(async () => {
      const { body } = await running.client().get(`/api/v1/lots/${String(lots[0]?.id)}`);
      return (body as { phase: string }).phase === 'fiveMinutes';
    });
    const { body } = await running.client().get('/api/docs-json');
    const { version } = (await running.client().get('/api/v1/agreements/current')).body as {
      version: string;
    };
    const mobiles = Array.from({ length: 20 }, aMobile);
    await giveMobile(running, citizen, mobiles[0] ?? '');
    const known = {
      username: [citizen.username, ...Array.from({ length: 20 }, (_, nth) => `somebody_new_${nth}`)],
      password: [TEST_PASSWORD],
      currentPassword: [TEST_PASSWORD],
      newPassword: ['plates-are-green-8'],
      region: [citizen.region],
      mobile: mobiles,
      residentId: Array.from({ length: 20 }, () => aResidentId()),
      realName: ['王小明'],
      representativeName: ['李华'],
      address: ['婺城区双龙南街 1 号'],
      representativeId: [aResidentId()],
      code: ['D2143569X', '91350100M000100Y43'],
      agreementVersion: [version],
      identityConsent: [true],
      endpoint: ['https://fcm.googleapis.com/fcm/send/one', 'https://fcm.googleapis.com/fcm/send/two'],
      id: [1, 2, 3],
      vin: [
        '1M8GDM9AXKP042788',
        ...Array.from({ length: 200 }, (_, nth) => `WBA${String(nth).padStart(14, '0')}`),
      ],
      contains: ['8', listing.plateNumber.slice(2)],
      endsWith: ['8'],
      auctionId: [1, 2],
      orderNo: [ORDER_NO],
      lotId: [1, 2],
      listingId: [1, 2],
      paddleNo: [enrolment.paddleNo],
      accessCode: [enrolment.accessCode],
      entryId: enrolment.entries.map((entry) => entry.id),
      amountFen: [5_000_000, 5_100_000, 5_200_000, 5_300_000],
    };
    return new FuzzHouse(running, new ApiDescription(body), auctionId, enrolment, noticeId, known, errors);
  }

  /** Codes and statuses that came back; fails with the request that was answered wrongly, and what the program logged. */
  async fuzz(
    operation: Operation,
    seed: number,
    requests: number,
    manner: 'of' | 'rightOf' = 'of',
  ): Promise<ReadonlySet<string>> {
    this.session = undefined;
    const seen = new Set<string>();
    await fc.assert(
      fc.asyncProperty(
        new FuzzRequests(this.api, this.known, this.running.url)[manner](operation),
        async (request) => {
          const answer = await this.send(operation, request);
          const faults = faultsOfAnswer(this.api, operation, answer);
          if (faults.length > 0) throw new Error([...faults, this.errors.at(-1)].join('\n'));
          seen.add(codeOf(answer) ?? String(answer.status));
        },
      ),
      { seed, numRuns: requests, includeErrorInReport: true },
    );
    return seen;
  }

  async close(): Promise<void> {
    this.http.close();
    await this.running.stop();
  }

  private async send({ method, path: route }: Operation, request: FuzzRequest): Promise<RawAnswer> {
    const { asCitizen, path } = request;
    const asked = [ASKER_PAIR, request.headers['Cookie'] ?? ''].filter((part) => part !== '').join('; ');
    const headers = { ...request.headers, Cookie: asked };
    const purpose = PURPOSES[route];
    const body =
      purpose === undefined || !request.hasRightCode
        ? request.body
        : await this.withRightCode(purpose, request.body);
    if (!asCitizen) return this.http.send({ method, path, headers, body });
    const once = async (): Promise<RawAnswer> => {
      const session = (this.session ??= await this.newSession(route));
      const cookie = [session.cookieHeader, headers['Cookie'] ?? ''].filter((part) => part !== '').join('; ');
      return this.http.send({ method, path, headers: { ...headers, Cookie: cookie }, body });
    };
    const answer = await once();
    if (!SESSION_GONE.includes(codeOf(answer) ?? '')) return answer;
    this.session = undefined;
    return once();
  }

  /** With the code in it that was sent to the mobile in it, if there are both. */
  private async withRightCode(purpose: SmsCodePurpose, body = ''): Promise<string> {
    const [, typed = ''] = /"mobile":"(\d+)"/.exec(body) ?? [];
    const mobile = parseMobile(typed);
    if (!mobile.ok) return body;
    const place = { purpose, mobile: mobile.value, asker: ASKER };
    const code = await this.running.app.get(SmsCodes).make(place);
    return body.replace(/"(smsCode|code)":"\d{6}"/, (_, name: string) => `"${name}":"${code}"`);
  }

  /** Somebody new each time: the one before may have closed their account or changed their password. */
  private async newSession(route: string): Promise<HttpClient> {
    if (route.startsWith(ADMIN)) return this.newStaffSession(route);
    const { pool } = this.running;
    const citizen = await aCitizen(pool);
    const session = await this.running.clientOf(citizen);
    await pool.query('UPDATE notices SET citizen_id = ? WHERE id = ?', [citizen.id, this.noticeId]);
    if (FOR_BUYERS.test(route)) await this.buy(session);
    // Whoever is enrolled cannot close their account.
    if (!FOR_BIDDERS.test(route)) return session;
    const { id, paddleNo, accessCode } = this.enrolment;
    await pool.query('UPDATE enrolments SET citizen_id = ? WHERE id = ?', [citizen.id, id]);
    await session.post(`/api/v1/auctions/${this.auctionId}/room`, { paddleNo, accessCode });
    return session;
  }

  /** An administrator, who may do everything; for the steps of the log-in, one who is at that step. */
  private async newStaffSession(route: string): Promise<HttpClient> {
    if (!route.startsWith(`${ADMIN}auth/`)) return staffClient(this.running, 'administrator');
    // Whoever has a passkey has a password of their own; the others are about to choose one.
    const hasOwnPassword = route.includes('/passkey');
    const { username, password, totpSecret } = await aStaffMember(this.running, 'editor', hasOwnPassword);
    const client = this.running.client();
    await client.post(`${ADMIN}auth/login`, { username, password });
    if (route.endsWith('/password')) await client.post(`${ADMIN}auth/totp`, { code: totpCodeOf(totpSecret) });
    return client;
  }

  /** Gives the session's citizen the order of the known number. */
  private async buy(session: HttpClient): Promise<void> {
    const { pool } = this.running;
    const { id } = await aListing(pool);
    const vin = `WAUZZZ8K${String(id).padStart(9, '0')}`;
    const { status, body } = await session.post(
      `/api/v1/listings/${id}/orders`,
      { vin },
      { 'Idempotency-Key': randomUUID() },
    );
    if (status >= 300) throw new Error(`nothing could be bought: ${JSON.stringify(body)}`);
    await pool.query('UPDATE orders SET order_no = LPAD(id, 20, 0) WHERE order_no = ?', [ORDER_NO]);
    await pool.query('UPDATE orders SET order_no = ? WHERE order_no = ?', [
      ORDER_NO,
      (body as { orderNo: string }).orderNo,
    ]);
  }
}

function codeOf({ status, json }: RawAnswer): string | undefined {
  if (status < 400 || typeof json !== 'object' || json === null || !('code' in json)) return undefined;
  return String(json.code);
}

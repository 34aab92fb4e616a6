// Every endpoint of the back office as every role, by the guard and by the use cases alone: made from the OpenAPI document, so that a
// new one without a rule fails here.
import { type Permission, PERMISSIONS, PERMISSIONS_OF, STAFF_ROLES, type StaffRole } from '@haopai/contracts';
import fc from 'fast-check';
import { PERMISSION_EXTENSION, PermissionGuard } from './access/staff-authentication';
import {
  aRunningApp,
  clientOfStaff,
  aStaffMember,
  type HttpClient,
  nightly,
  type RunningApp,
  TEST_SEED,
} from './testing';
import { ApiDescription, type Operation } from './testing/fuzz/api-description';
import { type FuzzRequest, FuzzRequests } from './testing/fuzz/fuzz-requests';

const REQUESTS = nightly(1, 12);
/** By day every fourth endpoint is asked past a guard that is asleep, as the seed says. */
const EVERY_ASLEEP = nightly(4, 1);
/** The guard looks at none of what they say. */
const TO_GUARD = { least: nightly(1, 2) };
const PAST_GUARD = { least: REQUESTS, isPastGuard: true };
/** So many, while none of them is of the right shape. */
const REQUESTS_MAX = 96;
/** Made at first: most operations are asked no more than these. */
const REQUESTS_AT_FIRST = 12;
/** User names that their rule admits: the description has only their length, and made-up ones seldom keep to the rule. */
const KNOWN_VALUES = { username: ['new.hand', 'wang_li'] };
/** Open to whoever is not in yet. */
const AT_THE_DOOR = /\/admin\/auth\//;
/** Not let through for another reason than a right. */
const SHAPE_CODES: readonly string[] = ['REQUEST.INVALID', 'REQUEST.TOO_LARGE', 'REQUEST.NOT_FOUND'];

/** A role asks every endpoint several times: on a machine that is busy otherwise that took a minute. */
jest.setTimeout(300_000);

describe(`the endpoints of the back office (HAOPAI_TEST_SEED=${TEST_SEED} makes the requests again)`, () => {
  let running: RunningApp;
  let api: ApiDescription;
  let operations: readonly Operation[];

  beforeAll(async () => {
    running = await aRunningApp({ HAOPAI_RATE_LIMIT: 'off' });
    api = new ApiDescription((await running.client().get('/api/docs-json')).body);
    operations = api.operations.filter(({ path }) => path.startsWith('/api/v1/admin/'));
  });
  afterAll(() => running.stop());

  const permissionOf = (operation: Operation): Permission | null | undefined =>
    operation.extensions[PERMISSION_EXTENSION] as Permission | null | undefined;
  const requestsMade = new Map<Operation, readonly FuzzRequest[]>();
  /** The seed makes the same ones for every role, and of many the same first ones as of few. */
  const requestsFor = (operation: Operation, count: number): readonly FuzzRequest[] => {
    const made = requestsMade.get(operation) ?? [];
    if (made.length >= count) return made;
    const fuzz = new FuzzRequests(api, KNOWN_VALUES, running.url);
    const of = (arbitrary: fc.Arbitrary<FuzzRequest>, numRuns: number) =>
      fc.sample(arbitrary, { numRuns, seed: TEST_SEED });
    const more = count - REQUESTS_AT_FIRST;
    const requests = [
      ...of(fuzz.of(operation), Math.min(count, REQUESTS_AT_FIRST)),
      // None of those was of the right shape: one field that is seldom right is enough for that.
      ...(more > 0 ? of(fuzz.rightOf(operation), more) : []),
    ];
    requestsMade.set(operation, requests);
    return requests;
  };
  /** Which of its requests was first seen to be of the right shape: whoever asks next begins with it, instead of looking for it anew. */
  const ofRightShape = new Map<Operation, FuzzRequest>();
  /** None of its requests is: they are the same for whoever asks next, who looks for none. */
  const ofWrongShape = new Set<Operation>();
  /** The one of the right shape first, where it is known. */
  function* requestsInTurn(operation: Operation): Generator<FuzzRequest> {
    const right = ofRightShape.get(operation);
    if (right !== undefined) yield right;
    for (let nth = 0; nth < REQUESTS_MAX; nth += 1) {
      const count = nth < REQUESTS_AT_FIRST ? REQUESTS_AT_FIRST : REQUESTS_MAX;
      const request = requestsFor(operation, count)[nth];
      if (request !== undefined && request !== right) yield request;
    }
  }
  /** Codes of its answers to requests that come near to being right. */
  const codesFor = async (
    client: HttpClient,
    operation: Operation,
    { least = REQUESTS, isPastGuard = false } = {},
  ): Promise<ReadonlySet<string>> => {
    const codes = new Set<string>();
    let asked = 0;
    for (const request of requestsInTurn(operation)) {
      // The guard is asked until it answers: a body that isn't JSON is refused before it.
      const isHopeless = isPastGuard && ofWrongShape.has(operation);
      const isEnough = isHopeless || [...codes].some((code) => !SHAPE_CODES.includes(code));
      if (asked >= least && isEnough) return codes;
      asked += 1;
      const { path, body } = request;
      const headers: Record<string, string> =
        body === undefined ? {} : { 'Content-Type': 'application/json' };
      if (operation.parameters.some(({ name }) => name === 'Idempotency-Key'))
        headers['Idempotency-Key'] = crypto.randomUUID();
      const sent = operation.method === 'GET' ? undefined : body;
      const answer = await client.send(operation.method, path, sent, headers);
      const code = answer.status < 400 ? 'ok' : (answer.body as { code: string }).code;
      codes.add(code);
      if (isPastGuard && !SHAPE_CODES.includes(code) && !ofRightShape.has(operation))
        ofRightShape.set(operation, request);
    }
    if (isPastGuard && !ofRightShape.has(operation)) ofWrongShape.add(operation);
    return codes;
  };

  it('each say which right they need, and it is one of the table', () => {
    expect(operations.length).toBeGreaterThan(10);
    const unruled = operations
      .filter((operation) => {
        const permission = permissionOf(operation);
        return permission !== null && !PERMISSIONS.includes(permission as Permission);
      })
      .map(({ method, path }) => `${method} ${path}`);
    expect(unruled).toEqual([]);
  });

  it('are shut to whoever is not in', async () => {
    for (const operation of operations.filter(({ path }) => !AT_THE_DOOR.test(path))) {
      const codes = await codesFor(running.client(), operation);
      const open = [...codes].filter((code) => code !== 'SESSION.MISSING' && !SHAPE_CODES.includes(code));
      expect([operation.path, open]).toEqual([operation.path, []]);
    }
  });

  const mayDo = (
    role: StaffRole,
    operation: Operation,
    included: readonly Permission[] = PERMISSIONS_OF[role],
  ): boolean => {
    const permission = permissionOf(operation) ?? null;
    return permission === null || included.includes(permission);
  };

  it.each(STAFF_ROLES)('are open to the role %s by the table and no further', async (role) => {
    const client = await clientOfStaff(running, await aStaffMember(running, role));
    const wrong: string[] = [];
    for (const operation of operations.filter(({ path }) => !AT_THE_DOOR.test(path))) {
      const may = mayDo(role, operation);
      const codes = await codesFor(client, operation, may ? PAST_GUARD : TO_GUARD);
      if (may ? codes.has('STAFF.FORBIDDEN') : !isRefused(codes)) wrong.push(said(operation, codes));
    }
    expect(wrong).toEqual([]);
  });

  it('are open to a role that two administrators have changed by what it includes now, and no further', async () => {
    const included: readonly Permission[] = ['stock.read', 'settlement.act'];
    await running.pool.query('INSERT INTO role_sets (role, version, permissions) VALUES (?, 1, ?)', [
      ...['editor', included.join()],
    ]);
    const client = await clientOfStaff(running, await aStaffMember(running, 'editor'));
    const wrong: string[] = [];
    for (const operation of operations.filter(({ path }) => !AT_THE_DOOR.test(path))) {
      const may = mayDo('editor', operation, included);
      const codes = await codesFor(client, operation, may ? PAST_GUARD : TO_GUARD);
      if (may ? codes.has('STAFF.FORBIDDEN') : !isRefused(codes)) wrong.push(said(operation, codes));
    }
    await running.pool.query('DELETE FROM role_sets');
    expect(wrong).toEqual([]);
  });

  describe('whose guard is asleep', () => {
    beforeAll(() => jest.spyOn(PermissionGuard.prototype, 'canActivate').mockReturnValue(true));
    afterAll(() => jest.restoreAllMocks());

    const some = (nth: number): boolean => nth % EVERY_ASLEEP === TEST_SEED % EVERY_ASLEEP;
    const restricted = STAFF_ROLES.filter((role) => PERMISSIONS_OF[role].length < PERMISSIONS.length);

    it.each(restricted)('are shut to the role %s by their use cases all the same', async (role) => {
      const client = await clientOfStaff(running, await aStaffMember(running, role));
      const wrong: string[] = [];
      for (const operation of operations.filter((each, nth) => some(nth) && !mayDo(role, each))) {
        const codes = await codesFor(client, operation, PAST_GUARD);
        if (!isRefused(codes)) wrong.push(said(operation, codes));
      }
      expect(wrong).toEqual([]);
    });
  });
});

/** Every request that was of the right shape, and there was one. */
function isRefused(codes: ReadonlySet<string>): boolean {
  const others = [...codes].filter((code) => code !== 'STAFF.FORBIDDEN' && !SHAPE_CODES.includes(code));
  return others.length === 0 && codes.has('STAFF.FORBIDDEN');
}

function said({ method, path }: Operation, codes: ReadonlySet<string>): string {
  return `${method} ${path}: ${[...codes].join()}`;
}

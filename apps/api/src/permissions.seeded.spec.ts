// Every endpoint of the back office as every role: made from the OpenAPI document, so that a new one without a rule fails here.
import { type Permission, PERMISSIONS, PERMISSIONS_OF, STAFF_ROLES } from '@haopai/contracts';
import fc from 'fast-check';
import { PERMISSION_EXTENSION } from './access/staff-authentication';
import {
  aRunningApp,
  clientOfStaff,
  aStaffMember,
  type HttpClient,
  type RunningApp,
  TEST_SEED,
} from './testing';
import { ApiDescription, type Operation } from './testing/fuzz/api-description';
import { FuzzRequests } from './testing/fuzz/fuzz-requests';

const REQUESTS = 12;
/** So many times as many, while none of them is of the right shape. */
const ROUNDS_MAX = 8;
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
  /** Codes of its answers to requests that come near to being right. */
  const codesFor = async (client: HttpClient, operation: Operation): Promise<ReadonlySet<string>> => {
    const codes = new Set<string>();
    const requests = new FuzzRequests(api, {}, running.url).of(operation);
    const all = fc.sample(requests, { numRuns: REQUESTS * ROUNDS_MAX, seed: TEST_SEED });
    for (const [nth, { path, body }] of all.entries()) {
      if (nth >= REQUESTS && [...codes].some((code) => !SHAPE_CODES.includes(code))) break;
      const headers: Record<string, string> =
        body === undefined ? {} : { 'Content-Type': 'application/json' };
      if (operation.parameters.some(({ name }) => name === 'Idempotency-Key'))
        headers['Idempotency-Key'] = crypto.randomUUID();
      const sent = operation.method === 'GET' ? undefined : body;
      const answer = await client.send(operation.method, path, sent, headers);
      codes.add(answer.status < 400 ? 'ok' : (answer.body as { code: string }).code);
    }
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

  it.each(STAFF_ROLES)('are open to the role %s by the table and no further', async (role) => {
    const client = await clientOfStaff(running, await aStaffMember(running, role));
    const wrong: string[] = [];
    for (const operation of operations.filter(({ path }) => !AT_THE_DOOR.test(path))) {
      const permission = permissionOf(operation) ?? null;
      const may = permission === null || PERMISSIONS_OF[role].includes(permission);
      const codes = await codesFor(client, operation);
      const name = `${operation.method} ${operation.path}: ${[...codes].join()}`;
      if (may && codes.has('STAFF.FORBIDDEN')) wrong.push(name);
      if (may) continue;
      const others = [...codes].filter((code) => code !== 'STAFF.FORBIDDEN' && !SHAPE_CODES.includes(code));
      if (others.length > 0 || !codes.has('STAFF.FORBIDDEN')) wrong.push(name);
    }
    expect(wrong).toEqual([]);
  });
});

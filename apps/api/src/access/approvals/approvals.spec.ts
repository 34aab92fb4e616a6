// By which steps acts are approved, who changes them, and who sees and decides what, for each role.
import {
  APPROVAL_RULES,
  type ApprovalStep,
  type ApprovalStepsView,
  type ApprovalView,
  type Page,
  PERMISSIONS_OF,
  STAFF_ROLES,
  STEPPED_KINDS,
} from '@haopai/contracts';
import {
  aRunningApp,
  decide,
  type HttpAnswer,
  type HttpClient,
  letStepsBe,
  openApproval,
  type RunningApp,
  staffClient,
} from '../../testing';

const APPROVALS = '/api/v1/admin/approvals';
const STEPS = '/api/v1/admin/approval-steps';
const BY_TWO: ApprovalStep = { upToFen: null, permission: 'orders.refund', people: 2 };

describe('the steps of approval', () => {
  let running: RunningApp;
  let administrator: HttpClient;
  let other: HttpClient;

  beforeAll(async () => {
    running = await aRunningApp({ HAOPAI_ROLE: 'edge', HAOPAI_RATE_LIMIT: 'off' });
    [administrator, other] = [
      await staffClient(running, 'administrator'),
      await staffClient(running, 'administrator'),
    ];
  });
  afterEach(async () => {
    for (const kind of STEPPED_KINDS) await letStepsBe(running, kind);
  });
  afterAll(() => running.stop());

  const all = async (): Promise<readonly ApprovalStepsView[]> =>
    (await administrator.get(STEPS)).body as readonly ApprovalStepsView[];
  const one = async (kind: string): Promise<ApprovalStepsView> => {
    const found = (await all()).find((each) => each.kind === kind);
    if (found === undefined) throw new Error(kind);
    return found;
  };
  const ask = (
    kind: string,
    steps: readonly object[],
    version = 0,
    client = administrator,
  ): Promise<HttpAnswer> => client.put(`${STEPS}/${kind}`, { version, steps, reason: '按内部制度' });

  it('are those that are shipped until two administrators have others', async () => {
    expect(await all()).toHaveLength(STEPPED_KINDS.length);
    expect(await one('refund')).toEqual({
      ...{ kind: 'refund', steps: [BY_TWO], hasAmount: true, peopleMin: 2, version: 0, isAsked: false },
    });
    const steps: readonly ApprovalStep[] = [
      { upToFen: 1_000_000, permission: 'orders.refund', people: 2 },
      { upToFen: null, permission: 'settings.edit', people: 2 },
    ];
    expect((await ask('refund', steps)).status).toBe(200);
    expect(await one('refund')).toMatchObject({ steps: [BY_TWO], version: 0, isAsked: true });
    expect(await ask('refund', steps, 0, other)).toMatchObject({ body: { code: 'APPROVAL.ASKED_ALREADY' } });
    const asked = await openApproval(other, 'steps', 'steps:refund');
    expect(await decide(administrator, asked)).toMatchObject({ body: { code: 'APPROVAL.SAME_PERSON' } });
    expect(await decide(other, asked)).toMatchObject({ status: 200, body: { state: 'approved' } });
    expect(await one('refund')).toMatchObject({ steps, version: 1, isAsked: false });
    const record = await administrator.get(
      '/api/v1/admin/audit?subject=steps:refund&act=approval.stepsChanged',
    );
    expect(record.body).toMatchObject({
      items: [{ before: { steps: [BY_TWO] }, after: { steps }, reason: '按内部制度' }],
    });
  });

  it.each([
    ['refund', [{ ...BY_TWO, people: 1 }], 'tooFewPeople'],
    ['refund', [{ ...BY_TWO, upToFen: 100 }], 'ends'],
    ['refund', [{ ...BY_TWO, upToFen: 200 }, { ...BY_TWO, upToFen: 200 }, BY_TWO], 'notRising'],
    ['article', [{ upToFen: 100, permission: 'content.edit', people: 1 }, BY_TWO], 'noAmount'],
  ])('of %s are refused as %j: %s', async (kind, steps, rule) => {
    expect(await ask(kind, steps)).toMatchObject({
      status: 422,
      body: { code: 'APPROVAL.STEPS_REFUSED', data: { rule } },
    });
  });

  it('are asked for as they were seen, by those who may change settings, and never those of the steps themselves', async () => {
    expect(await ask('refund', [BY_TWO], 3)).toMatchObject({
      status: 409,
      body: { code: 'RECORD.CHANGED', data: { changedBy: expect.any(String) } },
    });
    expect(await ask('steps', [{ upToFen: null, permission: 'settings.edit', people: 1 }])).toMatchObject({
      status: 404,
      body: { code: 'APPROVAL.NO_SUCH_KIND' },
    });
    for (const steps of [[], [{ ...BY_TWO, permission: 'all' }], [{ ...BY_TWO, people: 0 }], [{ people: 2 }]])
      expect(await ask('refund', steps)).toMatchObject({ status: 400, body: { code: 'REQUEST.INVALID' } });
    const cashier = await staffClient(running, 'cashier');
    expect(await ask('refund', [BY_TWO], 0, cashier)).toMatchObject({ status: 403 });
  });

  it.each(STAFF_ROLES)('let a %s see what the role reads, and decide what its step says', async (role) => {
    await running.pool.query('DELETE FROM approvals');
    for (const kind of STEPPED_KINDS)
      await running.pool.query(
        `INSERT INTO approvals (kind, subject, amount_fen, facts, reason, asked_by, asked_by_name, asked_at_ms, state)
         VALUES (?, 'order:1', 100, '{}', '', 0, 'nobody', 1, 'open')`,
        [kind],
      );
    const client = await staffClient(running, role);
    const { items } = (await client.get(`${APPROVALS}?size=100`)).body as Page<ApprovalView>;
    const may = (permission: string): boolean =>
      (PERMISSIONS_OF[role] as readonly string[]).includes(permission);
    const rules = STEPPED_KINDS.map((kind) => ({ kind, ...APPROVAL_RULES[kind] }));
    expect(items.map(({ kind }) => kind)).toEqual(
      rules.filter(({ asks, reads }) => may(asks) || may(reads)).map(({ kind }) => kind),
    );
    expect(items.filter(({ mayDecide }) => mayDecide).map(({ kind }) => kind)).toEqual(
      rules.filter(({ asks }) => may(asks)).map(({ kind }) => kind),
    );
    const [[hidden]] = (await running.pool.query('SELECT id FROM approvals WHERE kind = ?', [
      rules.find(({ asks, reads }) => !may(asks) && !may(reads))?.kind ?? 'none',
    ])) as unknown as [[{ id: number } | undefined]];
    for (const way of ['approve', 'decline'] as const)
      if (hidden !== undefined)
        expect(await decide(client, hidden, way)).toMatchObject({
          status: 404,
          body: { code: 'APPROVAL.NOT_FOUND' },
        });
    for (const { id, mayDecide } of items)
      if (!mayDecide) expect(await decide(client, { id }, 'decline')).toMatchObject({ status: 403 });
    await running.pool.query('DELETE FROM approvals');
  });
});

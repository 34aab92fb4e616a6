// The ratios of the bench are those that the project has set itself.
import { compareRows } from './ratios';

describe('the ratios', () => {
  it('compare the engine with the row lock and with the bare journal', () => {
    const rows = [
      { id: 'peer.rowLock.hotLot', perSecond: 1_000, p50Ms: 3, detail: {} },
      { id: 'limit.rawInsert', perSecond: 80_000, p50Ms: 3, detail: {} },
      { id: 'engine.hotLot', perSecond: 40_000, p50Ms: 3, detail: {} },
    ];
    expect(compareRows(rows)).toEqual([
      { id: 'engine.hotLot/peer.rowLock.hotLot', value: 40, wants: 'atLeast', wanted: 30 },
      { id: 'engine.hotLot/limit.rawInsert', value: 0.5, wants: 'atLeast', wanted: 0.6 },
    ]);
  });

  it('compare what is read over REST with bare Node, and the cache of nginx with a file', () => {
    const row = (id: string, perSecond: number) => ({ id, perSecond, p50Ms: 1, detail: {} });
    const bare = [row('limit.bareHttp', 10_000), row('limit.nginxFile', 20_000)];
    const ours = [row('rest.board', 6_000), row('rest.me', 1_000), row('rest.nginxCache', 18_000)];
    expect(compareRows([...bare, ...ours]).map(({ id, value, wanted }) => [id, value, wanted])).toEqual([
      ['rest.board/limit.bareHttp', 0.6, 0.5],
      ['rest.me/limit.bareHttp', 0.1, 0.2],
      ['rest.nginxCache/limit.nginxFile', 0.9, 0.8],
    ]);
  });

  it('compare what three nodes do with what one server does', () => {
    const row = (id: string, perSecond: number, p50Ms = 1) => ({ id, perSecond, p50Ms, detail: {} });
    const bids = [row('engine.hotLot', 40_000), row('engine.hotLot.replicated', 24_000)];
    const reads = [row('read.asItIs.replicated', 1, 2), row('read.inStep.replicated', 1, 4)];
    expect(compareRows([...bids, ...reads]).map(({ id, value }) => [id, value])).toEqual([
      ['engine.hotLot.replicated/engine.hotLot', 0.6],
      ['read.inStep.replicated/read.asItIs.replicated (p50)', 0.5],
    ]);
  });

  it('compare the time of a forwarded bid with that of a local one', () => {
    const rows = [
      { id: 'cluster.local', perSecond: 1, p50Ms: 2, detail: {} },
      { id: 'cluster.forwarded', perSecond: 1, p50Ms: 3.2, detail: {} },
    ];
    expect(compareRows(rows)).toEqual([
      { id: 'cluster.forwarded/cluster.local (p50)', value: 0.625, wants: 'atLeast', wanted: 0.5 },
    ]);
  });

  it('say what a bid costs all of our processes, in echoes of a bare server', () => {
    const row = (id: string, detail: Record<string, number>) => ({
      id,
      perSecond: null,
      p50Ms: null,
      detail,
    });
    const rows = [
      row('limit.bareEcho', { cpuMicrosEach: 20 }),
      row('socket.bids', { cpuMicrosEach: 50 }),
      row('cluster.3', { apiMicrosEach: 130 }),
    ];
    expect(compareRows(rows)).toEqual([
      { id: 'socket.bids.cost/limit.bareEcho.cost', value: 2.5, wants: 'atMost', wanted: 3 },
      { id: 'cluster.3.cost/limit.bareEcho.cost', value: 6.5, wants: 'atMost', wanted: 6 },
    ]);
  });

  it('say how large a tick may be', () => {
    const rows = [{ id: 'socket.ticks', perSecond: 1, p50Ms: 1, detail: { bytesPerTick: 120 } }];
    expect(compareRows(rows)).toEqual([
      { id: 'socket.ticks, bytesPerTick', value: 120, wants: 'atMost', wanted: 150 },
    ]);
  });

  it('leave out what was not measured', () => {
    expect(compareRows([{ id: 'engine.hotLot', perSecond: 40_000, p50Ms: 3, detail: {} }])).toEqual([]);
  });
});

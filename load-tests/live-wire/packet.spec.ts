// The packets of namespace /live, as the server writes and reads them.
import { LIVE_NAMESPACE } from '@haopai/contracts';
import { eventPacket, NAMESPACE, readPacket } from './packet.ts';

describe('packets', () => {
  it('belong to the namespace of the contracts', () => {
    expect(NAMESPACE).toBe(LIVE_NAMESPACE);
  });

  it('ask under an id', () => {
    expect(eventPacket(7, 'lot.watch', { lotId: 1 })).toBe('42/live,7["lot.watch",{"lotId":1}]');
  });

  it('are read by kind', () => {
    const greeting = '0{"sid":"x","upgrades":[],"pingInterval":25000,"pingTimeout":20000,"maxPayload":16000}';
    expect(readPacket(greeting)).toEqual({ kind: 'greeting', pingIntervalMs: 25_000, pingTimeoutMs: 20_000 });
    expect(readPacket('2')).toEqual({ kind: 'ping' });
    expect(readPacket('1')).toEqual({ kind: 'goodbye' });
    expect(readPacket('40/live,{"sid":"y"}')).toEqual({ kind: 'connected' });
    expect(readPacket('41/live,')).toEqual({ kind: 'goodbye' });
    expect(readPacket('44/live,{"message":"no"}')).toEqual({ kind: 'refused', message: '{"message":"no"}' });
  });

  it('bring events and answers', () => {
    const event = { kind: 'event', name: 'lot.tick', body: { lotId: 1, reason: '[' } };
    expect(readPacket('42/live,["lot.tick",{"lotId":1,"reason":"["}]')).toEqual(event);
    expect(readPacket('43/live,12[{"ok":true}]')).toEqual({ kind: 'answer', id: 12, body: { ok: true } });
  });

  it('are let pass when they are of another kind or namespace', () => {
    for (const text of ['', '3', '6', '40', '42["lot.tick",{}]', '42/other,["lot.tick",{}]']) {
      expect(readPacket(text)).toEqual({ kind: 'other' });
    }
  });
});

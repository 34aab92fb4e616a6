import { TestBed } from '@angular/core/testing';
import { Words } from '@haopai/web-app';
import { staffPage } from '../testing/staff-page';

describe('a refusal that tells a time', () => {
  it('writes today and tomorrow small within an English sentence', async () => {
    await staffPage([], 'cashier');
    const words = TestBed.inject(Words);
    await words.use('en');
    const data = { againAtMs: Date.now() + 1_000 };
    const said = words.sayRefusal({ code: 'BALANCE.REMINDED_JUST_NOW', data });
    expect(said).toMatch(/ can go out from (today|tomorrow) \d\d:\d\d on\.$/);
  });
});

// The mark of an order in the public log: in words, accepted or refused, and with the way to its proof; nothing before the log has it.
import { webcrypto } from 'node:crypto';
import { TextEncoder } from 'node:util';
import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { toHex, utf8 } from '@haopai/log';
import { sha256 } from '@haopai/log/testing';
import { type PageUnderTest, standIn } from '@haopai/web-app/testing';
import { citizensPage } from '../testing/citizens-page';
import { type AnsweredOrder, InLogMark } from './in-log-mark';
import { LogLooks } from './log-looks';
import { OwnBidsClient } from './own-bids-client';

const order = signal<AnsweredOrder>({ lotId: 3, bidId: 'b1', version: 4, isMaximum: false });

@Component({
  selector: 'hp-marked',
  imports: [InLogMark],
  template: `<hp-in-log-mark [auctionId]="7" [order]="order()" />`,
})
class Marked {
  protected readonly order = order;
}

describe('the mark of an order in the public log', () => {
  let page: PageUnderTest;
  let asked: string[];
  let inLog: readonly string[];

  standIn(globalThis, { crypto: webcrypto, TextEncoder });

  const isMarked = () => page.has('[data-testid=in-log-mark]');
  const open = async (of: Partial<AnsweredOrder>): Promise<void> => {
    order.set({ lotId: 3, bidId: 'b1', version: 4, isMaximum: false, ...of });
    const lookFor = jest.spyOn(TestBed.inject(LogLooks), 'lookFor');
    await page.open('/lot');
    // A refused one is looked for once its hash is made.
    await page.until(() => lookFor.mock.calls.length > 0);
    await page.pass(1_700);
  };

  beforeEach(async () => {
    [asked, inLog] = [[], ['3:4', `3:${toHex(sha256(utf8('b1')))}`]];
    const places = (facts: readonly string[]) => {
      asked.push(...facts);
      return Promise.resolve({
        ok: true,
        value: { places: facts.map((fact) => (inLog.includes(fact) ? 41 : null)) },
      });
    };
    page = await citizensPage(
      [{ path: 'lot', component: Marked }],
      [{ provide: OwnBidsClient, useValue: { places } }],
    );
  });
  afterEach(() => page.close());

  it('says so of an accepted one, and leads to its proof', async () => {
    await open({});
    expect(page.text('in-log-mark')).toBe('已入日志');
    expect(page.part('in-log-mark').getAttribute('href')).toBe('/account/bids/7?bid=b1');
    expect(asked).toEqual(['3:4']);
  });

  it('says so of a refused one in words, too, and finds it by its hash', async () => {
    await open({ version: null });
    expect(page.text('in-log-mark').replace(/\s/g, '')).toBe('已入日志');
    expect(asked).toEqual([`3:${toHex(sha256(utf8('b1')))}`]);
  });

  it('says of a maximum bid that it is one', async () => {
    await open({ isMaximum: true });
    expect(page.part('in-log-mark').getAttribute('aria-label')).toContain('最高价');
  });

  it('is not there before the log has it, nor for the order after it', async () => {
    inLog = [];
    await open({});
    expect(isMarked()).toBe(false);
    inLog = ['3:4'];
    await page.pass(3_200);
    expect(isMarked()).toBe(true);
    order.set({ lotId: 3, bidId: 'b2', version: 5, isMaximum: false });
    await page.settle();
    expect(isMarked()).toBe(false);
  });
});

// Record, curve and all else of the plain view lie behind one press, and come with it.
import { Component, input, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Preferences } from '@haopai/web-app';
import type { PageUnderTest } from '@haopai/web-app/testing';
import { citizensPage } from '../../testing/citizens-page';
import { AlertSwitches } from '../alert-switches';
import { BiddingStore } from '../bidding-store';
import { BiddingView } from '../bidding-view';
import { CeilingRow } from '../ceiling-row';
import { LotCurve } from '../lot-curve';
import { LotFace } from '../lot-face';
import { LotFacts } from '../lot-facts';
import { LotHistory } from '../lot-history';
import { LotResult } from '../lot-result';
import { PlainBidding } from './plain-bidding';
import { PlainDock } from './plain-dock';

@Component({ selector: 'hp-lot-face', template: 'face' })
class Face {
  readonly isPlain = input(false);
}
@Component({ selector: 'hp-plain-dock', template: 'dock' })
class Dock {}
@Component({ selector: 'hp-lot-result', template: 'result' })
class Result {}
@Component({ selector: 'hp-lot-history', template: 'record' })
class History {}
@Component({ selector: 'hp-lot-curve', template: 'curve' })
class Curve {}
@Component({ selector: 'hp-lot-facts', template: 'facts' })
class Facts {}
@Component({ selector: 'hp-ceiling-row', template: 'maximum' })
class Maximum {}
@Component({ selector: 'hp-alert-switches', template: 'switches' })
class Switches {}

describe('the plain view', () => {
  const gate = signal('open');
  let page: PageUnderTest;

  beforeEach(async () => {
    gate.set('open');
    TestBed.overrideComponent(PlainBidding, {
      remove: {
        imports: [AlertSwitches, CeilingRow, LotCurve, LotFace, LotFacts, LotHistory, LotResult, PlainDock],
      },
      add: { imports: [Curve, Dock, Face, Facts, History, Maximum, Result, Switches] },
    });
    page = await citizensPage(
      [{ path: 'lot', component: PlainBidding }],
      [
        { provide: BiddingStore, useValue: { gate, phase: signal('oneMinute'), hasCurve: signal(true) } },
        { provide: Preferences, useValue: { language: signal('zh') } },
      ],
    );
    await page.open('/lot');
  });
  afterEach(() => page.close());

  it('folds everything but face and dock away, behind one press', async () => {
    const folded = /record|curve|facts|maximum|switches/;
    expect(page.text()).toMatch(/face.*dock/);
    expect(page.text()).not.toMatch(folded);
    const more = page.part('plain-more');
    expect(more.getAttribute('aria-expanded')).toBe('false');
    more.click();
    await page.settle();
    expect(page.text()).toMatch(/maximum.*record.*curve.*switches/);
    more.click();
    await page.settle();
    expect(page.text()).not.toMatch(folded);
  });

  it('has the result in the place of the dock', async () => {
    gate.set('ended');
    await page.settle();
    expect(page.text()).toMatch(/face.*result/);
    expect(page.text()).not.toContain('dock');
  });
});

describe('the view of the bidding page', () => {
  afterEach(() => localStorage.clear());

  it('is turned both ways, and kept', () => {
    const visit = () => {
      TestBed.resetTestingModule();
      return TestBed.inject(BiddingView);
    };
    const view = visit();
    expect(view.isPlain()).toBe(false);
    view.turn();
    TestBed.tick();
    expect(visit().isPlain()).toBe(true);
    TestBed.inject(BiddingView).turn();
    TestBed.tick();
    expect(visit().isPlain()).toBe(false);
  });
});

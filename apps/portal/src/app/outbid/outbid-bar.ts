// Says on every page that one was outbid on a lot elsewhere, with one press back to it; and once, when that lot is over.
import {
  afterRenderEffect,
  Component,
  computed,
  DOCUMENT,
  type ElementRef,
  inject,
  untracked,
  viewChild,
} from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router, RouterLink } from '@angular/router';
import { formatPlate } from '@haopai/rules';
import { PageHeading, Words } from '@haopai/web-app';
import { Rooms } from '@haopai/web-data';
import { Icon } from '@haopai/web-ui';
import { filter, map } from 'rxjs';
import { SaleScene } from '../lots/sale-scene';
import { FollowedRoom } from './followed-room';
import { KeptRooms } from './kept-rooms';
import { OutbidLots } from './outbid-lots';
import { OutbidNews } from './outbid-news';
import { outbidTitle, outbidWords } from './outbid-words';
import { TabMark } from './tab-mark';

const OF_AUCTION = /^\/auctions\/(\d+)(?:\/lots\/(\d+))?(?:[?#]|$)/;
/** Of the document, for a page that makes room. */
const STANDS = 'hp-news-stands';
const ON_LOT = /^\/(?:auctions|practice)\/-?\d+\/lots\//;

@Component({
  selector: 'hp-outbid-bar',
  imports: [FollowedRoom, Icon, RouterLink],
  providers: [KeptRooms, OutbidLots, OutbidNews, TabMark],
  templateUrl: './outbid-bar.html',
  styleUrl: './outbid-bar.scss',
  host: { class: 'hp-unprinted', '[class.stands]': 'said() !== null', '[class.on-lot]': 'isOnLot()' },
})
export class OutbidBar {
  private readonly document = inject(DOCUMENT);
  private readonly router = inject(Router);
  private readonly rooms = inject(Rooms);
  private readonly lots = inject(OutbidLots);
  private readonly words = inject(Words);
  private readonly heading = inject(PageHeading);
  private readonly bar = viewChild<ElementRef<HTMLElement>>('bar');

  private readonly address = toSignal(
    this.router.events.pipe(
      filter((event) => event instanceof NavigationEnd),
      map((event) => event.urlAfterRedirects),
    ),
    { initialValue: this.router.url },
  );
  private readonly shown = computed(() => OF_AUCTION.exec(this.address()));

  protected readonly say = this.words.say;
  protected readonly scene = inject(SaleScene);
  protected readonly isOnLot = computed(() => ON_LOT.test(this.address()));
  protected readonly shownAuctionId = computed(() => numberOf(this.shown()?.[1]));
  protected readonly shownLotId = computed(() => numberOf(this.shown()?.[2]));
  /** Auctions in which this citizen has bids that run: no other is followed. */
  protected readonly auctionIds = computed<readonly number[]>(
    () =>
      this.rooms
        .entered()
        .filter(({ entries }) =>
          entries.some(({ boundLotId }) => boundLotId !== null && !this.lots.hasEnded(boundLotId)),
        )
        .map(({ auctionId }) => auctionId),
    { equal: (a, b) => a.length === b.length && a.every((id, place) => id === b[place]) },
  );
  protected readonly said = computed(() => {
    const newest = this.lots.newest();
    if (newest === null) return null;
    const others = Math.max(0, this.lots.outbid().length - 1);
    const { lot } = newest;
    return {
      lot,
      isOver: newest.saying === 'over',
      plate: formatPlate(lot.plate),
      words: outbidWords(this.words, newest, others),
    };
  });

  constructor() {
    inject(OutbidNews);
    inject(KeptRooms).follow(this.auctionIds, this.shownAuctionId);
    inject(TabMark).follow(
      computed(() => {
        const newest = this.lots.outbid()[0];
        return newest === undefined ? '' : outbidTitle(this.words, newest);
      }),
    );
    this.keepFocusOnPage();
  }

  protected dismiss(lotId: number): void {
    this.lots.dismiss(lotId);
  }

  /** When the bar goes, so may what has the focus; and what the keyboard comes to shall not lie below the bar. */
  private keepFocusOnPage(): void {
    let hadFocus = false;
    afterRenderEffect({
      read: (onCleanup) => {
        const bar = this.bar()?.nativeElement;
        const root = this.document.documentElement;
        if (bar === undefined) {
          if (hadFocus) untracked(() => this.heading.takeLostFocus());
          hadFocus = false;
          return;
        }
        const note = ({ type }: Event) => (hadFocus = type === 'focusin');
        const leave = ({ target }: Event) => {
          if (!(target instanceof Node && bar.contains(target))) hadFocus = false;
        };
        bar.addEventListener('focusin', note);
        for (const kind of ['focusin', 'pointerdown']) this.document.addEventListener(kind, leave);
        root.style.scrollPaddingBlock = `${bar.offsetHeight}px`;
        root.classList.add(STANDS);
        onCleanup(() => {
          bar.removeEventListener('focusin', note);
          for (const kind of ['focusin', 'pointerdown']) this.document.removeEventListener(kind, leave);
          root.style.scrollPaddingBlock = '';
          root.classList.remove(STANDS);
        });
      },
    });
  }
}

function numberOf(digits: string | undefined): number | null {
  return digits === undefined ? null : Number(digits);
}

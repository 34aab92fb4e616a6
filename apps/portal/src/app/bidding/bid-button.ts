// The second act's button; before one may bid, the way to where one may: log-in, the room, or the auction in which to enrol.
import { Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Words } from '@haopai/web-app';
import { SaleScene } from '../lots/sale-scene';
import { BidActs } from './bid-acts';
import { BiddingStore } from './bidding-store';

@Component({
  selector: 'hp-bid-button',
  imports: [RouterLink],
  templateUrl: './bid-button.html',
  styleUrl: './bid-button.scss',
})
export class BidButton {
  protected readonly store = inject(BiddingStore);
  protected readonly acts = inject(BidActs);
  protected readonly scene = inject(SaleScene);
  protected readonly say = inject(Words).say;
}

// Leaves the portal for another site in the same tab: the page on which the payment provider takes the money.
import { DOCUMENT, inject, Injectable } from '@angular/core';

@Injectable({ providedIn: 'root' })
export class Departure {
  private readonly document = inject(DOCUMENT);
  /** In the memory of this window alone: a page that is reloaded pays nothing by itself. */
  private toPay: string | null = null;

  /** The buyer has asked to pay this order: its page goes on to the payment. */
  payNext(orderNo: string): void {
    this.toPay = orderNo;
  }

  /** Once. */
  isToPay(orderNo: string): boolean {
    const isAsked = this.toPay === orderNo;
    this.toPay = null;
    return isAsked;
  }

  /** Only to a web address, whatever came over the wire. */
  leaveFor(address: string): void {
    const { protocol, href } = new URL(address, this.document.baseURI);
    if (protocol === 'https:' || protocol === 'http:') this.document.location.assign(href);
  }
}

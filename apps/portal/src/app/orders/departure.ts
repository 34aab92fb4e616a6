// Leaves the portal for another site in the same tab: the page on which the payment provider takes the money.
import { DOCUMENT, inject, Injectable } from '@angular/core';

@Injectable({ providedIn: 'root' })
export class Departure {
  private readonly document = inject(DOCUMENT);

  /** Only to a web address, whatever came over the wire. */
  leaveFor(address: string): void {
    const { protocol, href } = new URL(address, this.document.baseURI);
    if (protocol === 'https:' || protocol === 'http:') this.document.location.assign(href);
  }
}

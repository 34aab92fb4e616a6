// The one press that leads into an auction while there is time: to enrol, or to pay for what is enrolled; pure.
import type { AuctionView } from '@haopai/contracts';
import type { EnrolmentStanding } from './enrolment-standing';

export interface WayIn {
  readonly address: readonly (string | number)[];
  /** Key of its name among the words. */
  readonly name: 'enrolment.enrol' | 'enrolment.pay';
}

/** Null for who is in, and when it is too late. */
export function wayIn({ id }: AuctionView, standing: EnrolmentStanding): WayIn | null {
  switch (standing.status) {
    case 'open':
      return { address: ['/auctions', id, 'enrol', 'shares'], name: 'enrolment.enrol' };
    case 'unpaid': {
      const { orderNo } = standing.enrolment;
      return orderNo === null ? null : { address: ['/account/orders', orderNo], name: 'enrolment.pay' };
    }
    case 'enrolled':
    case 'early':
    case 'tooLate':
    case 'closed':
      return null;
  }
}

// All English words: a file for each area, none of which shares a first key with another, beside those of both web apps.
import shared from '@haopai/web-app/en';
import agreement from './agreement.json';
import content from './content.json';
import drill from './drill.json';
import enrolments from './enrolments.json';
import listings from './listings.json';
import logIn from './log-in.json';
import messages from './messages.json';
import orders from './orders.json';
import outbid from './outbid.json';
import reservations from './reservations.json';
import results from './results.json';
import sale from './sale.json';
import searches from './searches.json';
import stops from './stops.json';
import watches from './watches.json';
import welcome from './welcome.json';

export default {
  ...shared,
  ...agreement,
  ...content,
  ...drill,
  ...enrolments,
  ...listings,
  ...logIn,
  ...messages,
  ...orders,
  ...outbid,
  ...reservations,
  ...results,
  ...sale,
  ...searches,
  ...stops,
  ...watches,
  ...welcome,
};

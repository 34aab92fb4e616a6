// All Chinese words of the back office: those of both web apps, and a file for each area.
import { joinWords } from '@haopai/web-app';
import shared from '@haopai/web-app/zh';
import account from './account.json';
import acts from './acts.json';
import alerts from './alerts.json';
import approvals from './approvals.json';
import auctions from './auctions.json';
import audit from './audit.json';
import citizens from './citizens.json';
import claims from './claims.json';
import content from './content.json';
import control from './control.json';
import endedLots from './ended-lots.json';
import facts from './facts.json';
import frame from './frame.json';
import handOver from './hand-over.json';
import login from './login.json';
import messages from './messages.json';
import orders from './orders.json';
import papers from './papers.json';
import patterns from './patterns.json';
import pictures from './pictures.json';
import refusals from './refusals.json';
import reports from './reports.json';
import reservations from './reservations.json';
import search from './search.json';
import settings from './settings.json';
import settlement from './settlement.json';
import sheets from './sheets.json';
import staff from './staff.json';
import stock from './stock.json';
import vehicleRegister from './vehicle-register.json';
import waiting from './waiting.json';

export default joinWords(
  shared,
  account,
  acts,
  alerts,
  approvals,
  auctions,
  audit,
  citizens,
  claims,
  content,
  control,
  endedLots,
  facts,
  frame,
  handOver,
  login,
  messages,
  orders,
  papers,
  patterns,
  pictures,
  refusals,
  reports,
  reservations,
  search,
  settings,
  settlement,
  sheets,
  staff,
  stock,
  vehicleRegister,
  waiting,
);

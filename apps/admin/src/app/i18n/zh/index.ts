// All Chinese words of the back office: those of both web apps, and a file for each area.
import { joinWords } from '@haopai/web-app';
import shared from '@haopai/web-app/zh';
import citizens from './citizens.json';
import frame from './frame.json';
import login from './login.json';
import orders from './orders.json';
import refusals from './refusals.json';
import reservations from './reservations.json';
import stock from './stock.json';

export default joinWords(shared, citizens, frame, login, orders, refusals, reservations, stock);

// What a ticket is good for, and that nobody else writes one.
import { LINE_TICKET_LIFE_MS } from '@haopai/contracts';
import { LineTickets, TICKET_LENGTH_MAX } from './line-tickets';

const SECRET = 'a secret that only specs know, 0123456789';
const NOW_MS = 1_795_000_000_000;

describe('a ticket for a place in line', () => {
  const tickets = new LineTickets(SECRET);
  const place = tickets.newPlace(true, NOW_MS);
  const ticket = tickets.write(place, 'zhang_san', NOW_MS + 10);

  it('says the same at every instance of the site', () => {
    expect(new LineTickets(SECRET).read(ticket, 'zhang_san', NOW_MS + 20)).toEqual(place);
    expect(ticket.length).toBeLessThanOrEqual(TICKET_LENGTH_MAX);
  });

  it('names nobody, and is worth nothing to another user name', () => {
    expect(ticket).not.toContain('zhang_san');
    expect(tickets.read(ticket, 'li_si', NOW_MS + 20)).toBeNull();
  });

  it('is good for five minutes after it was last asked with', () => {
    expect(tickets.read(ticket, 'zhang_san', NOW_MS + 10 + LINE_TICKET_LIFE_MS)).toEqual(place);
    expect(tickets.read(ticket, 'zhang_san', NOW_MS + 11 + LINE_TICKET_LIFE_MS)).toBeNull();
  });

  it('is not believed when anything in it was changed, or another site wrote it', () => {
    const later = ticket.replace(String(NOW_MS), String(NOW_MS - 60_000));
    for (const forged of [
      later,
      ticket.replace('.1.', '.0.'),
      `${ticket}x`,
      ticket.slice(0, -1),
      '',
      '1.2.3',
    ])
      expect(tickets.read(forged, 'zhang_san', NOW_MS + 20)).toBeNull();
    expect(new LineTickets(`${SECRET}!`).read(ticket, 'zhang_san', NOW_MS + 20)).toBeNull();
  });
});

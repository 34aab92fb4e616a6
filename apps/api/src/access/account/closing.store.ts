// Closes an account: one transaction that looks for an auction or money under way and takes away all that says who the citizen was.
import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/sequelize';
import { SERVER_NOW_MS } from '@haopai/engine-mysql';
import { QueryTypes } from 'sequelize';
import { Sequelize } from 'sequelize-typescript';
import { type Transaction, Transactions } from '../../platform/database';
import type { Account } from './account';
import type { Alongside } from './accounts.store';

export type Closing =
  | { readonly kind: 'closed' }
  /** It was closed or its password changed in the meantime. */
  | { readonly kind: 'changed' }
  | { readonly kind: 'openAuction'; readonly auctionId: number }
  | { readonly kind: 'openOrder'; readonly orderNo: string };

/** Until it is settled: whoever has won is then asked for the balance. */
const OPEN_AUCTION = `
  SELECT auctions.id FROM enrolments JOIN auctions ON auctions.id = enrolments.auction_id
  WHERE enrolments.citizen_id = ? AND auctions.settled_at_ms IS NULL
    AND (enrolments.state = 'paid' OR enrolments.state = 'unpaid' AND auctions.starts_at_ms > ${SERVER_NOW_MS})
  ORDER BY auctions.starts_at_ms LIMIT 1`;

/** To be paid, or with money of the citizen's: held, or on its way back. */
const OPEN_ORDER = `
  SELECT orders.order_no AS orderNo FROM orders
  WHERE orders.citizen_id = ? AND (orders.state IN ('created', 'refunding')
    OR EXISTS (SELECT 1 FROM deposits WHERE deposits.order_id = orders.id AND deposits.state = 'held')
    OR EXISTS (SELECT 1 FROM refunds WHERE refunds.order_id = orders.id AND refunds.state <> 'done'))
  ORDER BY orders.id LIMIT 1`;

/** The user name's key stays, so that nobody takes the name again; region and kind say nothing of who it was. */
const ERASE_CITIZEN = `
  UPDATE citizens SET username = CONCAT('closed_', id), password_hash = :noPassword, display_name = '', name_hash = '',
    mobile_sealed = NULL, mobile_hash = NULL, document_sealed = NULL, document_hash = NULL, document_kind = NULL,
    temporary_permit_sealed = NULL, representative_name = NULL, representative_id_sealed = NULL, address = NULL,
    locked_at_ms = NULL, locked_by = NULL, lock_reason = NULL,
    closed_at_ms = ${SERVER_NOW_MS}
  WHERE id = :citizenId`;

/** The VIN of a lot that was won is part of the sale; every other one gives way to the entry's number. */
const ERASE_VINS = `
  UPDATE entries JOIN enrolments ON enrolments.id = entries.enrolment_id
  LEFT JOIN entry_bindings ON entry_bindings.entry_id = entries.id
  LEFT JOIN lot_heads ON lot_heads.lot_id = entry_bindings.lot_id
    AND lot_heads.phase = 'sold' AND lot_heads.leader_entry_id = entries.id
  SET entries.vin = LPAD(entries.id, 17, '0')
  WHERE enrolments.citizen_id = :citizenId AND lot_heads.lot_id IS NULL`;

/** What was bought and kept is part of the sale, and so is the deposit that went into its price. */
const ERASE_VINS_OF_ORDERS = `
  UPDATE orders SET about = JSON_SET(about, '$.vins', JSON_ARRAY())
  WHERE citizen_id = :citizenId AND NOT (kind IN ('listing', 'balance') AND state = 'paid')`;

const ERASE_VINS_OF_DEPOSITS = `
  UPDATE deposits JOIN orders ON orders.id = deposits.order_id SET deposits.vin = LPAD(deposits.id, 17, '0')
  WHERE orders.citizen_id = :citizenId AND COALESCE(deposits.state, '') <> 'applied'`;

/** Those that cost money are settled by now; what nobody has decided is wished for no more. */
const ERASE_VINS_OF_RESERVATIONS = `
  UPDATE reservations SET vin = LPAD(id, 17, '0'), state = IF(state = 'pending', 'lapsed', state),
    released_at_ms = COALESCE(released_at_ms, ${SERVER_NOW_MS})
  WHERE citizen_id = :citizenId`;

/** Nothing is under way that could hold a car; what was bought and kept has its plate. Before the reservations lapse that hold one. */
const FREE_CARS = `DELETE FROM vin_claims WHERE citizen_id = :citizenId AND kind <> 'plate'`;

const ERASE = [
  'DELETE FROM vin_owners WHERE citizen_id = :citizenId',
  FREE_CARS,
  ERASE_CITIZEN,
  ERASE_VINS,
  ERASE_VINS_OF_ORDERS,
  ERASE_VINS_OF_DEPOSITS,
  ERASE_VINS_OF_RESERVATIONS,
  // A name stands on them; that they were given, and what their digests were, stays.
  `DELETE confirmation_files FROM confirmation_files
   JOIN confirmations ON confirmations.id = confirmation_files.confirmation_id
   WHERE confirmations.citizen_id = :citizenId`,
  // What was not issued is wished for no more; of what was, its number and amount stay.
  `DELETE invoices FROM invoices JOIN orders ON orders.id = invoices.order_id
   WHERE orders.citizen_id = :citizenId AND invoices.state <> 'issued'`,
  `UPDATE invoices JOIN orders ON orders.id = invoices.order_id SET invoices.title = '', invoices.tax_number = NULL
   WHERE orders.citizen_id = :citizenId`,
  'UPDATE enrolments SET access_code = NULL, access_code_sealed = NULL WHERE citizen_id = :citizenId',
  'UPDATE hand_overs SET agent_sealed = NULL WHERE citizen_id = :citizenId',
  'DELETE FROM identity_checks WHERE citizen_id = :citizenId',
  // Signs of collusion are looked for again without what is erased here.
  `UPDATE auction_patterns JOIN enrolments ON enrolments.auction_id = auction_patterns.auction_id
   SET auction_patterns.done_at_ms = NULL, auction_patterns.leased_until_ms = 0, auction_patterns.found = NULL
   WHERE enrolments.citizen_id = :citizenId`,
  'DELETE FROM log_ins WHERE citizen_id = :citizenId',
  `DELETE FROM passkeys WHERE person_kind = 'citizen' AND person_id = :citizenId`,
  'DELETE FROM citizen_devices WHERE citizen_id = :citizenId',
  'DELETE FROM watches WHERE citizen_id = :citizenId',
  'DELETE FROM watch_reminders WHERE citizen_id = :citizenId',
  'DELETE FROM listing_watches WHERE citizen_id = :citizenId',
  'DELETE FROM saved_searches WHERE citizen_id = :citizenId',
  'DELETE FROM notice_choices WHERE citizen_id = :citizenId',
  // With all that was written and shown in them.
  'DELETE FROM claims WHERE citizen_id = :citizenId',
];

@Injectable()
export class ClosingStore {
  constructor(
    @InjectConnection() private readonly connection: Sequelize,
    private readonly transactions: Transactions,
  ) {}

  close({ citizenId, passwordHash }: Account, alongside: Alongside): Promise<Closing> {
    return this.transactions.run(async (transaction): Promise<Closing> => {
      // Locked: an enrolment refers to the citizen's row, so none comes in between.
      const [citizen] = await this.rows<{ id: number }>(
        'SELECT id FROM citizens WHERE id = ? AND password_hash = ? AND closed_at_ms IS NULL FOR UPDATE',
        [citizenId, passwordHash],
        transaction,
      );
      if (citizen === undefined) return { kind: 'changed' };
      const [auction] = await this.rows<{ id: number }>(OPEN_AUCTION, [citizenId], transaction);
      if (auction !== undefined) return { kind: 'openAuction', auctionId: auction.id };
      const [order] = await this.rows<{ orderNo: string }>(OPEN_ORDER, [citizenId], transaction);
      if (order !== undefined) return { kind: 'openOrder', orderNo: order.orderNo };
      await alongside(transaction);
      const replacements = { citizenId, noPassword: hashOfNoPassword() };
      for (const sql of ERASE) {
        await this.connection.query(sql, { type: QueryTypes.RAW, replacements, transaction });
      }
      return { kind: 'closed' };
    });
  }

  private rows<Row extends object>(
    sql: string,
    replacements: (string | number)[],
    transaction: Transaction,
  ): Promise<Row[]> {
    return this.connection.query<Row>(sql, { type: QueryTypes.SELECT, replacements, transaction });
  }
}

/** Looks like any other, so that a try takes as long, and nobody knows what it is the hash of. */
function hashOfNoPassword(): string {
  const part = (bytes: number): string => randomBytes(bytes).toString('base64').replace(/=+$/, '');
  return `$argon2id$v=19$m=19456,t=2,p=1$${part(16)}$${part(32)}`;
}

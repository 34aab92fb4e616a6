// Each kind of work: who does it, how it is counted, and after how long it has waited too long.
import type { Permission, WorkKind } from '@haopai/contracts';
import { SERVER_NOW_MS } from '@haopai/engine-mysql';
import { NEEDS_SOMEBODY } from '../../commerce/payments';

const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;

export interface CountedWork {
  readonly needs: Permission;
  /** Gives `count`, `oldestAtMs` and `dueAtMs`. `:staffId` is who asks. By indexes, of what is not done yet. */
  readonly sql: string;
  /** After so long it is late; null where only a due time counts. */
  readonly lateAfterMs: number | null;
}

/** What is due within a day is late, whatever else. */
export const DUE_SOON_MS = DAY_MS;

const IS_DRAFT = 'auctions.published_at_ms IS NULL';

export const COUNTED_WORK: Readonly<Record<Exclude<WorkKind, 'approvals' | 'messagesDead'>, CountedWork>> = {
  draftsToPublish: {
    needs: 'auctions.publish',
    sql: `SELECT COUNT(*) AS count, NULL AS oldestAtMs, MIN(starts_at_ms) AS dueAtMs FROM auctions
      WHERE ${IS_DRAFT} AND starts_at_ms > ${SERVER_NOW_MS}
        AND EXISTS (SELECT 1 FROM lots WHERE lots.auction_id = auctions.id)
        AND NOT EXISTS (SELECT 1 FROM auction_changers changers
          WHERE changers.auction_id = auctions.id AND changers.staff_id = :staffId
            AND NOT EXISTS (SELECT 1 FROM auction_checks checks WHERE checks.auction_id = auctions.id
              AND checks.version = auctions.version AND checks.staff_id <> :staffId))`,
    lateAfterMs: null,
  },
  drafts: {
    needs: 'auctions.edit',
    sql: `SELECT COUNT(*) AS count, NULL AS oldestAtMs, MIN(starts_at_ms) AS dueAtMs FROM auctions WHERE ${IS_DRAFT}`,
    lateAfterMs: null,
  },
  draftsMissed: {
    needs: 'auctions.edit',
    sql: `SELECT COUNT(*) AS count, NULL AS oldestAtMs, MIN(starts_at_ms) AS dueAtMs FROM auctions
      WHERE ${IS_DRAFT} AND is_drill = 0 AND starts_at_ms <= ${SERVER_NOW_MS} AND EXISTS (SELECT 1 FROM reservations
        WHERE reservations.auction_id = auctions.id AND reservations.state = 'inAuction' AND reservations.released_at_ms IS NULL)`,
    lateAfterMs: null,
  },
  reservations: {
    needs: 'reservations.decide',
    sql: `SELECT COUNT(*) AS count, MIN(created_at_ms) AS oldestAtMs, NULL AS dueAtMs FROM reservations
      WHERE state = 'pending'`,
    // The setting says how long citizens are told to wait.
    lateAfterMs: null,
  },
  claims: {
    needs: 'claims.act',
    sql: `SELECT COUNT(*) AS count, MIN(created_at_ms) AS oldestAtMs, MIN(due_at_ms) AS dueAtMs FROM claims
      WHERE state = 'open' OR state = 'asked' AND due_at_ms < ${SERVER_NOW_MS}`,
    lateAfterMs: null,
  },
  balancesDue: {
    needs: 'settlement.act',
    sql: `SELECT COUNT(*) AS count, NULL AS oldestAtMs, MIN(orders.due_at_ms) AS dueAtMs
      FROM won_lots JOIN orders ON orders.id = won_lots.balance_order_id WHERE won_lots.state = 'due'`,
    lateAfterMs: null,
  },
  refundsFailed: {
    needs: 'settlement.act',
    sql: `SELECT COUNT(*) AS count, MIN(changed_at_ms) AS oldestAtMs, NULL AS dueAtMs FROM refunds WHERE state = 'failed'`,
    lateAfterMs: HOUR_MS,
  },
  refundsToConfirm: {
    needs: 'settlement.act',
    sql: `SELECT COUNT(*) AS count, MIN(at_ms) AS oldestAtMs, NULL AS dueAtMs FROM refunds_outside
      WHERE confirmed_at_ms IS NULL AND staff_id <> :staffId`,
    lateAfterMs: DAY_MS,
  },
  invoicesFailed: {
    needs: 'settlement.act',
    sql: `SELECT COUNT(*) AS count, MIN(changed_at_ms) AS oldestAtMs, NULL AS dueAtMs FROM invoices WHERE state = 'failed'`,
    lateAfterMs: DAY_MS,
  },
  oddPayments: {
    needs: 'settlement.act',
    sql: `SELECT COUNT(*) AS count, MIN(created_at_ms) AS oldestAtMs, NULL AS dueAtMs FROM payments WHERE ${NEEDS_SOMEBODY}`,
    lateAfterMs: HOUR_MS,
  },
  differences: {
    needs: 'settlement.act',
    sql: `SELECT COUNT(*) AS count, MIN(COALESCE(runs.finished_at_ms, runs.started_at_ms)) AS oldestAtMs, NULL AS dueAtMs
      FROM reconciliation_differences differences JOIN reconciliations runs ON runs.id = differences.reconciliation_id
      WHERE differences.state = 'open'`,
    lateAfterMs: DAY_MS,
  },
  registerTroubles: {
    needs: 'register.act',
    sql: `SELECT COUNT(*) AS count, MIN(changed_at_ms) AS oldestAtMs, NULL AS dueAtMs FROM register_reports
      WHERE state IN ('refused', 'failed', 'void')`,
    lateAfterMs: DAY_MS,
  },
  articleDrafts: {
    needs: 'content.edit',
    sql: `SELECT COUNT(*) AS count, NULL AS oldestAtMs, NULL AS dueAtMs FROM articles WHERE published_at_ms IS NULL`,
    lateAfterMs: null,
  },
  failedLogIns: {
    needs: 'audit.read',
    sql: `SELECT COUNT(*) AS count, NULL AS oldestAtMs, NULL AS dueAtMs FROM audit_entries
      WHERE act = 'staff.logInFailed' AND at_ms > ${SERVER_NOW_MS} - ${DAY_MS}`,
    lateAfterMs: null,
  },
  newStaff: {
    needs: 'staff.edit',
    // Due before they count, which is a day at most as shipped: so all administrators are told.
    sql: `SELECT COUNT(*) AS count, NULL AS oldestAtMs, MIN(confirms_from_ms) AS dueAtMs FROM staff
      WHERE confirms_from_ms > ${SERVER_NOW_MS} AND id <> :staffId`,
    lateAfterMs: null,
  },
};

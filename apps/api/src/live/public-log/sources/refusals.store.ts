// Refusals by the engines: rows wait until they are in the log and go with the transaction that puts them there, whenever they came. Those of drills go without.
import type { CountedRefusals, WrittenRefusal } from '@haopai/engine';
import { SERVER_NOW_MS } from '@haopai/engine-mysql';
import type { Pool, RowDataPacket } from 'mysql2/promise';
import {
  type Found,
  LEAVES_AT_ONCE,
  type LeafSource,
  type NewLeaf,
  NOTHING,
  type Statement,
} from '../new-leaves';
import type { TreeStore } from '../tree.store';

/** A row has a turn of a lot at most, a thousand. */
const ROWS_AT_ONCE = 200;
const MINUTE_MS = 60_000;

/** Its auction is in the log, or never will be. One whose turn has not come yet loses nothing by waiting. */
const IS_SETTLED = `(log_lots.lot_id IS NOT NULL OR auctions.id IS NULL OR auctions.is_drill = 1
  OR auctions.ended_at_ms < (SELECT began_at_ms FROM log_state WHERE id = 1))`;

interface Refused {
  readonly writer: string;
  readonly rowNo: number;
  readonly lotId: number;
  /** Whether its auction is in the log. */
  readonly isKnown: number;
}

type Row = RowDataPacket & Refused & { readonly body: string };

type Body = { readonly refusals: readonly WrittenRefusal[] } | { readonly more: CountedRefusals };

interface Taken extends Refused {
  readonly body: Body;
}

export class RefusalLeaves implements LeafSource {
  constructor(
    private readonly pool: Pool,
    private readonly tree: Pick<TreeStore, 'leavesOf'>,
  ) {}

  async find(): Promise<Found> {
    const [rows] = await this.pool.query<Row[]>(
      `SELECT writer, row_no AS rowNo, lot_refusals.lot_id AS lotId, body, log_lots.lot_id IS NOT NULL AS isKnown
       FROM lot_refusals LEFT JOIN log_lots ON log_lots.lot_id = lot_refusals.lot_id
         LEFT JOIN lots ON lots.id = lot_refusals.lot_id LEFT JOIN auctions ON auctions.id = lots.auction_id
       WHERE final_at_ms <= ${SERVER_NOW_MS} AND ${IS_SETTLED} ORDER BY final_at_ms, writer, row_no LIMIT ${ROWS_AT_ONCE}`,
    );
    if (rows.length === 0) return NOTHING;
    const taken: Taken[] = [];
    const leaves = new Map<string, NewLeaf>();
    for (const row of rows) {
      // The row before it alone may be larger.
      if (leaves.size >= LEAVES_AT_ONCE) break;
      const { writer, rowNo, lotId, isKnown } = row;
      const read = { writer, rowNo, lotId, isKnown, body: JSON.parse(row.body) as Body };
      taken.push(read);
      if (row.isKnown !== 0) for (const leaf of leavesOf(read)) leaves.set(leaf.source, leaf);
    }
    // Written twice because an answer was lost, or judged alike once more after a crash: it stands there already.
    const known = await this.tree.leavesOf([...leaves.keys()]);
    for (const { source } of known) leaves.delete(source);
    return {
      leaves: [...leaves.values()],
      with: [
        [
          'DELETE FROM lot_refusals WHERE (writer, row_no) IN (?)',
          [taken.map(({ writer, rowNo }) => [writer, rowNo])],
        ],
        ...keptForTheirOwners(taken),
        ...countsForTheirOwners(taken),
      ],
    };
  }
}

/** The log has nobody's name: whoever gave an order finds it again by this row alone. */
function keptForTheirOwners(rows: readonly Taken[]): readonly Statement[] {
  const orders = rows.flatMap(({ lotId, body, isKnown }) => {
    if ('more' in body || isKnown === 0) return [];
    return body.refusals.flatMap(({ own, code, order, receivedAtMs, priceFen, version }) =>
      own === undefined
        ? []
        : [
            [
              ...[lotId, own.paddleNo, own.orderId, code, order],
              ...[own.amountFen, receivedAtMs, priceFen, version],
            ],
          ],
    );
  });
  if (orders.length === 0) return [];
  return [
    [
      `INSERT IGNORE INTO refused_orders
         (lot_id, paddle_no, order_id, code, kind, amount_fen, received_at_ms, price_fen, version) VALUES ?`,
      [orders],
    ],
  ];
}

/** Of how many more there were nothing else is kept. */
function countsForTheirOwners(rows: readonly Taken[]): readonly Statement[] {
  const counts = rows.flatMap((row) => {
    const { lotId, body, isKnown } = row;
    if (!('more' in body) || body.more.paddleNo === undefined || isKnown === 0) return [];
    return [[lotId, body.more.paddleNo, countSource(row), body.more.fromMs, body.more.count]];
  });
  if (counts.length === 0) return [];
  return [
    ['INSERT IGNORE INTO refused_counts (lot_id, paddle_no, source, from_ms, refusals) VALUES ?', [counts]],
  ];
}

function countSource({ writer, rowNo }: Refused): string {
  return `refusals:${writer}:${rowNo}`;
}

function leavesOf(row: Taken): readonly NewLeaf[] {
  const { lotId, body } = row;
  if ('more' in body) {
    const { fromMs, count } = body.more;
    const untilMs = fromMs + MINUTE_MS;
    return [{ source: countSource(row), leaf: { kind: 'refusals', lotId, fromMs, untilMs, count } }];
  }
  return body.refusals.map((refusal) => leafOf(lotId, refusal));
}

function leafOf(lotId: number, refusal: WrittenRefusal): NewLeaf {
  const { idHash: bidHash, receivedAtMs, code, priceFen, version } = refusal;
  return {
    source: `refusal:${lotId}:${bidHash}:${code}`,
    leaf: { kind: 'refusal', lotId, bidHash, receivedAtMs, code, priceFen: priceFen ?? 0, version },
  };
}

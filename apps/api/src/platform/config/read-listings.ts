// Reads the settings of the fixed-price sale: how long an unpaid order holds a plate, and how many of them one citizen may have.
import type { ListingsConfig } from './config';
import type { VariableReader } from './variables';

const HALF_AN_HOUR_S = 30 * 60;
const DAY_S = 24 * 60 * 60;

export function readListings(reader: VariableReader): ListingsConfig {
  return {
    heldMs: reader.integer('HAOPAI_LISTING_HELD_S', HALF_AN_HOUR_S, 1, DAY_S) * 1_000,
    openOrdersMax: reader.integer('HAOPAI_LISTING_ORDERS_OPEN', 3, 1, 100),
  };
}

// A peer for information: the bid decided by a Lua script in Redis. Fast, and a power cut loses what it acknowledged.
import { createClient } from 'redis';
import type { BenchBed } from '../bench-bed';
import { acceptedSample, runClosedLoop } from '../measuring/closed-loop';
import type { OpenRow, Row } from '../measuring/row';
import { PEER_CLIENTS, PEER_STEP_FEN } from './peer-tables';

const LOT = 'bench:lot';
const BIDS = 'bench:bids';

/** Raises the price by one step and notes the bid; returns the new price. */
const BID_SCRIPT = `
local amount = tonumber(redis.call('HGET', KEYS[1], 'priceFen') or '5000000') + tonumber(ARGV[2])
redis.call('HSET', KEYS[1], 'priceFen', string.format('%d', amount), 'leaderPaddle', ARGV[1])
redis.call('RPUSH', KEYS[2], ARGV[1] .. ':' .. string.format('%d', amount) .. ':' .. ARGV[3])
return amount`;

async function openRedisLua(bed: BenchBed): Promise<OpenRow> {
  const client = createClient({ url: bed.services.redisUrl });
  await client.connect();
  const script = await client.scriptLoad(BID_SCRIPT);
  const bid = async (paddleNo: number): Promise<boolean> => {
    await client.evalSha(script, {
      keys: [LOT, BIDS],
      arguments: [String(paddleNo), String(PEER_STEP_FEN), String(Date.now())],
    });
    return true;
  };
  return {
    measure: async (durationMs) =>
      acceptedSample(await runClosedLoop({ clients: PEER_CLIENTS, durationMs, act: bid }), {
        clients: PEER_CLIENTS,
      }),
    close: async () => {
      await client.del([LOT, BIDS]);
      await client.close();
    },
  };
}

export const redisLuaRow: Row<BenchBed> = {
  id: 'peer.redisLua.hotLot',
  counts: 'bids in a Lua script, one lot, NOT durable',
  open: openRedisLua,
};

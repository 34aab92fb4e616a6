// The same peer through Sequelize's models and managed transactions, as its tutorials do.
import { DataTypes, type InferAttributes, type InferCreationAttributes, Model, Sequelize } from 'sequelize';
import type { BenchBed } from '../bench-bed';
import { acceptedSample, runClosedLoop } from '../measuring/closed-loop';
import type { OpenRow, Row } from '../measuring/row';
import { createPeerTables, PEER_CLIENTS, PEER_STEP_FEN } from './peer-tables';

interface PeerLot extends Model<InferAttributes<PeerLot>, InferCreationAttributes<PeerLot>> {
  id: number;
  priceFen: number;
  leaderPaddle: number | null;
  version: number;
}
interface PeerBid extends Model<InferAttributes<PeerBid>, InferCreationAttributes<PeerBid>> {
  lotId: number;
  paddleNo: number;
  amountFen: number;
  atMs: number;
}

function defineModels(sequelize: Sequelize) {
  const lots = sequelize.define<PeerLot>(
    'peer_lots',
    {
      id: { type: DataTypes.INTEGER, primaryKey: true },
      priceFen: DataTypes.BIGINT,
      leaderPaddle: DataTypes.INTEGER,
      version: DataTypes.INTEGER,
    },
    { tableName: 'peer_lots' },
  );
  const bids = sequelize.define<PeerBid>(
    'peer_bids',
    {
      lotId: DataTypes.INTEGER,
      paddleNo: DataTypes.INTEGER,
      amountFen: DataTypes.BIGINT,
      atMs: DataTypes.BIGINT,
    },
    { tableName: 'peer_bids' },
  );
  return { lots, bids };
}

async function openSequelize(bed: BenchBed): Promise<OpenRow> {
  const database = await bed.freshDatabase();
  await createPeerTables(database.pool, 1);
  const sequelize = new Sequelize(database.url, {
    dialect: 'mysql',
    logging: false,
    pool: { max: PEER_CLIENTS, min: PEER_CLIENTS },
    define: { timestamps: false, underscored: true },
    dialectOptions: { supportBigNumbers: true },
    isolationLevel: 'READ COMMITTED',
  });
  const { lots, bids } = defineModels(sequelize);
  const bid = async (client: number): Promise<boolean> => {
    await sequelize.transaction(async (transaction) => {
      const lot = await lots.findByPk(1, { transaction, lock: transaction.LOCK.UPDATE, rejectOnEmpty: true });
      const amountFen = lot.priceFen + PEER_STEP_FEN;
      await bids.create({ lotId: 1, paddleNo: client, amountFen, atMs: Date.now() }, { transaction });
      await lot.update(
        { priceFen: amountFen, leaderPaddle: client, version: lot.version + 1 },
        { transaction },
      );
    });
    return true;
  };
  return {
    measure: async (durationMs) =>
      acceptedSample(await runClosedLoop({ clients: PEER_CLIENTS, durationMs, act: bid }), {
        clients: PEER_CLIENTS,
      }),
    close: async () => {
      await sequelize.close();
      await database.drop();
    },
  };
}

export const sequelizeRow: Row<BenchBed> = {
  id: 'peer.sequelize.hotLot',
  counts: 'bids through models, one lot',
  open: openSequelize,
};

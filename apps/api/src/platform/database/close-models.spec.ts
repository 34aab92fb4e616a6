// A program that ends waits for its models' connections for a moment, and no longer.
import { Sequelize } from 'sequelize-typescript';
import { aDatabase, type ThrowAwayDatabase } from '../../testing';
import { closeModels } from './close-models';
import { isDatabaseAway } from './is-database-away';
import { sequelizeOptions } from './sequelize-options';

const MOMENT_MS = 100;

describe('the end of the models’ connections', () => {
  let database: ThrowAwayDatabase;
  beforeAll(async () => {
    database = await aDatabase();
  });
  afterAll(() => database.drop());

  const models = (): Sequelize => new Sequelize(sequelizeOptions(database.config));
  const heard: unknown[] = [];
  const log = { warn: (...said: unknown[]) => void heard.push(said) };
  beforeEach(() => heard.splice(0));

  it('comes when all are given back, without a word', async () => {
    const sequelize = models();
    await sequelize.query('SELECT 1');
    await closeModels(sequelize, log);
    expect(heard).toEqual([]);
  });

  it('waits for nobody who keeps one, says so, and whoever asks then is told that the database is away', async () => {
    const sequelize = models();
    const kept = await sequelize.transaction();
    await closeModels(sequelize, log, MOMENT_MS);
    expect(heard).toEqual([
      [
        { pool: { size: 1, available: 0, using: 1, waiting: 0 } },
        'connections of the models were not given back',
      ],
    ]);
    const refused = await sequelize.query('SELECT 1').catch((error: unknown) => error);
    expect(isDatabaseAway(refused)).toBe(true);
    await kept.rollback();
  });
});

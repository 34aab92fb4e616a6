// Connections of the models as Sequelize gets them.
import { aDatabase } from '../../testing';
import { sequelizeOptions } from './sequelize-options';

it('ends a connection that could not be prepared, of which Sequelize knows nothing any more', async () => {
  const database = await aDatabase();
  const { hooks } = sequelizeOptions(database.config) as {
    readonly hooks: { readonly afterConnect: (connection: unknown) => Promise<void> };
  };
  const late = Object.assign(new Error('Lock wait timeout exceeded'), { errno: 1205 });
  let ends = 0;
  const connection = { promise: () => ({ query: () => Promise.reject(late) }), destroy: () => (ends += 1) };
  await expect(hooks.afterConnect(connection)).rejects.toBe(late);
  expect(ends).toBe(1);
  await database.drop();
});

// The regions of the city: there from the first start, by code, and never changed by a later one.
import { aDatabase, aRunningApp } from '../../../testing';
import { installRegions } from './install-regions';

describe('the regions', () => {
  it('are Jinhua’s on a new installation, and stay as they are afterwards', async () => {
    const database = await aDatabase();
    expect(await installRegions(database.config)).toBe(9);
    await database.pool.query(`DELETE FROM regions WHERE code <> '330702'`);
    await database.pool.query(`UPDATE regions SET name_en = 'Wucheng District'`);
    expect(await installRegions(database.config)).toBe(0);

    await database.pool.query(`INSERT INTO regions VALUES ('330101', '市辖区', 'Districts')`);
    const running = await aRunningApp({}, database);
    expect(await running.client().get('/api/v1/regions')).toMatchObject({
      status: 200,
      body: [
        { code: '330101', nameZh: '市辖区', nameEn: 'Districts' },
        { code: '330702', nameZh: '婺城区', nameEn: 'Wucheng District' },
      ],
    });
    await running.stop();
    await database.drop();
  });
});

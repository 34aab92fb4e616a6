// Plates at a fixed price from the stock to an owner and back: a range and a spreadsheet come in, are listed, repriced and withdrawn;
// a citizen buys one, one of the staff asks for a refund and another approves it; the plate is back in the stock, and its history tells all of it.
import writeXlsxFile from 'write-excel-file/node';
import { BackOffice } from '../bed/back-office';
import { openCitizensHouse } from '../bed/citizens-house';
import { eventually } from '../bed/eventually';
import { aCar, aNewcomer } from '../bed/newcomer';
import { OrderPage } from '../pages/order-page';
import { PlatesPage } from '../pages/plates-page';
import { StockDeskPage } from '../pages/stock-desk-page';

const house = openCitizensHouse();

describe('staff who sell plates', () => {
  it('bring them in, list, reprice and withdraw them, refund one that was bought, and read its history', () =>
    house.journey(async (journey) => {
      const page = await journey.visitor();
      await (await BackOffice.enter(journey.site)).letIn(page);
      const stock = new StockDeskPage(page);
      expect(await stock.addRange({ pattern: '7770A–7774A', region: '婺城区' })).toContain('5');
      const rows = [
        ['号牌', '证件所在地', '备注'],
        ['浙G7775A', '婺城区', '靓号'],
      ];
      const warning = await stock.import('入库.xlsx', await writeXlsxFile(rows).toBuffer());
      expect(warning).toContain('备注');
      await stock.find('777', 6);
      await stock.listAll('8800', '第一批上架');
      await stock.open('浙G·7771A');
      await stock.reprice('9900', '按评估调价');
      await stock.find('777', 6);
      await stock.open('浙G·7772A');
      await stock.withdraw('号牌另有用途');

      const { portal } = await aNewcomer(journey, 'zh');
      const plates = new PlatesPage(portal.page);
      await portal.page.goto('/plates');
      await plates.lookFor({ contains: '777' });
      const onSale = ['浙G7770A', '浙G7771A', '浙G7773A', '浙G7774A', '浙G7775A'];
      await eventually(async () => [...(await plates.numbers())].sort(), onSale);
      await portal.page
        .getByRole('link', { name: /7\s*7\s*7\s*1\s*A/ })
        .first()
        .click();
      await portal.page.getByTestId('listing-price').waitFor();
      const order = await plates.buy(aCar());
      expect(await order.amountFen()).toBe(9_900_00);
      await order.pay();
      const orderNo = order.orderNo();

      await page.goto(`/admin/orders/${orderNo}`);
      await page.getByTestId('refund').click();
      await page.getByTestId('plate-returned').click();
      await page.getByTestId('reason').fill('车辆未能过户');
      await page.getByTestId('amount-yes').click();
      await page.getByTestId('approval-take-back').waitFor();
      const other = await journey.visitor();
      await (await BackOffice.enter(journey.site)).letIn(other);
      await other.goto('/admin/approvals');
      await other.getByTestId('waiting-confirm').click();
      await other.getByTestId('confirm-yes').click();
      await other.getByTestId('waiting-confirm').waitFor({ state: 'detached' });
      await page.reload();
      await page.getByTestId('refund-row').waitFor();
      const bought = new OrderPage(portal.page);
      const refunds = async (): Promise<readonly (string | null)[]> => {
        await portal.page.goto(`/account/orders/${orderNo}`);
        await bought.isShown();
        return bought.refunds();
      };
      await eventually(refunds, ['done']);

      await stock.find('7771', 1);
      await stock.open('浙G·7771A');
      expect(await stock.history()).toEqual([
        ...['staff', 'staff', 'staff'],
        ...['order', 'order', 'order', 'order'],
      ]);
      const told = await page.getByTestId('history').allInnerTexts();
      expect(told.join()).toMatch(/第一批上架[^]*按评估调价/);
    }));
});

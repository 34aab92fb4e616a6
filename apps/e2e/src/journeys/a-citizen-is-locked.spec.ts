// An account that the administrator locks: found by its mobile, seen for a reason, out at once, told at the door, and in again once unlocked.
import { BackOffice } from '../bed/back-office';
import { openCitizensHouse } from '../bed/citizens-house';
import { eventually } from '../bed/eventually';
import { aPerson } from '../bed/people';
import { register } from '../bed/registered';
import { CitizenDeskPage } from '../pages/citizen-desk-page';
import { Portal } from '../pages/portal';

const REASON = '本人报称账户被盗';
const house = openCitizensHouse();

describe('a citizen whose account is locked', () => {
  it('is out at once, is told so with the right password, and is in again once it is unlocked', () =>
    house.journey(async ({ site, visitor }) => {
      const person = aPerson();
      await register(site.baseUrl, person);
      const portal = new Portal(await visitor());
      await portal.arrive('zh');
      await portal.header.logIn();
      await portal.login.enter(person);

      const page = await visitor();
      await (await BackOffice.enter(site)).letIn(page);
      const desk = new CitizenDeskPage(page);
      await desk.find(person.mobile, person.username);
      await desk.reveal('mobile', REASON);
      await eventually(() => desk.fact('mobile'), person.mobile);
      await desk.act('lock', REASON);
      await eventually(() => desk.state(), '已锁定');

      // Nothing was clicked: the open page heard of it.
      await portal.page.getByTestId('log-in').waitFor();
      await portal.header.logIn();
      await portal.login.tryToEnter(person);
      await eventually(() => portal.login.refusal.innerText(), expect.stringContaining('已被管理员停用'));

      await desk.act('unlock', REASON);
      await eventually(() => desk.state(), '正常');
      await portal.login.enter(person);
    }));
});

// Which regions may buy a plate.
import { isOpenToRegion } from './region';

describe('a plate', () => {
  it('is open to its own region alone', () => {
    const plate = { region: '330702', isPersonalised: false };
    expect(isOpenToRegion(plate, '330702')).toBe(true);
    expect(isOpenToRegion(plate, '330782')).toBe(false);
  });

  it('is open to every region when it is personalised', () => {
    const plate = { region: '330702', isPersonalised: true };
    expect(isOpenToRegion(plate, '330702')).toBe(true);
    expect(isOpenToRegion(plate, '330782')).toBe(true);
  });
});

// What it remembers is bounded, and never stands for another text.
import { HtmlLaundry } from './html-laundry';

describe('the laundry', () => {
  it('cleans each text, however many there are, the first time and the next', () => {
    const laundry = new HtmlLaundry();
    for (const round of [1, 2]) {
      for (let text = 0; text < 250; text += 1)
        expect([round, laundry.clean(`<p onclick="x()">${text}</p>`)]).toEqual([round, `<p>${text}</p>`]);
    }
  });
});

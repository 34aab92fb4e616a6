// One page at a time: late answers cover nothing, and silence takes away nothing that is shown.
import type { Page } from '@haopai/contracts';
import type { Outcome } from '@haopai/web-data';
import { PagedList } from './paged-list';

type Answer = Outcome<Page<string>>;

const pageOf = (...items: readonly string[]): Answer => ({
  ok: true,
  value: { items, total: 25, page: 1, size: 10 },
});
const SILENCE: Answer = {
  ok: false,
  refusal: { code: 'SERVER.UNAVAILABLE', data: { retryAfterMs: 1 } },
};

describe('PagedList', () => {
  let list: PagedList<string>;

  beforeEach(() => {
    list = new PagedList<string>();
  });

  it('loads a page and knows how many there are', async () => {
    expect(list.state().status).toBe('loading');
    await list.show(() => Promise.resolve(pageOf('a', 'b')));
    expect(list.items()).toEqual(['a', 'b']);
    expect(list.pages()).toBe(3);
  });

  it('lets no late answer cover a later page', async () => {
    let tell: (answer: Answer) => void = () => undefined;
    const early = list.show(() => new Promise((resolve) => (tell = resolve)));
    await list.show(() => Promise.resolve(pageOf('later')));
    tell(pageOf('earlier'));
    await early;
    expect(list.items()).toEqual(['later']);
  });

  it('keeps what is shown when there is no answer, and says so when nothing is', async () => {
    const answers = [pageOf('here'), SILENCE, SILENCE];
    await list.show(() => Promise.resolve(answers.shift() ?? SILENCE));
    await list.refresh();
    expect(list.items()).toEqual(['here']);
    await list.reload();
    expect(list.state().status).toBe('failed');
  });
});

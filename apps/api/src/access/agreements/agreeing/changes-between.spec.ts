// A reader is shown the passages that are new and those that are gone, and nothing that stayed.
import { changesBetween } from './changes-between';

describe('what changed in an agreement', () => {
  it('is nothing where only the look differs', () => {
    const changes = changesBetween(
      '<p>一 <strong>二</strong></p><p>三</p>',
      '<h2>一 二</h2><ul><li>三</li></ul>',
    );
    expect(changes).toEqual({ added: [], removed: [] });
  });

  it('is each passage that is new, changed or gone, as plain text', () => {
    const before = '<h2>一</h2><p>保留 30 分钟</p><ul><li>甲</li><li>乙</li></ul>';
    const after = '<h2>一</h2><p>保留 <em>60</em> 分钟 &amp; 更久</p><ul><li>甲</li></ul><p>新的</p>';
    expect(changesBetween(before, after)).toEqual({
      added: ['保留 60 分钟 & 更久', '新的'],
      removed: ['保留 30 分钟', '乙'],
    });
  });
});

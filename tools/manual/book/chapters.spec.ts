// Chapters are the guides' own words: links stay within the book, closed pages come last.
import type { Guide } from '../help-text';
import { chaptersOf } from './chapters';

const NOT_OPEN = 'opening soon';

const guideOf = (slug: string, html: string): Guide => ({ slug, title: slug, summary: '', html });

describe('chaptersOf', () => {
  it('leads links to guides to their chapters and keeps only the words of others', () => {
    const html =
      '<p><a href="/articles/enrol">a</a> <a href="/auctions">b</a> <a href="/articles/news">c</a></p>';
    const { open } = chaptersOf([guideOf('enrol', html)], NOT_OPEN);
    expect(open[0]?.html).toBe('<p><a href="#enrol">a</a> b c</p>');
  });

  it('sets guides apart that begin by saying that their page is not open', () => {
    const closed = guideOf(
      'practise',
      '<blockquote><p>This page is opening soon.</p></blockquote><p>Rules.</p>',
    );
    const later = guideOf('pay', '<p>First.</p><blockquote><p>Paying is opening soon.</p></blockquote>');
    const { open, rules } = chaptersOf([closed, later], NOT_OPEN);
    expect(rules.map(({ id }) => id)).toEqual(['practise']);
    expect(open.map(({ id }) => id)).toEqual(['pay']);
  });
});

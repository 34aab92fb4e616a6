// Chapters are the guides' own words: figures stand between their parts, links stay within the book, closed pages come last.
import { FIGURES } from '../figures';
import type { Guide } from '../help-text';
import { chaptersOf } from './chapters';

const NOT_OPEN = 'opening soon';
const PARTS = '<h2>One</h2><p>1</p><h2>Two</h2><p>2</p><h2>Three</h2><h2>Four</h2><h2>Five</h2><h2>Six</h2>';

/** A guide for every figure, and what a test adds. */
function guidesWith(...some: readonly Guide[]): readonly Guide[] {
  const others = [...new Set(FIGURES.map(({ guide }) => guide))]
    .filter((slug) => some.every((guide) => guide.slug !== slug))
    .map((slug) => guideOf(slug, PARTS));
  return [...some, ...others];
}

const guideOf = (slug: string, html: string): Guide => ({ slug, title: slug, summary: '', html });

describe('chaptersOf', () => {
  it('puts a figure behind the part that it belongs to', () => {
    const { open } = chaptersOf(guidesWith(guideOf('log-in', `<p>Before.</p>${PARTS}`)), NOT_OPEN);
    const parts = open.find(({ id }) => id === 'log-in')?.parts ?? [];
    expect(parts.map(({ html, figures }) => [html.slice(0, 12), figures.map(({ name }) => name)])).toEqual([
      ['<p>Before.</', []],
      ['<h2>One</h2>', ['log-in-by-password']],
      ['<h2>Two</h2>', ['log-in-by-sms']],
      ['<h2>Three</h', []],
      ['<h2>Four</h2', []],
      ['<h2>Five</h2', []],
      ['<h2>Six</h2>', []],
    ]);
  });

  it('counts parts alike when a guide begins with a heading', () => {
    const { open } = chaptersOf(guidesWith(guideOf('log-in', PARTS)), NOT_OPEN);
    const second = open.find(({ id }) => id === 'log-in')?.parts[2];
    expect(second).toMatchObject({ html: '<h2>Two</h2><p>2</p>', figures: [{ name: 'log-in-by-sms' }] });
  });

  it('leads links to guides to their chapters and keeps only the words of others', () => {
    const html =
      '<p><a href="/articles/enrol">a</a> <a href="/auctions">b</a> <a href="/articles/news">c</a></p>';
    const { open } = chaptersOf(guidesWith(guideOf('enrol', html)), NOT_OPEN);
    expect(open[0]?.parts[0]?.html).toBe('<p><a href="#enrol">a</a> b c</p>');
  });

  it('sets guides apart that begin by saying that their page is not open', () => {
    const closed = guideOf(
      'practise',
      '<blockquote><p>This page is opening soon.</p></blockquote><p>Rules.</p>',
    );
    const later = guideOf('pay', '<p>First.</p><blockquote><p>Paying is opening soon.</p></blockquote>');
    const { open, rules } = chaptersOf(guidesWith(closed, later), NOT_OPEN);
    expect(rules.map(({ id }) => id)).toEqual(['practise']);
    expect(open.map(({ id }) => id)).toContain('pay');
  });

  it('refuses a guide that has lost the part of a figure', () => {
    expect(() => chaptersOf(guidesWith(guideOf('log-in', '<p>Short.</p>')), NOT_OPEN)).toThrow(
      'log-in-by-password: log-in has no part 1',
    );
  });

  it('refuses to leave out a figure whose guide is gone', () => {
    const guides = guidesWith().filter(({ slug }) => slug !== 'log-in');
    expect(() => chaptersOf(guides, NOT_OPEN)).toThrow('belongs to no guide: log-in');
  });
});

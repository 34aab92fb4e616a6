// What passes as markup or as a worker's address; how browsers keep to it the journeys of every page see.
import { TRUST_RULES } from './trust-own-scripts';

describe('texts that the browser takes', () => {
  const html = (sink: string, text = '<img src="x" onerror="alert(1)">') =>
    TRUST_RULES.createHTML(text, 'TrustedHTML', sink);
  const script = (address: string, sink: string) =>
    TRUST_RULES.createScriptURL(address, 'TrustedScriptURL', sink);

  it('never become markup of the page, but may empty it', () => {
    expect(html('Element innerHTML')).toBeNull();
    expect(html('Element insertAdjacentHTML')).toBeNull();
    expect(html('Element innerHTML', '')).toBe('');
  });

  it('are read in a document that is shown nowhere', () => {
    expect(html('DOMParser parseFromString')).toContain('<img');
  });

  it('are not answered for to a script that asks for itself', () => {
    expect(() => TRUST_RULES.createHTML('<p>pasted</p>')).toThrow(TypeError);
  });

  it('name workers of this site alone, and no scripts of the page', () => {
    expect(script('/sw.js', 'ServiceWorkerContainer register')).toBe('/sw.js');
    expect(script(`${location.origin}/worker-AB12CD34.js`, 'Worker constructor')).toContain('/worker');
    expect(script('https://elsewhere.example/worker.js', 'Worker constructor')).toBeNull();
    expect(script('data:text/javascript,0', 'Worker constructor')).toBeNull();
    expect(script('/sw.js', 'HTMLScriptElement src')).toBeNull();
  });
});
